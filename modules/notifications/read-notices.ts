import { z } from '#platform/api'
import { notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'

/** Marks one line of the centre as read; twice changes nothing. */
export async function readNotice({ db, actor, clock }: Ctx, id: string) {
  const found = await db.run(sql`update notifications.notice set read_at = coalesce(read_at, ${clock.now()})
    where id = ${id} and account_id = ${actor.id}`)
  if (!found) throw notFound('notifications.unknown-notice', { id })
  return {}
}

/** Marks everything as read up to the newest line that the person saw: what came meanwhile stays unread. */
export async function readNotices({ db, actor, clock }: Ctx, upTo: string) {
  const newest = await db.maybe(
    z.object({ happenedAt: z.string() }),
    sql`select happened_at as "happenedAt" from notifications.notice where id = ${upTo} and account_id = ${actor.id}`,
  )
  if (!newest) throw notFound('notifications.unknown-notice', { id: upTo })
  await db.run(sql`
    update notifications.notice n set read_at = ${clock.now()}
    from (select happened_at, id from notifications.notice where id = ${upTo}) last
    where n.account_id = ${actor.id} and n.read_at is null and (n.happened_at, n.id) <= (last.happened_at, last.id)`)
  return {}
}
