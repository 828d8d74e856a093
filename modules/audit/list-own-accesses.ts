import { z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { functionOf } from './rules.ts'

const Row = z.object({
  id: z.int(),
  at: z.string(),
  role: z.string(),
  jobTitle: z.string().nullable(),
  structure: z.string().nullable(),
  reason: z.string().nullable(),
  name: z.string().nullable(),
  acted: z.boolean(),
})
const pageSize = 50

/**
 * Who opened the young person's file, newest first: function, structure and stated reason; the name only of who was their own adviser or
 * covered for them at that time, and of who helps with a mandate. Refused attempts are not shown: nothing was read. One line an hour and person.
 */
export async function listOwnAccesses({ db, actor }: Pick<Ctx, 'db' | 'actor'>, { after }: { after?: string | undefined }) {
  const rows = await db.many(
    Row,
    sql`
    select f.id, f.at, f.role, nullif(p.job_title, '') as "jobTitle", s.name as structure, stated.reason,
      coalesce(m.helper_name, case when ${wasOwnAdviser} then p.first_name || ' ' || p.last_name end) as name,
      f.role = 'helper' and f.acted as acted
    from (
      select min(id) as id, min(at) as at, person_id, account_id, role, structure_id, hour, bool_or(operation not like 'GET %') as acted from platform.file_access
      where person_id = ${actor.id} and not refused
      group by person_id, account_id, role, structure_id, hour
    ) f
    left join people.pub_professional p on p.id = f.account_id
    left join identity.pub_mandate m on m.id = f.account_id
    left join people.pub_structure s on s.id = f.structure_id
    left join lateral (
      select a.reason from people.pub_stated_access a
      where a.account_id = f.account_id and a.young_person_id = ${actor.id} and f.at >= a.created_at and f.at < a.until
      order by a.created_at desc limit 1
    ) stated on true
    where ${after ?? null}::bigint is null or f.id < ${after ?? null}
    order by f.id desc limit ${pageSize + 1}`,
  )
  const page = rows.slice(0, pageSize)
  return {
    items: page.map(({ id, at, role, jobTitle, structure, reason, name, acted }) => ({
      id,
      at,
      function: jobTitle ?? functionOf[role] ?? 'Professionnel',
      structure,
      reason,
      name,
      acted,
    })),
    next: rows[pageSize] ? String(page.at(-1)!.id) : null,
  }
}

/** The lead adviser at that instant, or who covered for the lead adviser on that day. */
const wasOwnAdviser = sql`exists (
  select from people.pub_follow_up w
  where w.young_person_id = f.person_id and w.started_at <= f.at and (w.ended_at is null or w.ended_at > f.at)
    and (w.adviser_id = f.account_id or exists (
      select from people.pub_cover c
      where c.adviser_id = w.adviser_id and c.substitute_id = f.account_id
        and (f.at at time zone 'Europe/Paris')::date between c.from_on and c.until_on)))`
