import { disengage, engage, holdDiaries, listTaken } from '#modules/appointments'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { workshopRegistered } from './api.ts'
import { addChanges } from './change-log.ts'
import type { Held } from './queries.ts'

type Placing = { status: 'registered' | 'waiting'; overIds?: readonly string[]; overrideReason?: string | undefined }

/** Gives people a place, or a turn in the waiting list, in this order; who was gone comes back at its end. */
export async function place(work: Work, s: Held, personIds: readonly string[], { status, overIds = [], overrideReason }: Placing) {
  if (!personIds.length) return
  await work.db.run(sql`
    insert into workshops.registration (session_id, young_person_id, status, starts_at, ends_at, time_zone, asked_at, placed_at, updated_at, is_override, override_reason)
    select ${s.id}, id, ${status}, ${s.startsAt}, ${s.endsAt}, ${s.timeZone}, ${work.clock.now()}, ${work.clock.now()}, ${work.clock.now()},
      id = any(${overIds}::uuid[]), case when id = any(${overIds}::uuid[]) then ${overrideReason ?? null} end
    from unnest(${personIds}::uuid[]) with ordinality as asked (id, turn) order by turn
    on conflict (session_id, young_person_id) do update set status = excluded.status, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
      time_zone = excluded.time_zone, asked_at = excluded.asked_at, turn = default, placed_at = excluded.placed_at, updated_at = excluded.updated_at,
      is_override = excluded.is_override, override_reason = excluded.override_reason, cancel_reason = null, cancelled_by = null,
      attendance = null, sequence = registration.sequence + 1`)
  if (status === 'registered') await engage(work.db, s.id, s, personIds, overIds)
  await countPlaces(work, s.id)
}

/** Takes the place or the turn of people back. */
export async function free(
  work: Work,
  s: Held,
  personIds: readonly string[],
  by: 'young_person' | 'professional' | 'session',
  reason: string | null,
) {
  await work.db.run(sql`
    update workshops.registration set status = 'cancelled', cancelled_by = ${by}, cancel_reason = ${reason}, attendance = null, sequence = sequence + 1, updated_at = ${work.clock.now()}
    where session_id = ${s.id} and young_person_id = any(${personIds}::uuid[]) and status <> 'cancelled'`)
  await disengage(work.db, s.id, personIds)
  await countPlaces(work, s.id)
}

/** The row of the session is held: what is counted is what is there. */
const countPlaces = ({ db }: Work, id: string) =>
  db.run(sql`update workshops.session set registered_count = (
    select count(*) from workshops.registration r where r.session_id = ${id} and r.status = 'registered') where id = ${id}`)

const Id = z.object({ id: z.uuid() })

/**
 * Gives the places that are free to those who wait, in the order in which they asked; who has something else at that hour keeps their turn.
 * Only before it begins: nobody is told of a place that cannot be taken.
 */
export async function fillPlaces(work: Work, s: Pick<Held, 'id' | 'startsAt' | 'endsAt'>) {
  const { db, clock } = work
  const waiting = await db.many(
    Id,
    sql`
    select r.young_person_id as id from workshops.registration r join people.pub_young_person y on y.id = r.young_person_id
    where r.session_id = ${s.id} and r.status = 'waiting' and r.starts_at > ${clock.now()} and y.archived_at is null order by r.turn`,
  )
  if (!waiting.length) return
  const { free } = await db.one(
    z.object({ free: z.int() }),
    sql`select coalesce(capacity - registered_count, 1000) as free from workshops.session where id = ${s.id}`,
  )
  if (free <= 0) return
  const ids = waiting.map((w) => w.id)
  await holdDiaries(db, ids)
  const taken = new Set((await listTaken(db, s.id, s, ids)).map((t) => t.personId))
  await promote(work, s, ids.filter((id) => !taken.has(id)).slice(0, free))
}

async function promote(work: Work, s: Pick<Held, 'id' | 'startsAt' | 'endsAt'>, ids: readonly string[]) {
  if (!ids.length) return
  await work.db.run(sql`
    update workshops.registration set status = 'registered', placed_at = ${work.clock.now()}, updated_at = ${work.clock.now()}, sequence = sequence + 1
    where session_id = ${s.id} and young_person_id = any(${ids}::uuid[])`)
  await engage(work.db, s.id, s, ids, [])
  await countPlaces(work, s.id)
  await addChanges(work, s.id, undefined, 'promoted', ids)
  await work.publishEach(
    workshopRegistered,
    ids.map((youngPersonId) => ({ data: { sessionId: s.id, youngPersonId, by: 'list' as const }, audience: [youngPersonId] })),
  )
}
