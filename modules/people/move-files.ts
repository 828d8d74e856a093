import { attachAccounts } from '#modules/identity'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { adviserChanged } from './api.ts'

const Held = z.object({
  youngPersonId: z.uuid(),
  fromAdviserId: z.uuid(),
  structureId: z.uuid(),
  formerFollowUpId: z.uuid().nullable(),
})
/** A file that changed hands: from whom, and the lines of its follow-up that opened and closed with it. */
export type Move = { youngPersonId: string; fromAdviserId: string; followUpId: string; formerFollowUpId: string | null }

/**
 * Gives files to another adviser, in another structure too: conversation and follow-up go along by relation. Gives what moved; a file that
 * the adviser already has stays as it is. Statements do not grow with the number of files.
 */
export async function moveFiles(work: Work, youngPersonIds: readonly string[], toAdviserId: string, reason: string): Promise<Move[]> {
  const { db, clock, ids } = work
  const now = clock.now()
  const held = (await holdFiles(work, youngPersonIds)).filter((h) => h.fromAdviserId !== toAdviserId)
  if (!held.length) return []
  const moves = held.map(({ structureId: _, ...h }) => ({ ...h, followUpId: ids.uuid() }))
  const movedIds = moves.map((m) => m.youngPersonId)
  const { structureId } = await db.one(
    z.object({ structureId: z.uuid() }),
    sql`select structure_id as "structureId" from people.professional where id = ${toAdviserId}`,
  )
  await db.run(sql`
    with ended as (update people.follow_up set ended_at = ${now} where young_person_id = any(${movedIds}) and ended_at is null)
    update people.young_person set adviser_id = ${toAdviserId}, adviser_since = ${now}, structure_id = ${structureId}
    where id = any(${movedIds})`)
  await db.run(sql`insert into people.follow_up (id, young_person_id, adviser_id, started_at, reason)
    select id, young_person_id, ${toAdviserId}, ${now}, ${reason}
    from unnest(${moves.map((m) => m.followUpId)}::uuid[], ${movedIds}::uuid[]) as f (id, young_person_id)`)
  if (held.some((h) => h.structureId !== structureId)) await attachAccounts({ db }, movedIds, structureId)
  await tellMoved(
    work,
    moves.map((m) => ({ ...m, toAdviserId })),
  )
  return moves
}

/** Locks the files in one order, so that two transfers at once wait for each other and never for ever. */
const holdFiles = ({ db }: Work, youngPersonIds: readonly string[]) =>
  db.many(
    Held,
    sql`
    with held as materialized (
      select id, adviser_id, structure_id from people.young_person where id = any(${youngPersonIds}) order by id for no key update
    )
    select h.id as "youngPersonId", h.adviser_id as "fromAdviserId", h.structure_id as "structureId",
      (select f.id from people.follow_up f where f.young_person_id = h.id and f.ended_at is null) as "formerFollowUpId"
    from held h order by h.id`,
  )

const tellMoved = ({ publishEach }: Work, moves: readonly { youngPersonId: string; fromAdviserId: string; toAdviserId: string }[]) =>
  publishEach(
    adviserChanged,
    moves.map(({ youngPersonId, fromAdviserId, toAdviserId }) => ({
      data: { youngPersonId, fromAdviserId, toAdviserId },
      audience: [youngPersonId, fromAdviserId, toAdviserId],
    })),
  )

/** Which of these moves still stand: a file that has moved on since, or left the structure, is not among them. Holds the files. */
export async function holdStandingMoves(work: Work, moves: readonly Move[], toAdviserId: string) {
  const held = await holdFiles(
    work,
    moves.map((m) => m.youngPersonId),
  )
  const now = new Map(held.map((h) => [h.youngPersonId, h]))
  return moves.filter((m) => {
    const file = now.get(m.youngPersonId)
    return file?.fromAdviserId === toAdviserId && file.formerFollowUpId === m.followUpId
  })
}

/** Puts files back as if they had not moved: the line of the follow-up that the move opened is gone, the one it closed goes on. */
export async function takeBackMoves(work: Work, moves: readonly Move[], toAdviserId: string) {
  if (!moves.length) return
  const { db } = work
  await db.run(sql`delete from people.follow_up where id = any(${moves.map((m) => m.followUpId)})`)
  await db.run(sql`update people.follow_up set ended_at = null where id = any(${moves.flatMap((m) => m.formerFollowUpId ?? [])})`)
  await db.run(sql`
    update people.young_person y set adviser_id = m.adviser_id,
      adviser_since = (select nullif(f.started_at, y.created_at) from people.follow_up f where f.young_person_id = y.id and f.ended_at is null)
    from unnest(${moves.map((m) => m.youngPersonId)}::uuid[], ${moves.map((m) => m.fromAdviserId)}::uuid[]) m (young_person_id, adviser_id)
    where y.id = m.young_person_id`)
  await tellMoved(
    work,
    moves.map((m) => ({ youngPersonId: m.youngPersonId, fromAdviserId: toAdviserId, toAdviserId: m.fromAdviserId })),
  )
}
