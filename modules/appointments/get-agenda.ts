import { z } from '#platform/api'
import { type Sql, sql } from '#platform/sql'
import { Appointment, type BusySlot } from './api.ts'
import { commonColumns, participant, selectOwnAppointments, staffTables, type Who } from './queries.ts'

type Span = { from: string; days: number }
const most = 500

/** The young person's appointments of some days of their structure, cancelled ones included, soonest first. */
export async function getAgenda(who: Who, span: Span) {
  const appointments = await who.db.many(
    Appointment,
    sql`${selectOwnAppointments(who, isWithin(who, span, sql`p.starts_at`))} order by p.starts_at, a.id limit ${most}`,
  )
  return { appointments }
}

const Slot = Appointment.extend({ isSeen: z.boolean() })

/** What the actor and their young people have, and with `structure` what colleagues have: taken slots only, unless the file may be read. */
export async function getAdviserAgenda(who: Who, { scope = 'mine', ...span }: Span & { scope?: 'mine' | 'structure' }) {
  const rows = await who.db.many(
    Slot,
    sql`
    with readable as materialized (${selectReadable(who)}),
    shown as (
      select id, bool_or(is_there) as is_there from (
        select pr.appointment_id as id, true as is_there from appointments.presence pr
        where pr.adviser_id = ${who.actor.id} and ${isWithin(who, span, sql`pr.starts_at`)}
        union all select p.appointment_id, false from readable r join appointments.participation p on p.young_person_id = r.id
        where r.acts and ${isWithin(who, span, sql`p.starts_at`)} and p.status <> 'removed'
        ${scope === 'structure' ? sql`union all ${selectOfStructure(who, span)}` : sql``}
      ) found group by id
    )
    select ${commonColumns(sql`a`)}, a.status, expected.participants, expected.others as "othersCount",
      a.override_reason as "overrideReason", shown.is_there or expected.acts as "mayAct", shown.is_there or expected.reads as "isSeen"
    from shown join ${staffTables} on a.id = shown.id cross join lateral (${selectExpected}) expected
    order by a.starts_at, a.id limit ${most}`,
  )
  return {
    appointments: rows.filter((r) => r.isSeen).map(({ isSeen: _, ...appointment }) => appointment),
    busy: rows.filter((r) => !r.isSeen).map(toBusySlot),
  }
}

/** Whom the actor may read about, each once, and whether they may act on the file: worked out once, not at each appointment. */
const selectReadable = (who: Who) => sql`
  select followed.id, true as acts from (${selectFollowed(who)}) followed
  union all
  select distinct y.id, false from people.pub_stated_access st join people.pub_young_person y on y.id = st.young_person_id
  where st.account_id = ${who.actor.id} and st.until > ${who.clock.now()} and y.structure_id = ${who.actor.structureId}
    and y.adviser_id <> all(${answeredFor(who)})`

/** Who is expected at the appointment `a`: named when the actor is there or may read about them, counted otherwise. */
const selectExpected = sql`
  select coalesce(json_agg(${participant} order by y.last_name, y.first_name)
      filter (where p.status = a.status and (shown.is_there or r.id is not null)), '[]') as participants,
    count(*) filter (where p.status = a.status and not shown.is_there and r.id is null) as others,
    coalesce(bool_or(r.acts) filter (where p.status <> 'removed'), false) as acts,
    coalesce(bool_or(r.id is not null) filter (where p.status <> 'removed'), false) as reads
  from appointments.participation p join people.pub_young_person y on y.id = p.young_person_id left join readable r on r.id = p.young_person_id
  where p.appointment_id = a.id`

const selectOfStructure = (who: Who, span: Span) => sql`
  select c.id, false from appointments.appointment c
  where c.structure_id = ${who.actor.structureId} and c.status = 'planned' and ${isWithin(who, span, sql`c.starts_at`)}`

/** The young people the actor follows today: own, and of those one covers for. */
export const selectFollowed = (who: Who) => sql`
  select y.id from people.pub_young_person y where y.archived_at is null and y.adviser_id = any(${answeredFor(who)})`

/** The actor, and the advisers the actor covers for today. */
const answeredFor = ({ actor, clock }: Who) => sql`array(
  select ${actor.id}::uuid union all
  select c.adviser_id from people.pub_cover c where c.substitute_id = ${actor.id} and ${clock.today()} between c.from_on and c.until_on)`

/** Condition: the instant falls on one of these days of the actor's structure. */
const isWithin = ({ actor }: Pick<Who, 'actor'>, { from, days }: Span, instant: Sql) => sql`
  ${instant} >= (select ${from}::timestamp at time zone s.time_zone from people.pub_structure s where s.id = ${actor.structureId})
  and ${instant} < (select (${from}::date + ${days}::int)::timestamp at time zone s.time_zone from people.pub_structure s where s.id = ${actor.structureId})`

const toBusySlot = ({ id, startsAt, endsAt, advisers }: Appointment): BusySlot => ({ appointmentId: id, startsAt, endsAt, advisers })
