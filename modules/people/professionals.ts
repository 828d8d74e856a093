import { changeContact, closeAccount, createAccount, inviteAccount } from '#modules/identity'
import { audit } from '#platform/access'
import { z } from '#platform/api'
import { conflict, forbidden, invalid, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { type Sql, sql } from '#platform/sql'
import { accessColumn } from './accesses.ts'
import { checkContactIsFree } from './add-young-person.ts'
import { Professional, type peopleApi } from './api.ts'
import { toEmail } from './normalise-contact.ts'
import { holdId } from './queries.ts'
import { tidy } from './rules.ts'
import { getStructure } from './structures.ts'

type Who = Pick<Ctx, 'db' | 'actor' | 'clock'>

/** Who works in a structure; those who left last. */
export async function listProfessionals(ctx: Ctx<(typeof peopleApi)['professionals']>) {
  await getStructure(ctx, ctx.params.id)
  const where = sql`p.structure_id = ${ctx.params.id} order by p.left_at is not null, p.last_name, p.first_name, p.id limit 1000`
  return { professionals: await ctx.db.many(Professional, select(ctx, where)) }
}

/** Pilots, auditors and administrators. */
export async function listOfficials(ctx: Ctx) {
  const where = sql`p.structure_id is null order by p.left_at is not null, a.role, p.last_name, p.first_name, p.id limit 1000`
  return { officials: await ctx.db.many(Professional, select(ctx, where)) }
}

const select = ({ clock }: Pick<Who, 'clock'>, rest: Sql) => sql`
  select p.id, a.role, p.first_name as "firstName", p.last_name as "lastName", p.job_title as "jobTitle", a.email, a.territory,
    ${accessColumn(clock.now())} as access, a.last_seen_at as "lastSeenAt", p.left_at as "leftAt",
    (select count(*)::int from people.young_person y where y.adviser_id = p.id and y.archived_at is null) as caseload
  from people.professional p join identity.pub_account a on a.id = p.id left join identity.pub_invitation i on i.account_id = p.id
  where ${rest}`

type Entry = { id: string; firstName: string; lastName: string; jobTitle: string; email: string; role: Professional['role'] }

/** Takes on a professional in a structure, and invites them. */
export async function addProfessional(ctx: Ctx<(typeof peopleApi)['addProfessional']>) {
  const { closedAt, id } = await getStructure(ctx, ctx.params.id)
  if (closedAt) throw conflict('people.structure-closed')
  checkGoverns(ctx.actor, ctx.body.role)
  return add(ctx, ctx.body, { structureId: id, territory: null })
}

/** Gives an account to a pilot (with a territory), an auditor or an administrator, and invites them. */
export async function addOfficial(ctx: Ctx<(typeof peopleApi)['addOfficial']>) {
  const { role, territory } = ctx.body
  if ((role === 'pilot') !== (territory !== null)) throw invalid('people.pilots-have-a-territory')
  if (territory !== null) await checkTerritory(ctx.db, territory)
  return add(ctx, ctx.body, { structureId: null, territory })
}

async function checkTerritory(db: Ctx['db'], code: string) {
  const found = await db.maybe(
    z.object({ code: z.string() }),
    sql`select code from territories.pub_department where code = ${code} union all select code from territories.pub_region where 'R' || code = ${code}
    union all select 'FR' where ${code} = 'FR' limit 1`,
  )
  if (!found) throw invalid('people.unknown-territory', { code })
}

async function add(ctx: Who & Ctx, entry: Entry, of: { structureId: string | null; territory: string | null }) {
  const { db, config } = ctx
  const email = toEmail(entry.email)
  const [first, last] = [tidy(entry.firstName), tidy(entry.lastName)]
  await holdId(db, entry.id)
  const known = await find(ctx, entry.id)
  if (known && (known.email !== email || known.lastName !== last)) throw conflict('people.id-taken')
  if (known) return known
  await checkContactIsFree(ctx, { email, phone: null })
  await createAccount(ctx, { id: entry.id, role: entry.role as never, email, ...of, isDemo: config.demo })
  await db.run(sql`insert into people.professional (id, structure_id, first_name, last_name, job_title)
    values (${entry.id}, ${of.structureId}, ${first}, ${last}, ${entry.jobTitle.trim()})`)
  await inviteAccount(ctx, entry.id)
  await audit(ctx, 'people.professional-added', entry.id, { role: entry.role, ...of })
  return (await find(ctx, entry.id))!
}

const find = (ctx: Who, id: string) => ctx.db.maybe(Professional, select(ctx, sql`p.id = ${id}`))

/** Corrects a name, a job title or an e-mail. */
export async function editProfessional(ctx: Ctx<(typeof peopleApi)['editProfessional']>) {
  const { db, params, body } = ctx
  const before = await getGoverned(ctx, params.id)
  const email = toEmail(body.email)
  if (email !== before.email) {
    await checkContactIsFree(ctx, { email, phone: null }, params.id)
    await changeContact(ctx, params.id, { email })
  }
  await db.run(sql`update people.professional set first_name = ${tidy(body.firstName)}, last_name = ${tidy(body.lastName)},
    job_title = ${body.jobTitle.trim()} where id = ${params.id}`)
  await audit(ctx, 'people.professional-edited', params.id)
  return (await find(ctx, params.id))!
}

/** Sends the invitation to a professional again. */
export async function inviteProfessional(ctx: Ctx<(typeof peopleApi)['inviteProfessional']>) {
  const { access } = await getGoverned(ctx, ctx.params.id)
  if (access.state === 'active') throw conflict('people.already-in', { state: access.state })
  await inviteAccount(ctx, ctx.params.id)
  await audit(ctx, 'people.invited', ctx.params.id)
  return (await find(ctx, ctx.params.id))!
}

/** Somebody leaves: the portfolio must have been handed over, then the account is closed and its sessions end. */
export async function depart(ctx: Ctx<(typeof peopleApi)['depart']>) {
  const { db, actor, clock, params } = ctx
  if (params.id === actor.id) throw forbidden('people.not-oneself')
  const { caseload } = await getGoverned(ctx, params.id)
  if (caseload) throw conflict('people.portfolio-not-empty', { count: caseload })
  await db.run(sql`
    with cut as (update people.cover set until_on = ${clock.today()} where ${params.id} in (adviser_id, substitute_id)
        and until_on > ${clock.today()} and from_on <= ${clock.today()}),
    gone as (delete from people.cover where ${params.id} in (adviser_id, substitute_id) and from_on > ${clock.today()})
    update people.professional set left_at = ${clock.now()} where id = ${params.id}`)
  await closeAccount(ctx, params.id)
  await audit(ctx, 'people.professional-left', params.id)
  return {}
}

/**
 * The professional, if the actor administers their account: the administrator, or the director of their structure. Directors, oneself
 * included, are made, corrected and let go by the administrator alone.
 */
async function getGoverned(ctx: Who, id: string) {
  const { actor } = ctx
  const mine = actor.role === 'administrator' ? sql`true` : sql`p.structure_id = ${actor.structureId}`
  const found = await ctx.db.maybe(Professional, select(ctx, sql`p.id = ${id} and ${mine}`))
  if (!found) throw notFound('people.unknown-professional', { id })
  checkGoverns(actor, found.role)
  if (found.leftAt) throw conflict('people.has-left')
  return found
}

function checkGoverns(actor: Who['actor'], role: string) {
  if (role === 'director' && actor.role !== 'administrator') throw forbidden('people.directors-by-administrator')
}
