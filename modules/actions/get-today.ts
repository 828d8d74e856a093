import { z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Action } from './api.ts'
import { columns, withinMandate } from './queries.ts'

const Row = z.object({ ...Action.shape, part: z.enum(['late', 'week', 'done', 'next']) })

/** What a young person sees first: to take up again, due this week, done these seven days, and what comes after. One statement. */
export async function getToday(ctx: Ctx) {
  const { db, actor, clock } = ctx
  const isShown = sql`a.deleted_at is null and ${withinMandate(ctx)}`
  const rows = await db.many(
    Row,
    sql`
    with me as materialized (
      select y.id, (${clock.now()}::timestamptz at time zone s.time_zone)::date as today
      from people.pub_young_person y join people.pub_structure s on s.id = y.structure_id where y.id = ${actor.id}
    ), bounds as materialized (select id, today, date_trunc('week', today)::date + 6 as sunday from me)
    (select ${columns}, 'late' as part from bounds b join actions.action a on a.young_person_id = b.id
      where a.status in ('to_do', 'in_progress') and ${isShown} and a.due_on < b.today order by a.due_on, a.id limit 20)
    union all
    (select ${columns}, 'week' from bounds b join actions.action a on a.young_person_id = b.id
      where a.status in ('to_do', 'in_progress') and ${isShown} and a.due_on between b.today and b.sunday order by a.due_on, a.id limit 20)
    union all
    (select ${columns}, 'done' from bounds b join actions.action a on a.young_person_id = b.id
      where a.status = 'done' and ${isShown} and a.done_on > b.today - 7 order by a.done_on desc, a.id limit 10)
    union all
    (select ${columns}, 'next' from bounds b join actions.action a on a.young_person_id = b.id
      where a.status in ('to_do', 'in_progress') and ${isShown} and a.due_on > b.sunday order by a.due_on, a.id limit 1)`,
  )
  const of = (part: string) => rows.filter((r) => r.part === part)
  return { late: of('late'), thisWeek: of('week'), recentlyDone: of('done'), next: of('next')[0] ?? null }
}
