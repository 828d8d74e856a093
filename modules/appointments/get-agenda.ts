import { z } from '#platform/api'
import { type Sql, sql } from '#platform/sql'
import { Appointment, type BusySlot } from './api.ts'
import { isSeen, selectOwnAppointments, staffColumns, staffTables, type Who } from './queries.ts'

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
    with followed as materialized (${selectFollowed(who)}),
    shown as (
      select pr.appointment_id as id from appointments.presence pr
      where pr.adviser_id = ${who.actor.id} and ${isWithin(who, span, sql`pr.starts_at`)}
      union select p.appointment_id from followed f join appointments.participation p on p.young_person_id = f.id
      where ${isWithin(who, span, sql`p.starts_at`)} and p.status <> 'removed'
      ${scope === 'structure' ? sql`union ${selectOfStructure(who, span)}` : sql``}
    )
    select ${staffColumns(who)}, ${isSeen(who)} as "isSeen"
    from shown join ${staffTables} on a.id = shown.id order by a.starts_at, a.id limit ${most}`,
  )
  return {
    appointments: rows.filter((r) => r.isSeen).map(({ isSeen: _, ...appointment }) => appointment),
    busy: rows.filter((r) => !r.isSeen).map(toBusySlot),
  }
}

const selectOfStructure = (who: Who, span: Span) => sql`
  select c.id from appointments.appointment c
  where c.structure_id = ${who.actor.structureId} and c.status = 'planned' and ${isWithin(who, span, sql`c.starts_at`)}`

/** The young people the actor follows today: own, and of those one covers for. */
export const selectFollowed = ({ actor, clock }: Who) => sql`
  select y.id from people.pub_young_person y where y.archived_at is null and y.adviser_id = any(array(
    select ${actor.id}::uuid union all
    select c.adviser_id from people.pub_cover c where c.substitute_id = ${actor.id} and ${clock.today()} between c.from_on and c.until_on))`

/** Condition: the instant falls on one of these days of the actor's structure. */
const isWithin = ({ actor }: Pick<Who, 'actor'>, { from, days }: Span, instant: Sql) => sql`
  ${instant} >= (select ${from}::timestamp at time zone s.time_zone from people.pub_structure s where s.id = ${actor.structureId})
  and ${instant} < (select (${from}::date + ${days}::int)::timestamp at time zone s.time_zone from people.pub_structure s where s.id = ${actor.structureId})`

const toBusySlot = ({ id, startsAt, endsAt, advisers }: Appointment): BusySlot => ({ appointmentId: id, startsAt, endsAt, advisers })
