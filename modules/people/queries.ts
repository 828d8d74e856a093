import type { Actor } from '#platform/access'
import { z } from '#platform/api'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { conflict, invalid, notFound } from '#platform/errors'
import { sql } from '#platform/sql'
import { followedBy, visibleTo } from './visible-to.ts'

const YoungPersonRow = z.object({
  id: z.uuid(),
  firstName: z.string(),
  lastName: z.string(),
  birthDate: z.iso.date(),
  structureId: z.uuid(),
  adviserId: z.uuid(),
  timeZone: z.string(),
  archivedAt: z.string().nullable(),
})
/** Who a young person is, for the modules that act on the file. */
export type YoungPersonRow = z.infer<typeof YoungPersonRow>
type Who = { db: Db; actor: Actor; clock: Clock }

/** The young person, if the actor may read the file; refuses with 404 `people.unknown` otherwise. */
export const getVisibleYoungPerson = (who: Who, id: string) => getYoungPerson(who.db, id, visibleTo(who, sql`y.id`))

/** The young person, if the actor may act on the file; refuses with 404 `people.unknown` otherwise. */
export const getFollowedYoungPerson = (who: Who, id: string) => getYoungPerson(who.db, id, followedBy(who, sql`y.id`))

async function getYoungPerson(db: Db, id: string, condition: ReturnType<typeof visibleTo>) {
  const found = await db.maybe(
    YoungPersonRow,
    sql`
    select y.id, y.first_name as "firstName", y.last_name as "lastName", y.birth_date as "birthDate", y.structure_id as "structureId",
      y.adviser_id as "adviserId", s.time_zone as "timeZone", y.archived_at as "archivedAt"
    from people.young_person y join people.structure s on s.id = y.structure_id
    where y.id = ${id} and ${condition}`,
  )
  if (!found) throw notFound('people.unknown', { id })
  return found
}

/** The accounts whose open screens show this young person's file: the person, the lead adviser, who covers today. */
export async function listFileAudience(who: Pick<Who, 'db' | 'clock'>, youngPersonIds: readonly string[]) {
  return [...(await fileAudiences(who, youngPersonIds)).values()].flat()
}

/** The same for each young person apart. */
export async function fileAudiences({ db, clock }: Pick<Who, 'db' | 'clock'>, youngPersonIds: readonly string[]) {
  const rows = await db.many(
    z.object({ youngPersonId: z.uuid(), accountIds: z.array(z.uuid()) }),
    sql`
    select y.id as "youngPersonId", array[y.id, y.adviser_id] || coalesce((
      select array_agg(c.substitute_id) from people.cover c
      where c.adviser_id = y.adviser_id and ${clock.today()} between c.from_on and c.until_on), '{}') as "accountIds"
    from people.young_person y where y.id = any(${youngPersonIds})`,
  )
  return new Map(rows.map((r) => [r.youngPersonId, r.accountIds]))
}

/** The advisers the actor answers for today: oneself and those one covers for. */
export async function listAnsweredFor({ db, actor, clock }: Who) {
  const rows = await db.many(
    z.object({ id: z.uuid() }),
    sql`select adviser_id as id from people.cover where substitute_id = ${actor.id} and ${clock.today()} between from_on and until_on`,
  )
  return [actor.id, ...rows.map((r) => r.id)]
}

/** Lets copies of one request pass one after the other: the second sees what the first wrote. Held until the transaction ends. */
export const holdId = (db: Db, id: string) => db.run(sql`select pg_advisory_xact_lock(hashtextextended(${`people ${id}`}, 0))`)

const OwnStructure = z.object({ id: z.uuid(), departmentCode: z.string(), timeZone: z.string(), isDemo: z.boolean() })

/** The structure the actor works for; a closed one, or none, refuses with 409 `people.no-structure`. */
export async function getOwnStructure({ db, actor }: Pick<Who, 'db' | 'actor'>) {
  const found = await db.maybe(
    OwnStructure,
    sql`select id, department_code as "departmentCode", time_zone as "timeZone", is_demo as "isDemo"
    from people.structure where id = ${actor.structureId} and closed_at is null`,
  )
  if (!found) throw conflict('people.no-structure')
  return found
}

/** Refuses with 422 a commune that does not exist; null says "not known". */
export async function checkCommune(db: Db, code: string | null) {
  if (code === null) return
  const found = await db.maybe(z.object({ code: z.string() }), sql`select code from territories.pub_commune where code = ${code}`)
  if (!found) throw invalid('people.unknown-commune', { code })
}

/** Refuses with 422 somebody who is not a colleague at work: same structure, follows young persons, has not left. */
export async function checkColleagues(db: Db, structureId: string | null, accountIds: readonly string[]) {
  const wanted = [...new Set(accountIds)]
  const { n } = await db.one(
    z.object({ n: z.int() }),
    sql`select count(*) as n from people.professional p join identity.pub_account a on a.id = p.id
    where p.id = any(${wanted}) and p.structure_id = ${structureId} and p.left_at is null and a.role = any(${followerRoles})`,
  )
  if (n !== wanted.length) throw invalid('people.not-a-colleague')
}
/** Roles that may have a portfolio. */
export const followerRoles = ['adviser', 'manager', 'director']
