import { followedBy, visibleTo } from '#modules/people'
import type { Actor } from '#platform/access'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { notFound } from '#platform/errors'
import { type Sql, sql } from '#platform/sql'
import { Appointment } from './api.ts'

export type Who = { db: Db; actor: Actor; clock: Clock }

/** The appointment as the actor may see it; refuses with 404 `appointments.unknown` otherwise. */
export async function getAppointment(who: Who, id: string): Promise<Appointment> {
  const found = await who.db.maybe(
    Appointment,
    who.actor.role === 'youngPerson'
      ? selectOwnAppointments(who, sql`p.appointment_id = ${id}`)
      : sql`select ${staffColumns(who)} from ${staffTables} where a.id = ${id} and ${isSeen(who)}`,
  )
  if (!found) throw notFound('appointments.unknown', { id })
  return asHelped(who, found)
}

/** What the adviser wrote to the young person is not for who helps. */
export const asHelped = ({ actor }: Pick<Who, 'actor'>, found: Appointment): Appointment =>
  actor.mandate ? { ...found, comment: '' } : found

/** A young person's own appointments that meet a condition on their participation `p`. */
export const selectOwnAppointments = ({ actor }: Pick<Who, 'actor'>, condition: Sql) => sql`
  select ${commonColumns(sql`p`)}, case p.status when 'planned' then 'planned' else 'cancelled' end as status,
    json_build_array(${participant}) as participants, 0 as "othersCount", null as "overrideReason", false as "mayAct"
  from appointments.participation p
  join people.pub_young_person y on y.id = p.young_person_id
  join appointments.appointment a on a.id = p.appointment_id
  join people.pub_structure s on s.id = a.structure_id
  where p.young_person_id = ${actor.id} and ${condition}`

/** The tables that `staffColumns` reads. */
export const staffTables = sql`appointments.appointment a join people.pub_structure s on s.id = a.structure_id`

/** An appointment for a professional: people of colleagues are counted, not named. `isNamed`: condition on `p`, who is named. */
export const staffColumns = (who: Who, isNamed = knows(who)) => columnsWhere(isNamed, isActedOn(who))

/** What its maker sees at once: they follow everybody they put there. */
export const getMade = ({ db }: Pick<Who, 'db'>, id: string) =>
  db.one(Appointment, sql`select ${columnsWhere(sql`true`, sql`true`)} from ${staffTables} where a.id = ${id}`)

const columnsWhere = (isKnown: Sql, isActedOn: Sql) => sql`${commonColumns(sql`a`)}, a.status,
  coalesce((
    select json_agg(${participant} order by y.last_name, y.first_name)
    from appointments.participation p join people.pub_young_person y on y.id = p.young_person_id
    where p.appointment_id = a.id and p.status = a.status and ${isKnown}), '[]') as participants,
  (select count(*) from appointments.participation p
    where p.appointment_id = a.id and p.status = a.status and not ${isKnown}) as "othersCount",
  a.override_reason as "overrideReason", ${isActedOn} as "mayAct"`

/** Condition on `a`: the professional is there, or may read the file of somebody expected. */
export const isSeen = (who: Who) => sql`(${isPresent(who)} or exists (
  select from appointments.participation seen where seen.appointment_id = a.id and seen.status <> 'removed'
    and ${visibleTo(who, sql`seen.young_person_id`)}))`

/** Condition on `a`: the professional is there, or follows somebody expected. */
export const isActedOn = (who: Who) => sql`(${isPresent(who)} or exists (
  select from appointments.participation acted where acted.appointment_id = a.id and acted.status <> 'removed'
    and ${followedBy(who, sql`acted.young_person_id`)}))`

const isPresent = ({ actor }: Who, appointment = sql`a.id`) => sql`exists (
  select from appointments.presence pr where pr.appointment_id = ${appointment} and pr.adviser_id = ${actor.id})`
/** Condition on `p`: the professional is there, or may read the file of who is expected. */
export const knows = (who: Who) => sql`(${isPresent(who, sql`p.appointment_id`)} or ${visibleTo(who, sql`p.young_person_id`)})`

/** Condition on `p`, for lists that leave no trace in the file: the professional is there, or follows who is expected. */
export const isNamedInLists = (who: Who) => sql`(${isPresent(who, sql`p.appointment_id`)} or ${followedBy(who, sql`p.young_person_id`)})`

/** An instant inside JSON, as the wire writes it. */
export const iso = (instant: Sql) => sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
/** One expected young person `y`, as JSON. */
export const participant = sql`json_build_object('youngPersonId', y.id, 'firstName', y.first_name, 'lastName', y.last_name, 'answer', p.answer,
  'answerText', p.answer_text, 'answeredAt', ${iso(sql`p.answered_at`)}, 'attendance', p.attendance, 'isOverride', p.is_override)`

/** `times`: where the hour is read; who was taken off keeps the hour they knew. */
export const commonColumns = (times: Sql) => sql`${ownColumns(times)},
  coalesce((
    select json_agg(json_build_object('id', d.id, 'firstName', d.first_name, 'lastName', d.last_name, 'isOverride', pr.is_override)
      order by d.last_name, d.first_name)
    from appointments.presence pr join people.pub_professional d on d.id = pr.adviser_id where pr.appointment_id = a.id), '[]') as advisers`

/** The same without the advisers, for lists that read them beside. */
export const ownColumns = (times: Sql) => sql`a.id, a.type, a.other_type as "otherType", a.title, a.modality,
  case a.modality when 'at_structure' then nullif(s.address, '') else a.address end as address, a.phone, a.link, a.comment,
  ${times}.starts_at as "startsAt", ${times}.ends_at as "endsAt", a.time_zone as "timeZone",
  a.cancel_reason as "cancelReason", s.name as "structureName", a.sequence, a.updated_at as "updatedAt",
  a.slot_id is not null as "isBooked"`
