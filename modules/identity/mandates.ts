import { audit } from '#platform/access'
import { z } from '#platform/api'
import { conflict, invalid, notFound } from '#platform/errors'
import { hashToken } from '#platform/ids'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { identityApi } from './api.ts'
import { Mandate, type NewMandate } from './api-mandates.ts'
import { mandateInForce } from './authenticate.ts'
import { type Contact, toContact } from './contact.ts'
import { helpInvitation, securityLetter } from './letters.ts'
import { checkMandate, helpLinkDays, maskContact, mostMandates } from './rules.ts'
import { checkFresh, endHelp } from './sessions.ts'

type Acting = Pick<Ctx, 'db' | 'actor' | 'clock' | 'ids' | 'config' | 'send' | 'publish'>

/** Those one let help oneself. */
export const listOwnMandates = (ctx: Ctx<typeof identityApi.mandates>) => listMandates(ctx, ctx.actor.id)

/** The young person lets somebody help, shortly after signing in: a device left open is not enough. */
export async function giveOwnMandate(ctx: Ctx<typeof identityApi.giveMandate>) {
  await checkFresh(ctx)
  return giveMandate(ctx, ctx.actor.id, ctx.body)
}

/** The young person wants no more of that help: at once, whenever they signed in. */
export const revokeOwnMandate = (ctx: Ctx<typeof identityApi.revokeMandate>) => revokeMandate(ctx, ctx.actor.id, ctx.params.id)

/** The mandates a young person gave, the newest first; those that are over for a year more. Whose they are is for the caller to check. */
export async function listMandates({ db, clock }: Pick<Ctx, 'db' | 'clock'>, youngPersonId: string) {
  const rows = await db.many(
    Mandate,
    sql`
    select m.id, m.helper_name as name, m.relation, m.contact, m.scopes, m.starts_on as "startsOn", m.ends_on as "endsOn", m.consent,
      m.consent_on as "consentOn", m.revoked_at as "revokedAt", m.last_used_at as "lastUsedAt",
      case when m.revoked_at is not null then 'revoked' when ${mandateInForce(clock.today())} then 'in-force' else 'past' end as state,
      (select count(*) from platform.audit_entry e where e.subject_id = m.young_person_id and e.what = 'identity.helper-acted'
        and e.details ->> 'mandateId' = m.id::text)::int as acts
    from identity.mandate m
    where m.young_person_id = ${youngPersonId} and coalesce(m.revoked_at::date, m.ends_on) > ${clock.today()}::date - 366
    order by m.created_at desc, m.id desc limit 50`,
  )
  return { items: rows.map((m) => ({ ...m, contact: maskContact(m.contact) })) }
}

/**
 * Lets somebody help a young person from today on, and sends them the link. `paperSignedOn`: the adviser holds the young person's signed
 * consent; else the young person says it here. Who may is for the caller to check. 409 when too many help already, 422 when a rule says no.
 */
export async function giveMandate(ctx: Acting, youngPersonId: string, m: NewMandate, paperSignedOn?: string) {
  const today = ctx.clock.today()
  const name = m.name.trim()
  const contact = toContact(m.contact)
  checkMandate({ name, endsOn: m.endsOn, consentOn: paperSignedOn ?? today }, today)
  const person = await holdPerson(ctx, youngPersonId)
  if ([person.email, person.phone].includes(contact.value)) throw invalid('identity.helper-contact-own')
  if (person.count >= mostMandates) throw conflict('identity.too-many-helpers', { most: mostMandates })
  // one cannot answer for an appointment that one cannot read
  const scopes = [...new Set(m.scopes.includes('answers') ? (['agenda', ...m.scopes] as const) : m.scopes)]
  const token = ctx.ids.token()
  const linkExpiresAt = new Date(Date.parse(ctx.clock.now()) + helpLinkDays * 24 * 3600_000).toISOString()
  await ctx.db.run(sql`insert into identity.mandate (id, young_person_id, helper_name, relation, channel, contact, scopes, starts_on, ends_on,
      consent, consent_on, given_by, created_at, link_hash, link_expires_at)
    values (${m.id}, ${youngPersonId}, ${name}, ${m.relation}, ${contact.channel}, ${contact.value}, ${scopes}, ${today}, ${m.endsOn},
      ${paperSignedOn ? 'on_paper' : 'in_app'}, ${paperSignedOn ?? today}, ${ctx.actor.id}, ${ctx.clock.now()},
      ${hashToken(token)}, ${linkExpiresAt})`)
  await audit(ctx, 'identity.mandate-given', youngPersonId, { mandate: m.id, scopes, endsOn: m.endsOn, onPaper: Boolean(paperSignedOn) })
  await sendInvitation(ctx, contact, { token, expiresAt: linkExpiresAt, endsOn: m.endsOn })
  await tellOwner(ctx, person)
  return listMandates(ctx, youngPersonId)
}

const Person = z.object({ id: z.uuid(), email: z.string().nullable(), phone: z.string().nullable(), count: z.int() })

/** Held, so that two at the same time are counted one after the other. */
async function holdPerson({ db, clock }: Acting, id: string) {
  await db.run(sql`select from identity.account where id = ${id} for update`)
  return db.one(
    Person,
    sql`select a.id, a.email, a.phone, (select count(*) from identity.mandate m
        where m.young_person_id = a.id and ${mandateInForce(clock.today())})::int as count
      from identity.account a where a.id = ${id}`,
  )
}

function sendInvitation(ctx: Acting, { channel, value }: Contact, l: { token: string; expiresAt: string; endsOn: string }) {
  const letter = helpInvitation(`${ctx.config.publicUrl}/aider/${l.token}`, l.endsOn)
  const words = channel === 'email' ? { subject: letter.subject, body: letter.body } : { body: letter.short }
  return ctx.send({ channel, to: value, kind: 'identity.help-invitation', ...words, isSecret: true, expiresAt: l.expiresAt })
}

/** So that a mandate they did not want is noticed. */
async function tellOwner({ send }: Acting, { id, email, phone }: z.infer<typeof Person>) {
  const letter = securityLetter('youngPerson', 'helper-added')
  if (email) await send({ channel: 'email', to: email, accountId: id, kind: 'identity.security', ...letter })
  else if (phone) await send({ channel: 'sms', to: phone, accountId: id, kind: 'identity.security', body: `Élan : ${letter.sentence}` })
}

/** Ends a mandate: the sessions of who helped end with it. 404 `identity.mandate-unknown` when it is not theirs or already over. */
export async function revokeMandate(ctx: Acting, youngPersonId: string, id: string) {
  const isRevoked = await ctx.db.run(sql`update identity.mandate set revoked_at = ${ctx.clock.now()}, revoked_by = ${ctx.actor.id},
      link_hash = null, code_hash = null
    where id = ${id} and young_person_id = ${youngPersonId} and revoked_at is null`)
  if (!isRevoked) throw notFound('identity.mandate-unknown')
  await endHelp(ctx, youngPersonId, id)
  await audit(ctx, 'identity.mandate-revoked', youngPersonId, { mandate: id })
  return listMandates(ctx, youngPersonId)
}
