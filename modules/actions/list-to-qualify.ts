import { listAnsweredFor } from '#modules/people'
import { z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { WaitingAction } from './api.ts'
import { columns, nextAfter, readCursor } from './queries.ts'

const size = 50
const Row = z.object({ ...WaitingAction.shape, total: z.int() })

/** The done actions that wait for this adviser, or for those they cover for, the oldest first; `total` from here on. */
export async function listToQualify(ctx: Ctx, after: string | undefined) {
  const [day, id] = after ? readCursor(after) : []
  const advisers = await listAnsweredFor(ctx)
  const items = await ctx.db.many(
    Row,
    sql`
    select ${columns}, y.first_name as "firstName", y.last_name as "lastName", count(*) over () as total
    from people.pub_young_person y join actions.action a on a.young_person_id = y.id
    where y.adviser_id = any(${advisers}) and y.archived_at is null
      and a.status = 'done' and a.qualified_category is null and a.deleted_at is null
      and ${after ? sql`(a.done_on, a.id) > (${day}, ${id})` : sql`true`}
    order by a.done_on, a.id limit ${size}`,
  )
  return { items, total: items[0]?.total ?? 0, next: nextAfter(items, size, (a) => a.doneOn!) }
}
