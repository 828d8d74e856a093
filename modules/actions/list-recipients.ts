import { listAnsweredFor } from '#modules/people'
import { z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'

const Row = z.object({ id: z.uuid(), firstName: z.string(), lastName: z.string() })

/** The young people of the actor and of those they cover for. */
export async function listRecipients(ctx: Ctx) {
  const advisers = await listAnsweredFor(ctx)
  const items = await ctx.db.many(
    Row,
    sql`select y.id, y.first_name as "firstName", y.last_name as "lastName" from people.pub_young_person y
    where y.adviser_id = any(${advisers}) and y.archived_at is null order by y.last_name, y.first_name, y.id limit 1000`,
  )
  return { items }
}
