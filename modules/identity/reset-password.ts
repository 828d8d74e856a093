import { audit } from '#platform/access'
import { z } from '#platform/api'
import { invalid } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import type { identityApi } from './api.ts'
import { toEmail } from './contact.ts'
import { noResetLetter, resetLetter, securityLetter } from './letters.ts'
import { endLinks, getLink, keepLink, spendLink } from './links.ts'
import { openSession } from './open-session.ts'
import { hashPassword } from './password-hash.ts'
import { checkPassword, resetMinutes } from './rules.ts'
import { endSessions } from './sessions.ts'
import { overLimit } from './throttle.ts'
import { takeTotp } from './totp.ts'
import { findByContact, getCandidate, noteWrongTry } from './tries.ts'

type Asking = Ctx<typeof identityApi.askReset>

/** Sends a professional the link to a new password. Same answer and statements for an unknown address. */
export async function askReset(ctx: Asking) {
  const email = toEmail(ctx.body.email)
  const refusal = (await overLimit(ctx, 'reset-address', ctx.request.ip)) ?? (await overLimit(ctx, 'reset-contact', email))
  if (refusal) return refusal
  const found = await findByContact(ctx, { channel: 'email', value: email })
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

/** Sets a new password: the link proves the mailbox, the code of the application is still asked for. Every other session ends. */
export async function resetPassword(ctx: Ctx<typeof identityApi.resetPassword>) {
  const { token } = ctx.params
  const { accountId, email } = await getLink(ctx, token, 'reset')
  checkPassword(ctx.body.password, email)
  const account = await getCandidate(ctx, accountId)
  const isCode = await takeTotp(ctx, account.isLocked ? null : accountId, ctx.body.code)
  if (!isCode) {
    await noteWrongTry(ctx, account, 'reset')
    return invalid('identity.totp-wrong')
  }
  await spendLink(ctx, token)
  await setPassword(ctx, accountId, ctx.body.password)
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

/** Keeps the hash of a new password. */
export async function setPassword({ db, clock }: Work, accountId: string, password: string) {
  await db.run(sql`insert into identity.password (account_id, hash, changed_at) values (${accountId}, ${await hashPassword(password)}, ${clock.now()})
    on conflict (account_id) do update set hash = excluded.hash, changed_at = excluded.changed_at`)
}
