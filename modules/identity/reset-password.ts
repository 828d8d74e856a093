import { audit } from '#platform/access'
import { z } from '#platform/api'
import { invalid, keeping } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { identityApi } from './api.ts'
import { toEmail } from './contact.ts'
import { noResetLetter, resetLetter, securityLetter } from './letters.ts'
import { endLinks, getLink, keepLink, spendLink } from './links.ts'
import { openSession } from './open-session.ts'
import { keepPassword } from './password.ts'
import { hashPassword } from './password-hash.ts'
import { checkPassword, resetMinutes } from './rules.ts'
import { endSessions } from './sessions.ts'
import { checkLimit } from './throttle.ts'
import { takeTotp } from './totp.ts'
import { holdAccount, holdByContact, noteWrongTry } from './tries.ts'

type Asking = Ctx<typeof identityApi.askReset>

/** Sends a professional the link to a new password. Same answer and statements for an unknown address. */
export async function askReset(ctx: Asking) {
  const email = toEmail(ctx.body.email)
  await checkLimit(ctx, 'reset-address', ctx.request.ip)
  await checkLimit(ctx, 'reset-contact', email)
  const found = await holdByContact(ctx, { channel: 'email', value: email })
  const account = found && found.role !== 'youngPerson' && found.status === 'active' ? found : undefined
  const hasPassword = await ctx.db.maybe(
    z.object({}),
    sql`select from identity.password p join identity.totp t using (account_id) where p.account_id = ${account?.id ?? null}`,
  )
  const token = ctx.ids.token()
  const expiresAt = new Date(Date.parse(ctx.clock.now()) + resetMinutes * 60_000).toISOString()
  const linked = account && hasPassword ? account.id : null
  await endLinks(ctx, linked, 'reset')
  await keepLink(ctx, linked, 'reset', token, expiresAt)
  const { publicUrl } = ctx.config
  const letter = linked ? resetLetter(`${publicUrl}/mot-de-passe-oublie/${token}`) : noResetLetter(publicUrl)
  if (account)
    await ctx.send({ channel: 'email', to: email, accountId: account.id, kind: 'identity.reset', ...letter, isSecret: true, expiresAt })
  else await keepLink(ctx, null, 'reset', token, expiresAt)
  await audit(ctx, 'identity.reset-asked', account?.id ?? null)
  return { validMinutes: resetMinutes }
}

type Resetting = Ctx<typeof identityApi.resetPassword>

/** Checks the link and the new password, and makes its hash, which is slow, before anything is held. */
export async function prepareReset(ctx: Resetting) {
  await checkLimit(ctx, 'try-address', ctx.request.ip)
  const { email } = await getLink(ctx, ctx.params.token, 'reset')
  checkPassword(ctx.body.password, email)
  return hashPassword(ctx.body.password)
}

/** Sets a new password: the link proves the mailbox, the code of the application is still asked for. Every other session ends. */
export async function resetPassword(ctx: Resetting, hash: string) {
  const { token } = ctx.params
  const { accountId, email } = await getLink(ctx, token, 'reset')
  const account = await holdAccount(ctx, accountId)
  const isCode = await takeTotp(ctx, account.isLocked ? null : accountId, ctx.body.code)
  if (!isCode) {
    await noteWrongTry(ctx, account, 'reset')
    throw keeping(invalid('identity.totp-wrong'))
  }
  await spendLink(ctx, token)
  await keepPassword(ctx, accountId, hash)
  await endSessions(ctx, accountId)
  await audit(ctx, 'identity.password-reset', accountId)
  if (email)
    await ctx.send({
      channel: 'email',
      to: email,
      accountId,
      kind: 'identity.security',
      ...securityLetter(account.role, 'password-changed'),
    })
  await openSession(ctx, accountId, 'password')
  return { role: account.role }
}
