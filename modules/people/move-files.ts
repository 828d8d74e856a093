import { attachAccounts } from '#modules/identity'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { adviserChanged } from './api.ts'

const Moved = z.object({ id: z.uuid(), fromAdviserId: z.uuid(), structureId: z.uuid() })

/**
 * Gives files to another adviser, in another structure too: conversation and agenda follow by relation. Ends the open requests for them.
 * Gives the ids that moved; a file that the adviser already has stays as it is.
 */
export async function moveFiles({ db, clock, ids, publish }: Work, youngPersonIds: readonly string[], toAdviserId: string, reason: string) {
  const now = clock.now()
  const moved = await db.many(
    Moved,
    sql`select id, adviser_id as "fromAdviserId", structure_id as "structureId" from people.young_person
    where id = any(${youngPersonIds}) and adviser_id <> ${toAdviserId} order by id for update`,
  )
  if (!moved.length) return []
  const movedIds = moved.map((m) => m.id)
  const { structureId } = await db.one(
    z.object({ structureId: z.uuid() }),
    sql`select structure_id as "structureId" from people.professional where id = ${toAdviserId}`,
  )
  await db.run(sql`
    with ended as (update people.follow_up set ended_at = ${now} where young_person_id = any(${movedIds}) and ended_at is null)
    update people.young_person set adviser_id = ${toAdviserId}, adviser_since = ${now}, structure_id = ${structureId}
    where id = any(${movedIds})`)
  await db.run(sql`insert into people.follow_up (id, young_person_id, adviser_id, started_at, reason)
    select id, young_person_id, ${toAdviserId}, ${now}, ${reason} from unnest(${movedIds.map(() => ids.uuid())}::uuid[], ${movedIds}::uuid[]) as f (id, young_person_id)`)
  if (moved.some((m) => m.structureId !== structureId)) await attachAccounts({ db }, movedIds, structureId)
  for (const { id, fromAdviserId } of moved)
    await publish(adviserChanged, { youngPersonId: id, fromAdviserId, toAdviserId }, [id, fromAdviserId, toAdviserId])
  return movedIds
}
