import { audit } from '#platform/access'
import { keyedHash } from '#platform/secret'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { identityApi } from './api.ts'
import { type Contact, toContact } from './contact.ts'
import { sendHelpCodes } from './help.ts'
import { codeLetter, codeText, invitationLetter, invitationText, noCodeLetter } from './letters.ts'
import { endLinks, keepLink } from './links.ts'
import { codeRules, invitationDays } from './rules.ts'
import { checkLimit } from './throttle.ts'
import { type Candidate, holdByContact } from './tries.ts'

type Asking = Ctx<typeof identityApi.askCode>

/**
 * Sends a one-time code to the contact, if it is a young person's; the invitation again, if the account was never opened.
 * Who helps a young person gets theirs, whatever else the contact opens. Same answer and same number of statements whether there is an account or not.
 */
export async function askCode(ctx: Asking) {
  const contact = toContact(ctx.body.contact)
  await checkLimit(ctx, 'code-address', ctx.request.ip)
  await checkLimit(ctx, 'code-contact', contact.value)
  const account = await holdByContact(ctx, contact)
  if (account?.role === 'youngPerson' && account.status === 'active') await sendCode(ctx, account, contact)
  else if (account?.role === 'youngPerson' && account.status === 'invited') await sendInvitationAgain(ctx, account, contact)
  else if (account && contact.channel === 'email') await sendElsewhere(ctx, account, contact)
  else await sendNothing(ctx)
  await sendHelpCodes(ctx, contact)
  await audit(ctx, 'identity.code-asked', account?.id ?? null, { channel: contact.channel })
  return { validMinutes: codeRules.validMinutes, resendSeconds: codeRules.resendSeconds }
}

async function sendCode(ctx: Asking, { id }: Candidate, { channel, value }: Contact) {
  const code = ctx.ids.code()
  const expiresAt = laterThan(ctx, codeRules.validMinutes * 60)
  await endCodes(ctx, id)
  await keepCode(ctx, id, code, expiresAt)
  const letter = channel === 'email' ? codeLetter(code) : { body: codeText(code) }
  await ctx.send({ channel, to: value, accountId: id, kind: 'identity.code', ...letter, isSecret: true, expiresAt })
}

async function sendInvitationAgain(ctx: Asking, { id, role }: Candidate, { channel, value }: Contact) {
  const token = ctx.ids.token()
  const expiresAt = laterThan(ctx, invitationDays(role) * 24 * 3600)
  const link = `${ctx.config.publicUrl}/activer/${token}`
  await endLinks(ctx, id, 'activate')
  await keepLink(ctx, id, 'activate', token, expiresAt)
  const letter = channel === 'email' ? invitationLetter(role, link) : { body: invitationText(link) }
  await ctx.send({ channel, to: value, accountId: id, kind: 'identity.invitation', ...letter, isSecret: true, expiresAt })
}

async function sendElsewhere(ctx: Asking, { id, role }: Candidate, { value }: Contact) {
  if (role === 'youngPerson') return sendNothing(ctx)
  await endCodes(ctx, null)
  await keepCode(ctx, null, ctx.ids.code(), ctx.clock.now())
  const letter = noCodeLetter(ctx.config.publicUrl)
  await ctx.send({ channel: 'email', to: value, accountId: id, kind: 'identity.other-way', ...letter })
}

/** The statements of the others, on nobody. */
async function sendNothing(ctx: Asking) {
  await endCodes(ctx, null)
  await keepCode(ctx, null, ctx.ids.code(), ctx.clock.now())
  await keepCode(ctx, null, ctx.ids.code(), ctx.clock.now())
}

const endCodes = ({ db, clock }: Asking, accountId: string | null) =>
  db.run(sql`update identity.one_time_code set used_at = ${clock.now()} where account_id = ${accountId} and used_at is null`)

const keepCode = (ctx: Asking, accountId: string | null, code: string, expiresAt: string) =>
  ctx.db.run(sql`insert into identity.one_time_code (id, account_id, code_hash, created_at, expires_at)
    select ${ctx.ids.uuid()}::uuid, a.id, ${keyedHash(ctx, 'code', accountId ?? '', code)}, ${ctx.clock.now()}, ${expiresAt}::timestamptz
    from identity.account a where a.id = ${accountId}`)

const laterThan = ({ clock }: Asking, seconds: number) => new Date(Date.parse(clock.now()) + seconds * 1000).toISOString()
