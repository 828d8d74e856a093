import { z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { NamedPerson, type peopleApi } from './api.ts'
import { countProbe } from './count-probes.ts'
import { followerRoles } from './queries.ts'
import { toSearch } from './rules.ts'

/** Who works in the structure and may follow young persons. */
export async function listColleagues({ db, actor }: Ctx) {
  const colleagues = await db.many(
    NamedPerson,
    sql`select p.id, p.first_name as "firstName", p.last_name as "lastName"
    from people.professional p join identity.pub_account a on a.id = p.id
    where p.structure_id = ${actor.structureId} and p.left_at is null and a.role = any(${followerRoles})
    order by p.last_name, p.first_name, p.id limit 500`,
  )
  return { colleagues }
}

const Found = z.object({
  id: z.uuid(),
  firstName: z.string(),
  lastName: z.string(),
  birthYear: z.int(),
  adviser: z.string(),
  isArchived: z.boolean(),
  isMine: z.boolean(),
})

/** Finds somebody of the structure by name: just enough to recognise them. With an adviser, who leads sees that whole portfolio. */
export async function searchStructure(ctx: Ctx<(typeof peopleApi)['searchStructure']>) {
  const { db, actor, query } = ctx
  const wanted = toSearch(query.q)
  const adviserId = ['manager', 'director'].includes(actor.role) ? (query.adviserId ?? null) : null
  if (wanted.length < 2 && !adviserId) return { found: [] }
  await countProbe(ctx, 'people.structure-searched')
  const found = await db.many(
    Found,
    sql`
    select y.id, y.first_name as "firstName", y.last_name as "lastName", extract(year from y.birth_date)::int as "birthYear",
      p.first_name || ' ' || p.last_name as adviser, y.archived_at is not null as "isArchived", y.adviser_id = ${actor.id} as "isMine"
    from people.young_person y join people.professional p on p.id = y.adviser_id
    where y.structure_id = ${actor.structureId} and (${adviserId}::uuid is null or (y.adviser_id = ${adviserId} and y.archived_at is null))
      and (${wanted} = '' or y.search like ${`%${wanted}%`} or word_similarity(${wanted}, y.search) >= 0.5)
    order by (y.search like ${`%${wanted}%`}) desc, word_similarity(${wanted}, y.search) desc, y.last_name, y.first_name, y.id
    limit ${adviserId ? 300 : 20}`,
  )
  return { found }
}
