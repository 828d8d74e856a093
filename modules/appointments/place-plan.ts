import { followedBy } from '#modules/people'
import { z } from '#platform/api'
import { conflict, invalid, notFound } from '#platform/errors'
import { type Sql, sql } from '#platform/sql'
import type { Planning } from './api.ts'
import { iso, type Who } from './queries.ts'
import { checkPlanning } from './rules.ts'

/** When and where a plan falls, once its people are known and held. */
export type Placed = { startsAt: string; endsAt: string; timeZone: string }

const Row = z.object({
  startsAt: z.string(),
  endsAt: z.string(),
  timeZone: z.string(),
  isSkipped: z.boolean(),
  isTwice: z.boolean(),
  followed: z.int(),
  advisers: z.int(),
  held: z.int(),
})

/**
 * Turns the wall time of a structure into instants, checks who is asked for, and holds their diaries until the transaction ends.
 * Holding comes first, in the order of ids: two bookings of one person wait for each other and never lock each other out.
 */
export async function placePlan(who: Who, plan: Planning, structureId: string | null, held: string[], added: string[]): Promise<Placed> {
  const wall = sql`(${plan.day}::date + ${plan.time}::time)`
  const found = await who.db.maybe(
    Row,
    sql`
    with held as materialized (
      select pg_advisory_xact_lock(hashtextextended(id::text, 4713)) from (
        select distinct id from unnest(${held}::uuid[]) id order by id) in_order
    ), place as (
      select s.id, s.time_zone, ${wall} as wall, ${wall} at time zone s.time_zone as starts_at
      from people.pub_structure s where s.id = ${structureId}
    )
    select starts_at as "startsAt", starts_at + make_interval(mins => ${plan.minutes}) as "endsAt", time_zone as "timeZone",
      starts_at at time zone time_zone <> wall as "isSkipped",
      (starts_at - interval '1 hour') at time zone time_zone = wall or (starts_at + interval '1 hour') at time zone time_zone = wall as "isTwice",
      (select count(*) from people.pub_young_person y where y.id = any(${added}::uuid[]) and ${followedBy(who, sql`y.id`)}) as followed,
      (select count(*) from people.pub_professional d
        where d.id = any(${plan.adviserIds}::uuid[]) and d.structure_id = place.id and d.left_at is null) as advisers,
      (select count(*) from held) as held
    from place`,
  )
  if (!found) throw invalid('appointments.no-structure')
  if (found.followed !== added.length) throw notFound('appointments.young-person-unknown')
  if (found.advisers !== plan.adviserIds.length) throw invalid('appointments.adviser-unknown')
  checkPlanning(plan, who.clock.today(found.timeZone))
  if (found.isSkipped || found.isTwice)
    throw invalid('appointments.no-such-time', {
      day: plan.day,
      time: plan.time,
      timeZone: found.timeZone,
      why: found.isSkipped ? 'skipped' : 'twice',
    })
  return found
}

/** The same plan with each person once. */
export const withoutRepeats = <P extends Planning>(plan: P): P => ({
  ...plan,
  youngPersonIds: [...new Set(plan.youngPersonIds)],
  adviserIds: [...new Set(plan.adviserIds)],
})

/** Somebody who already has something at that hour. */
export const Busy = z.object({ kind: z.enum(['adviser', 'youngPerson']), id: z.uuid(), startsAt: z.string(), endsAt: z.string() })
export type Busy = z.infer<typeof Busy>

/** What these people already have at that hour, but this appointment: appointments and other engagements; overrides count too, which the database's own guard leaves aside. */
export const selectBusy = (appointmentId: string, { startsAt, endsAt }: Placed, youngPersonIds: string[], adviserIds: string[]): Sql => sql`
  select 'youngPerson' as kind, p.young_person_id as id, p.starts_at, p.ends_at
  from appointments.participation p
  where p.young_person_id = any(${youngPersonIds}::uuid[]) and p.appointment_id <> ${appointmentId} and p.status = 'planned'
    and p.starts_at < ${endsAt} and p.starts_at > ${startsAt}::timestamptz - interval '10 hours' and p.ends_at > ${startsAt}
  union all
  select 'adviser', pr.adviser_id, pr.starts_at, pr.ends_at
  from appointments.presence pr
  where pr.adviser_id = any(${adviserIds}::uuid[]) and pr.appointment_id <> ${appointmentId} and pr.status = 'planned'
    and pr.starts_at < ${endsAt} and pr.starts_at > ${startsAt}::timestamptz - interval '10 hours' and pr.ends_at > ${startsAt}
  union all
  select case when e.person_id = any(${adviserIds}::uuid[]) then 'adviser' else 'youngPerson' end, e.person_id, e.starts_at, e.ends_at
  from appointments.engagement e
  where e.person_id = any(${[...youngPersonIds, ...adviserIds]}::uuid[]) and e.source_id <> ${appointmentId}
    and e.starts_at < ${endsAt} and e.starts_at > ${startsAt}::timestamptz - interval '10 hours' and e.ends_at > ${startsAt}`

/** The rows of `busy` as JSON. */
export const busyRows = sql`coalesce((
  select json_agg(json_build_object('kind', b.kind, 'id', b.id, 'startsAt', ${iso(sql`b.starts_at`)}, 'endsAt', ${iso(sql`b.ends_at`)}))
  from busy b), '[]')`

/** The refusal of a double booking: says who and when, names only people the actor may know. */
export async function refuseBusy({ db, ...who }: Who, busy: Busy[]): Promise<never> {
  const names = await db.many(
    z.object({ id: z.uuid(), name: z.string() }),
    sql`
    select y.id, y.first_name || ' ' || y.last_name as name from people.pub_young_person y
    where y.id = any(${busy.map((b) => b.id)}::uuid[]) and ${followedBy(who, sql`y.id`)}
    union all
    select d.id, d.first_name || ' ' || d.last_name from people.pub_professional d where d.id = any(${busy.map((b) => b.id)}::uuid[])`,
  )
  const shown = busy.map((b) => ({ ...b, name: names.find((n) => n.id === b.id)?.name ?? null }))
  throw conflict(busy.some((b) => b.kind === 'adviser') ? 'appointments.adviser-busy' : 'appointments.young-person-busy', { busy: shown })
}
