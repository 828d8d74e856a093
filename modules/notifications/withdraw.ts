import { z } from '#platform/api'
import { withdrawOutgoing } from '#platform/outgoing'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'

/** Withdraws what came of some notices `n` by their deliveries `d` and has not left yet. */
export async function withdrawOf(db: Work['db'], which: ReturnType<typeof sql>) {
  const waiting = await db.many(
    z.object({ outgoingId: z.uuid() }),
    sql`select d.outgoing_id as "outgoingId" from notifications.delivery d join notifications.notice n on n.id = d.notice_id where ${which}`,
  )
  if (waiting.length)
    await withdrawOutgoing(
      db,
      waiting.map((w) => w.outgoingId),
    )
}
