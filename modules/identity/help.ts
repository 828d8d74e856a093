import { timingSafeEqual } from 'node:crypto'
import { audit } from '#platform/access'
import { z } from '#platform/api'
import { conflict, notFound } from '#platform/errors'
import { hashToken } from '#platform/ids'
import { keyedHash } from '#platform/secret'
import type { Ctx } from '#platform/server'
import { type Sql, sql } from '#platform/sql'
import type { identityApi } from './api.ts'
import { type HelpOffer, HelpOffer as Offer } from './api-mandates.ts'
import { mandateInForce, sessionSeconds } from './authenticate.ts'
import { type Contact, toContact } from './contact.ts'
import { helpCodes } from './letters.ts'
import type { SignInMethod } from './open-session.ts'
import { codeRules, maskContact, triesBeforeLock } from './rules.ts'

/** What a link offers; 404 for one that never was or is no more, 409 when it is too old or the mandate over. */
export async function getHelpOffer(ctx: Ctx<typeof identityApi.helpOffer>): Promise<HelpOffer> {
  const { contact, ...offer } = await findOffer(ctx, ctx.params.token)
  return { name: offer.name, scopes: offer.scopes, endsOn: offer.endsOn, contact: maskContact(contact) }
}

/** Accepts to help: the link is used up and the session opens. Later, a code is sent to the same contact from the page where all sign in. */
export async function startHelping(ctx: Ctx<typeof identityApi.startHelping>) {
  const offer = await findOffer(ctx, ctx.params.token)
  const isMine = await ctx.db.run(sql`update identity.mandate set link_hash = null where link_hash = ${hashToken(ctx.params.token)}`)
  if (!isMine) throw conflict('identity.link-used')
  await openHelp(ctx, offer, 'link')
  return { role: 'youngPerson' as const }
}

const Found = Offer.extend({ id: z.uuid(), youngPersonId: z.uuid(), isOpen: z.boolean() })

async function findOffer({ db, clock }: Pick<Ctx, 'db' | 'clock'>, token: string) {
  const found = await db.maybe(
    Found,
    sql`select m.id, m.young_person_id as "youngPersonId", m.helper_name as name, m.contact, m.scopes, m.ends_on as "endsOn",
      ${isOpen(clock)} and m.link_expires_at > ${clock.now()} as "isOpen"
    from identity.mandate m join identity.account a on a.id = m.young_person_id where m.link_hash = ${hashToken(token)}`,
  )
  if (!found) throw notFound('identity.help-link-unknown')
  if (!found.isOpen) throw conflict('identity.link-expired')
  return found
}

/** Condition on a mandate `m` and the account `a` it opens. */
const isOpen = (clock: Ctx['clock']): Sql => sql`(${mandateInForce(clock.today())} and a.status <> 'closed')`

const Held = z.object({ id: z.uuid(), startsOn: z.iso.date() })

/** Sends a code for each mandate of this contact: which code is given back says whom one helps. Sends nothing to who has none. */
export async function sendHelpCodes(ctx: Ctx<typeof identityApi.askCode>, { channel, value }: Contact) {
  const { db, clock, ids } = ctx
  const held = await db.many(
    Held,
    sql`select m.id, m.starts_on as "startsOn" from identity.mandate m join identity.account a on a.id = m.young_person_id
      where m.channel = ${channel} and m.contact = ${value} and ${isOpen(clock)} order by m.created_at, m.id limit 10`,
  )
  const codes = held.map((m) => ({ ...m, code: ids.code() }))
  const expiresAt = new Date(Date.parse(clock.now()) + codeRules.validMinutes * 60_000).toISOString()
  const lines = codes.map((c) => ({ id: c.id, hash: keyedHash(ctx, 'code', c.id, c.code).toString('hex') }))
  await db.run(sql`update identity.mandate m set code_hash = decode(l.hash, 'hex'), code_expires_at = ${expiresAt}, code_tries = 0
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l (id uuid, hash text) where m.id = l.id`)
  // the number of statements does not tell who helps
  if (!codes.length) return void (await db.run(sql`select 1`))
  const letter = helpCodes(codes)
  const words = channel === 'email' ? { subject: letter.subject, body: letter.body } : { body: letter.short }
  await ctx.send({ channel, to: value, kind: 'identity.help-code', ...words, isSecret: true, expiresAt })
}

const Tried = z.object({ id: z.uuid(), youngPersonId: z.uuid(), codeHash: z.instanceof(Buffer) })

/** Tries the code on the mandates of this contact, each a few times, and opens the session of the one it is for; says whether it did. */
export async function tryHelpCode(ctx: Ctx<typeof identityApi.signInWithCode>) {
  const { channel, value } = toContact(ctx.body.contact)
  const now = ctx.clock.now()
  const tried = await ctx.db.many(
    Tried,
    sql`update identity.mandate m set code_tries = m.code_tries + 1, wrong_tries = m.wrong_tries + 1,
      locked_until = case when (m.wrong_tries + 1) % ${triesBeforeLock}::int = 0 then ${now}::timestamptz + interval '15 minutes' else m.locked_until end
    from identity.account a
    where a.id = m.young_person_id and m.channel = ${channel} and m.contact = ${value} and ${isOpen(ctx.clock)}
      and m.code_expires_at > ${now} and m.code_tries < ${codeRules.mostTries} and m.code_hash is not null
      and (m.locked_until is null or m.locked_until <= ${now})
    returning m.id, m.young_person_id as "youngPersonId", m.code_hash as "codeHash"`,
  )
  const right = tried.find(({ id, codeHash }) => timingSafeEqual(codeHash, keyedHash(ctx, 'code', id, ctx.body.code)))
  if (!right) return false
  await ctx.db.run(sql`update identity.mandate set code_hash = null, wrong_tries = 0, locked_until = null
    where id = any(${tried.map(({ id }) => id)})`)
  await openHelp(ctx, right, 'code')
  return true
}

/** Opens a session that is the young person's but for what the mandate leaves closed; the young person was not there. */
async function openHelp(
  ctx: Pick<Ctx, 'db' | 'clock' | 'ids' | 'setSession' | 'request'>,
  m: { id: string; youngPersonId: string },
  method: SignInMethod,
) {
  const { db, clock, ids, request } = ctx
  const now = clock.now()
  const token = ids.token()
  await db.run(sql`
    with used as (update identity.mandate set last_used_at = ${now} where id = ${m.id})
    insert into identity.session (id, token_hash, account_id, mandate_id, method, user_agent, created_at, last_seen_at, expires_at)
    values (${ids.uuid()}, ${hashToken(token)}, ${m.youngPersonId}, ${m.id}, ${method}, ${request.userAgent.slice(0, 300)}, ${now}, ${now},
      ${now}::timestamptz + make_interval(secs => ${sessionSeconds('helper')}))`)
  ctx.setSession(token)
  await audit({ db, clock }, 'identity.helper-signed-in', m.youngPersonId, { method, mandateId: m.id })
}
