import { z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'

/** A place at an appointment that changed hands; `was`: `replaced` by the other adviser, or `removed` because they were expected there too. */
export const Place = z.object({
  appointmentId: z.uuid(),
  fromAdviserId: z.uuid(),
  was: z.enum(['replaced', 'removed']),
  wasOverride: z.boolean(),
  youngPersonIds: z.array(z.uuid()),
})
export type Place = z.infer<typeof Place>
type FileMoved = { youngPersonId: string; fromAdviserId: string }

/**
 * After files changed hands: at appointments to come with these young people, the new adviser takes the place of the former one, who stays
 * where somebody else of theirs is expected. Where the new one is taken at that hour, both appointments stand: they will see the clash.
 */
export async function moveAgenda({ db, clock }: Work, actorId: string, moves: readonly FileMoved[], toAdviserId: string) {
  if (!moves.length) return []
  const places = await db.many(Place.extend({ startsAt: z.string() }), selectPlaces(clock.now(), moves, toAdviserId))
  const [replaced, removed] = [places.filter((p) => p.was === 'replaced'), places.filter((p) => p.was === 'removed')]
  const keys = (of: readonly Place[]) =>
    sql`unnest(${of.map((p) => p.appointmentId)}::uuid[], ${of.map((p) => p.fromAdviserId)}::uuid[]) k (appointment_id, adviser_id)`
  await db.run(sql`delete from appointments.presence pr using ${keys(removed)}
    where pr.appointment_id = k.appointment_id and pr.adviser_id = k.adviser_id`)
  await db.run(sql`delete from appointments.presence where status = 'cancelled' and adviser_id = ${toAdviserId}
    and appointment_id = any(${replaced.map((p) => p.appointmentId)})`)
  await give(
    db,
    replaced.map((p) => ({ ...p, adviserId: p.fromAdviserId, toId: toAdviserId })),
  )
  await writeChanges(db, clock.now(), actorId, places)
  return places.map(({ startsAt: _, ...p }) => p)
}

/** Puts places back where they were, for the young people whose file went back. What was planned meanwhile stays. */
export async function putBackAgenda(
  { db, clock }: Work,
  actorId: string,
  places: readonly Place[],
  { toAdviserId, youngPersonIds }: { toAdviserId: string; youngPersonIds: readonly string[] },
) {
  const back = new Set(youngPersonIds)
  const due = places.filter((p) => p.youngPersonIds.some((id) => back.has(id)))
  if (!due.length) return
  await give(
    db,
    due.filter((p) => p.was === 'replaced').map((p) => ({ ...p, adviserId: toAdviserId, toId: p.fromAdviserId })),
  )
  const removed = due.filter((p) => p.was === 'removed')
  await db.run(sql`
    insert into appointments.presence (appointment_id, adviser_id, starts_at, ends_at, status, is_override)
    select a.id, k.adviser_id, a.starts_at, a.ends_at, a.status, k.was_override or exists (
        select from appointments.presence t where t.adviser_id = k.adviser_id and t.status = 'planned'
          and tstzrange(t.starts_at, t.ends_at) && tstzrange(a.starts_at, a.ends_at))
    from unnest(${removed.map((p) => p.appointmentId)}::uuid[], ${removed.map((p) => p.fromAdviserId)}::uuid[],
      ${removed.map((p) => p.wasOverride)}::boolean[]) k (appointment_id, adviser_id, was_override)
      join appointments.appointment a on a.id = k.appointment_id
    on conflict (appointment_id, adviser_id) do nothing`)
  await writeChanges(db, clock.now(), actorId, due)
}

/** The places to come of the former advisers at appointments with these young people, and what becomes of each. */
const selectPlaces = (now: string, moves: readonly FileMoved[], toAdviserId: string) => sql`
  with moved as materialized (
    select * from unnest(${moves.map((m) => m.youngPersonId)}::uuid[], ${moves.map((m) => m.fromAdviserId)}::uuid[]) m (young_person_id, adviser_id)
  ), place as (
    select pr.appointment_id, pr.adviser_id, pr.starts_at, pr.is_override, array_agg(m.young_person_id) as young_person_ids
    from moved m
      join appointments.participation p on p.young_person_id = m.young_person_id and p.status = 'planned' and p.starts_at > ${now}
      join appointments.presence pr on pr.appointment_id = p.appointment_id and pr.adviser_id = m.adviser_id and pr.status = 'planned'
    where not exists (
      select from appointments.participation o join people.pub_young_person y on y.id = o.young_person_id
      where o.appointment_id = p.appointment_id and o.status = 'planned' and y.adviser_id = pr.adviser_id)
    group by pr.appointment_id, pr.adviser_id, pr.starts_at, pr.is_override
  )
  select appointment_id as "appointmentId", adviser_id as "fromAdviserId", starts_at as "startsAt", is_override as "wasOverride",
    young_person_ids as "youngPersonIds",
    case when row_number() over (partition by appointment_id order by adviser_id) > 1 or exists (
        select from appointments.presence t where t.appointment_id = place.appointment_id and t.adviser_id = ${toAdviserId} and t.status = 'planned')
      then 'removed' else 'replaced' end as was
  from place order by appointment_id, adviser_id`

type Giving = { appointmentId: string; adviserId: string; toId: string; wasOverride: boolean }

/** Hands places from one adviser to another; a clash is allowed on purpose, and marked so that the database lets it stand. */
const give = (db: Work['db'], places: readonly Giving[]) =>
  db.run(sql`
    with wanted as materialized (
      select k.*, pr.starts_at, pr.ends_at from unnest(${places.map((p) => p.appointmentId)}::uuid[], ${places.map((p) => p.adviserId)}::uuid[],
        ${places.map((p) => p.toId)}::uuid[], ${places.map((p) => p.wasOverride)}::boolean[]) k (appointment_id, adviser_id, to_id, was_override)
      join appointments.presence pr on pr.appointment_id = k.appointment_id and pr.adviser_id = k.adviser_id
      where not exists (select from appointments.presence t where t.appointment_id = k.appointment_id and t.adviser_id = k.to_id)
    )
    update appointments.presence pr set adviser_id = w.to_id, is_override = w.was_override
      or exists (select from appointments.presence t where t.adviser_id = w.to_id and t.status = 'planned'
        and tstzrange(t.starts_at, t.ends_at) && tstzrange(w.starts_at, w.ends_at))
      or exists (select from wanted o where o.to_id = w.to_id and o.appointment_id <> w.appointment_id
        and tstzrange(o.starts_at, o.ends_at) && tstzrange(w.starts_at, w.ends_at))
    from wanted w where pr.appointment_id = w.appointment_id and pr.adviser_id = w.adviser_id`)

const writeChanges = (db: Work['db'], now: string, actorId: string, places: readonly Place[]) =>
  db.run(sql`insert into appointments.change (appointment_id, at, account_id, what, fields)
    select distinct k.id, ${now}::timestamptz, ${actorId}::uuid, 'edited', array['advisers']
    from unnest(${places.map((p) => p.appointmentId)}::uuid[]) k (id)`)
