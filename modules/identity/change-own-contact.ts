import { timingSafeEqual } from 'node:crypto'
import { audit } from '#platform/access'
import { z } from '#platform/api'
import { conflict, invalid, keeping } from '#platform/errors'
import { keyedHash } from '#platform/secret'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { identityApi } from './api.ts'
import { changeContact } from './change-contact.ts'
import { type Contact, toContact } from './contact.ts'
import { contactCodeLetter, contactCodeText, contactInUseLetter, contactInUseText } from './letters.ts'
import { codeRules } from './rules.ts'
import { checkFresh } from './sessions.ts'
import { checkLimit } from './throttle.ts'
import { findByContact } from './tries.ts'

type Asking = Ctx<typeof identityApi.askContactChange>

/**
 * Sends a code to the address or number a young person wants to sign in with from now on. Same answer and same statements when another
 * account has that contact: its holder alone is told, there, and gets no code.
 */
export async function askContactChange(ctx: Asking) {
  const { actor, body } = ctx
  await checkFresh(ctx)
  const contact = toContact(body.contact)
  await checkLimit(ctx, 'contact-account', actor.id)
  await checkLimit(ctx, 'code-contact', contact.value)
  const holder = await findByContact(ctx, contact)
  if (holder?.id === actor.id) throw conflict('identity.contact-same')
  const code = ctx.ids.code()
  const expiresAt = new Date(Date.parse(ctx.clock.now()) + codeRules.validMinutes * 60_000).toISOString()
  await keepChange(ctx, contact, code, expiresAt)
  const { channel, value } = contact
  // not in the asker's list of messages: it would tell there which of the two was sent
  await ctx.send({ channel, to: value, kind: 'identity.contact-code', ...letterTo(ctx, contact, holder ? undefined : code), expiresAt })
  await audit(ctx, 'identity.contact-change-asked', actor.id, { channel })
  return { validMinutes: codeRules.validMinutes, resendSeconds: codeRules.resendSeconds }
}

/** The newest wish replaces the one before, and its tries. */
const keepChange = (ctx: Asking, { channel, value }: Contact, code: string, expiresAt: string) =>
  ctx.db.run(sql`
    insert into identity.contact_change (account_id, channel, contact, code_hash, created_at, expires_at)
    values (${ctx.actor.id}, ${channel}, ${value}, ${hashOf(ctx, code)}, ${ctx.clock.now()}, ${expiresAt})
    on conflict (account_id) do update set channel = excluded.channel, contact = excluded.contact, code_hash = excluded.code_hash,
      created_at = excluded.created_at, expires_at = excluded.expires_at, tries = 0`)

const hashOf = (ctx: Pick<Ctx, 'config'> & { actor: { id: string } }, code: string) => keyedHash(ctx, 'contact-change', ctx.actor.id, code)

function letterTo({ config }: Asking, { channel }: Contact, code: string | undefined) {
  const isEmail = channel === 'email'
  if (code === undefined) return isEmail ? contactInUseLetter(config.publicUrl) : { body: contactInUseText }
  return { ...(isEmail ? contactCodeLetter(code) : { body: contactCodeText(code) }), isSecret: true }
}

const Waiting = z.object({ channel: z.enum(['email', 'sms']), contact: z.string(), codeHash: z.instanceof(Buffer) })

/** Takes the new contact in use with the code that was sent there; the old one is told. A code is tried five times at most. */
export async function confirmContactChange(ctx: Ctx<typeof identityApi.confirmContactChange>) {
  const { db, actor, clock, body } = ctx
  const waiting = await db.maybe(
    Waiting,
    sql`update identity.contact_change set tries = tries + 1
      where account_id = ${actor.id} and expires_at > ${clock.now()} and tries < ${codeRules.mostTries}
      returning channel, contact, code_hash as "codeHash"`,
  )
  const isRight = waiting && timingSafeEqual(waiting.codeHash, hashOf(ctx, body.code))
  // taken by another account since: said like a wrong code
  if (!isRight || (await findByContact(ctx, { channel: waiting.channel, value: waiting.contact }))) {
    await audit(ctx, 'identity.contact-change-refused', actor.id)
    throw keeping(invalid('identity.code-wrong'))
  }
  await changeContact(ctx, actor.id, waiting.channel === 'email' ? { email: waiting.contact } : { phone: waiting.contact })
  return {}
}
