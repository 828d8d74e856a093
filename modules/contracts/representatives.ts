import { timingSafeEqual } from 'node:crypto'
import { keyedHash, maskContact, toContact } from '#modules/identity'
import { followedBy } from '#modules/people'
import { audit } from '#platform/access'
import { z } from '#platform/api'
import { conflict, invalid, keeping, notFound, tooMany } from '#platform/errors'
import { hashToken } from '#platform/ids'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import type { contractsApi } from './api.ts'
import { bringIntoForce } from './bring-into-force.ts'
import { listVersions, readContract } from './get-contract.ts'
import { representativeCodeLetter, representativeCodeText, representativeLetter, representativeText } from './letters.ts'
import { holdLine } from './queries.ts'
import { signingRules } from './rules.ts'
import { addSignature, checkMayStillSign } from './sign-contract.ts'

/** Sends the legal representative of a minor a link of their own, to their own address or number; the one before stops working. */
export async function inviteRepresentative(ctx: Ctx<(typeof contractsApi)['inviteRepresentative']>) {
  const { db, actor, clock, params, body } = ctx
  const { line } = await holdLine(ctx, params.id, followedBy)
  checkMayStillSign(line, line.version, 'representative')
  const { channel, value } = toContact(body.contact)
  await checkNotTheirs(ctx, line.youngPersonId, value)
  const token = ctx.ids.token()
  const expiresAt = later(ctx, signingRules.linkDays * 24 * 60)
  await db.run(sql`update contracts.representative set ended_at = ${clock.now()} where contract_id = ${params.id} and ended_at is null`)
  await db.run(sql`insert into contracts.representative (id, contract_id, version, first_name, last_name, relation, channel, contact, token_hash,
      expires_at, invited_by, created_at)
    values (${body.id}, ${params.id}, ${line.version}, ${body.firstName.trim()}, ${body.lastName.trim()}, ${body.relation}, ${channel}, ${value},
      ${hashToken(token)}, ${expiresAt}, ${actor.id}, ${clock.now()})`)
  const about = { link: `${ctx.config.publicUrl}/representant/${token}`, structureName: line.structureName }
  const letter = channel === 'email' ? representativeLetter(about) : { body: representativeText(about) }
  await ctx.send({
    channel,
    to: value,
    accountId: line.youngPersonId,
    kind: 'contracts.representative',
    ...letter,
    isSecret: true,
    expiresAt,
  })
  await audit(ctx, 'contracts.representative-invited', line.youngPersonId, { channel })
  return readContract(ctx, params.id)
}

/** A code sent to the young person, or to a professional of Élan, would prove nothing. */
async function checkNotTheirs({ db }: Pick<Work, 'db'>, youngPersonId: string, contact: string) {
  const taken = await db.run(sql`select from identity.pub_account a where (a.email = ${contact} or a.phone = ${contact})
    and (a.id = ${youngPersonId} or a.role <> 'youngPerson') and a.status <> 'closed'`)
  if (taken) throw invalid('contracts.contact-not-theirs')
}

const later = ({ clock }: Pick<Work, 'clock'>, minutes: number) => new Date(Date.parse(clock.now()) + minutes * 60_000).toISOString()

const Link = z.object({
  id: z.uuid(),
  contractId: z.uuid(),
  version: z.int(),
  newest: z.int(),
  status: z.string(),
  representativeName: z.string(),
  channel: z.enum(['email', 'sms']),
  contact: z.string(),
  expiresAt: z.string(),
  endedAt: z.string().nullable(),
  codeHash: z.instanceof(Buffer).nullable(),
  youngPersonId: z.uuid(),
  youngPersonFirstName: z.string(),
  youngPersonLastName: z.string(),
  structureName: z.string(),
  adviserName: z.string(),
  timeZone: z.string(),
})

/** What a link opens; 404 for one that never was, 409 when it was used, replaced or is too old. Held until the transaction ends. */
async function getLink({ db, clock }: Pick<Work, 'db' | 'clock'>, token: string) {
  const found = await db.maybe(
    Link,
    sql`select r.id, r.contract_id as "contractId", r.version, c.version as newest, c.status, r.first_name || ' ' || r.last_name as "representativeName",
      r.channel, r.contact, r.expires_at as "expiresAt", r.ended_at as "endedAt", r.code_hash as "codeHash",
      y.id as "youngPersonId", y.first_name as "youngPersonFirstName", y.last_name as "youngPersonLastName", s.name as "structureName",
      p.first_name || ' ' || p.last_name as "adviserName", s.time_zone as "timeZone"
    from contracts.representative r join contracts.contract c on c.id = r.contract_id join people.pub_young_person y on y.id = c.young_person_id
      join people.pub_structure s on s.id = c.structure_id join people.pub_professional p on p.id = y.adviser_id
    where r.token_hash = ${hashToken(token)}`,
  )
  if (!found) throw notFound('contracts.link-unknown')
  if (found.endedAt !== null || found.newest !== found.version || !['to_sign', 'active'].includes(found.status))
    throw conflict('contracts.link-over')
  if (found.expiresAt <= clock.now()) throw conflict('contracts.link-over')
  return found
}

/** What the link is about, before the code: no last name, no text. */
export async function getRepresentation(ctx: Ctx<(typeof contractsApi)['representation']>) {
  const link = await getLink(ctx, ctx.params.token)
  return { ...link, maskedContact: maskContact(link.contact) }
}

/** Sends the code that opens the text and signs it. Each link gets ten at most. */
export async function askRepresentativeCode(ctx: Ctx<(typeof contractsApi)['askRepresentativeCode']>) {
  const link = await getLink(ctx, ctx.params.token)
  const code = ctx.ids.code()
  const expiresAt = later(ctx, signingRules.validMinutes)
  const kept =
    await ctx.db.run(sql`update contracts.representative set code_hash = ${hashOf(ctx, link.id, code)}, code_sent_at = ${ctx.clock.now()},
      code_expires_at = ${expiresAt}, code_count = code_count + 1, tries = 0
    where id = ${link.id} and code_count < ${signingRules.mostCodes}
      and (code_sent_at is null or code_sent_at <= ${ctx.clock.now()}::timestamptz - make_interval(secs => ${signingRules.resendSeconds}))`)
  if (!kept) throw tooMany('contracts.too-many-codes', { retryAfter: signingRules.resendSeconds })
  const letter = link.channel === 'email' ? representativeCodeLetter(code) : { body: representativeCodeText(code) }
  await ctx.send({
    channel: link.channel,
    to: link.contact,
    accountId: link.youngPersonId,
    kind: 'contracts.code',
    ...letter,
    isSecret: true,
    expiresAt,
  })
  return { validMinutes: signingRules.validMinutes, resendSeconds: signingRules.resendSeconds }
}

const hashOf = (ctx: Pick<Ctx, 'config'>, id: string, code: string) => keyedHash(ctx, 'representative', id, code)

/** A wrong try is counted even though it is refused; the right code works until it signs or is too old. */
async function checkCode(ctx: Pick<Ctx, 'db' | 'clock' | 'config'>, id: string, code: string) {
  const kept = await ctx.db.maybe(
    z.object({ hash: z.instanceof(Buffer) }),
    sql`update contracts.representative set tries = tries + 1
    where id = ${id} and code_expires_at > ${ctx.clock.now()} and tries < ${signingRules.mostTries} and ended_at is null returning code_hash as hash`,
  )
  if (!kept) throw invalid('contracts.code-over')
  if (!timingSafeEqual(kept.hash, hashOf(ctx, id, code))) throw keeping(invalid('contracts.code-wrong'))
  await ctx.db.run(sql`update contracts.representative set tries = tries - 1 where id = ${id}`)
}

/** The whole text, against the code. */
export async function readAsRepresentative(ctx: Ctx<(typeof contractsApi)['readAsRepresentative']>) {
  const link = await getLink(ctx, ctx.params.token)
  await checkCode(ctx, link.id, ctx.body.code)
  const text = (await listVersions(ctx, link.contractId)).find((v) => v.number === link.version)!
  return { ...text, youngPersonName: `${link.youngPersonFirstName} ${link.youngPersonLastName}` }
}

/** Signs for the minor, once; the link is used up. */
export async function signAsRepresentative(ctx: Ctx<(typeof contractsApi)['signAsRepresentative']>) {
  const link = await getLink(ctx, ctx.params.token)
  await checkCode(ctx, link.id, ctx.body.code)
  const { drawing } = ctx.body
  const spent = await ctx.db.run(
    sql`update contracts.representative set ended_at = ${ctx.clock.now()}, code_hash = null where id = ${link.id} and ended_at is null`,
  )
  if (!spent) throw conflict('contracts.link-over')
  await addSignature(ctx, {
    contractId: link.contractId,
    version: link.version,
    signer: 'representative',
    way: drawing ? 'drawn' : 'code',
    accountId: null,
    name: link.representativeName,
    drawing,
    signedOn: ctx.clock.today(link.timeZone),
  })
  await audit(ctx, 'contracts.representative-signed', link.youngPersonId)
  return { isInForce: (await bringIntoForce(ctx, link.contractId)) || link.status === 'active' }
}
