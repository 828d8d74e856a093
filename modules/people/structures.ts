import { timeZoneOf } from '#modules/territories'
import { audit } from '#platform/access'
import { z } from '#platform/api'
import { badRequest, conflict, invalid, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { type Sql, sql } from '#platform/sql'
import { type peopleApi, Structure, type StructureEntry } from './api.ts'
import { normaliseContact } from './normalise-contact.ts'
import { checkCommune, holdId } from './queries.ts'
import { tidy, toSearch } from './rules.ts'

const page = 50
type Who = Pick<Ctx, 'db' | 'actor'>

/** Structures by name, for the administrator; fifty at a time. `after` is the last name and id of the page before. */
export async function listStructures({ db, query }: Ctx<(typeof peopleApi)['structures']>) {
  const [afterName, afterId] = query.after === undefined ? [] : readCursor(query.after)
  const words = toSearch(query.q)
  const structures = await db.many(
    Structure,
    select(sql`
      (${words} = '' or lower(unaccent(s.name)) like ${`%${words}%`} or s.code ilike ${`${query.q}%`})
      and (${query.network ?? null}::text is null or s.network = ${query.network ?? null})
      and (${query.departmentCode ?? null}::text is null or s.department_code = ${query.departmentCode ?? null})
      and (${afterId ?? null}::uuid is null or (lower(unaccent(s.name)), s.id) > (lower(unaccent(${afterName ?? ''})), ${afterId ?? null}::uuid))
      order by lower(unaccent(s.name)), s.id limit ${page + 1}`),
  )
  const last = structures.length > page ? structures[page - 1] : undefined
  return { structures: structures.slice(0, page), next: last ? `${last.name}\u001f${last.id}` : null }
}

const Cursor = z.tuple([z.string(), z.uuid()])
function readCursor(after: string) {
  const parsed = Cursor.safeParse(after.split('\u001f'))
  if (!parsed.success) throw badRequest('request.invalid', { at: 'after' })
  return parsed.data
}

/** One structure, for the administrator or its own director; refuses with 404 `people.unknown-structure`. */
export async function getStructure({ db, actor }: Who, id: string) {
  const found = await db.maybe(Structure, select(sql`s.id = ${id} and ${isMine(actor)}`))
  if (!found) throw notFound('people.unknown-structure', { id })
  return found
}
const isMine = (actor: Who['actor']) => (actor.role === 'administrator' ? sql`true` : sql`s.id = ${actor.structureId}`)

const select = (rest: Sql) => sql`
  select s.id, s.network, s.name, s.code, s.department_code as "departmentCode", s.commune_code as "communeCode", s.time_zone as "timeZone",
    s.address, s.phone, s.email, s.closed_at as "closedAt", d.name as "departmentName", c.name as "communeName",
    (select count(*)::int from people.professional p where p.structure_id = s.id and p.left_at is null) as professionals,
    (select count(*)::int from people.young_person y where y.structure_id = s.id and y.archived_at is null) as "youngPersons"
  from people.structure s join territories.pub_department d on d.code = s.department_code
    left join territories.pub_commune c on c.code = s.commune_code
  where ${rest}`

/** Opens a structure; the same id with the same name answers the same. */
export async function createStructure(ctx: Ctx<(typeof peopleApi)['createStructure']>) {
  const { db, clock, body } = ctx
  await holdId(db, body.id)
  const known = await db.maybe(z.object({ name: z.string() }), sql`select name from people.structure where id = ${body.id}`)
  if (known && known.name !== tidy(body.name)) throw conflict('people.id-taken')
  if (known) return getStructure(ctx, body.id)
  const e = await checkEntry(db, body)
  await db.run(sql`
    insert into people.structure (id, network, code, name, commune_code, department_code, time_zone, address, phone, email, is_demo, created_at)
    values (${body.id}, ${e.network}, ${e.code}, ${e.name}, ${e.communeCode}, ${e.departmentCode}, ${e.timeZone}, ${e.address}, ${e.phone},
      ${e.email}, ${ctx.config.demo}, ${clock.now()})`)
  await audit(ctx, 'people.structure-created', body.id)
  return getStructure(ctx, body.id)
}

/** Corrects a structure. Its network cannot change once people work there. */
export async function editStructure(ctx: Ctx<(typeof peopleApi)['editStructure']>) {
  const { db, params } = ctx
  const before = await getStructure(ctx, params.id)
  const e = await checkEntry(db, ctx.body)
  if (before.network !== e.network && before.professionals) throw conflict('people.network-is-fixed')
  await db.run(sql`update people.structure set network = ${e.network}, code = ${e.code}, name = ${e.name}, commune_code = ${e.communeCode},
    department_code = ${e.departmentCode}, time_zone = ${e.timeZone}, address = ${e.address}, phone = ${e.phone}, email = ${e.email}
    where id = ${params.id}`)
  await audit(ctx, 'people.structure-edited', params.id)
  return getStructure(ctx, params.id)
}

/** Closes a structure where nobody works and nobody is followed any more. */
export async function closeStructure(ctx: Ctx<(typeof peopleApi)['closeStructure']>) {
  const { db, clock, params } = ctx
  const { professionals, youngPersons, closedAt } = await getStructure(ctx, params.id)
  if (closedAt) throw conflict('people.structure-closed')
  if (professionals || youngPersons) throw conflict('people.structure-not-empty', { professionals, youngPersons })
  await db.run(sql`update people.structure set closed_at = ${clock.now()} where id = ${params.id}`)
  await audit(ctx, 'people.structure-closed', params.id)
  return getStructure(ctx, params.id)
}

async function checkEntry(db: Ctx['db'], entry: StructureEntry) {
  const department = await db.maybe(
    z.object({ code: z.string() }),
    sql`select code from territories.pub_department where code = ${entry.departmentCode}`,
  )
  if (!department) throw invalid('people.unknown-department', { code: entry.departmentCode })
  await checkCommune(db, entry.communeCode)
  if (!isTimeZone(entry.timeZone)) throw invalid('people.unknown-time-zone', { timeZone: entry.timeZone })
  const { email, phone } = normaliseContact(entry, entry.departmentCode)
  return { ...entry, name: tidy(entry.name), code: entry.code?.trim() || null, address: entry.address.trim(), email, phone }
}

/** One of the zones in which French structures live. */
export const isTimeZone = (name: string) => zones.has(name)
const zones = new Set(['75', '971', '972', '973', '974', '975', '976', '977', '978', '984', '986', '987', '988'].map(timeZoneOf))
