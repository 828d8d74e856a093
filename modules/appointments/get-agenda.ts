import { z } from '#platform/api'
import { type Sql, sql } from '#platform/sql'
import { Appointment, type BusySlot, Participant } from './api.ts'
import { asHelped, ownColumns, selectOwnAppointments, staffTables, type Who } from './queries.ts'

type Span = { from: string; days: number }
const most = 500

/** The young person's appointments of some days of their structure, cancelled ones included, soonest first. */
export async function getAgenda(who: Who, span: Span) {
  const appointments = await who.db.many(
    Appointment,
    sql`${selectOwnAppointments(who, isWithin(who, span, sql`p.starts_at`))} order by p.starts_at, a.id limit ${most}`,
  )
  return { appointments: appointments.map((a) => asHelped(who, a)) }
}

/** One person expected at one appointment, beside one adviser there: flat, because building JSON at each appointment costs a quarter of the statement. */
const Line = Appointment.omit({ participants: true, othersCount: true, mayAct: true, advisers: true }).extend({
  ...Participant.shape,
  isThere: z.boolean(),
  isRemoved: z.boolean(),
  isExpected: z.boolean(),
  isFollowed: z.boolean(),
  adviserId: z.uuid().nullable(),
  adviserFirstName: z.string().nullable(),
  adviserLastName: z.string().nullable(),
  isAdviserOverride: z.boolean().nullable(),
})
type Line = z.infer<typeof Line>

/**
 * What the actor and their young people have, and with `structure` what colleagues have: taken slots only. A stated reason opens a file, not
 * an agenda that leaves no trace there: those appointments are found in the file, or opened one by one.
 */
export async function getAdviserAgenda(who: Who, { scope = 'mine', ...span }: Span & { scope?: 'mine' | 'structure' }) {
  const lines = await who.db.many(
    Line,
    sql`
    with followed as materialized (${selectFollowed(who)}),
    found as (
      select pr.appointment_id as id, pr.starts_at, true as is_there from appointments.presence pr
      where pr.adviser_id = ${who.actor.id} and ${isWithin(who, span, sql`pr.starts_at`)}
      union all select p.appointment_id, p.starts_at, false from followed f join appointments.participation p on p.young_person_id = f.id
      where ${isWithin(who, span, sql`p.starts_at`)} and p.status <> 'removed'
      ${scope === 'structure' ? sql`union all ${selectOfStructure(who, span)}` : sql``}
    ), shown as (
      select id, bool_or(is_there) as is_there from found group by id order by min(starts_at), id limit ${most}
    )
    select ${ownColumns(sql`a`)}, a.status, a.override_reason as "overrideReason", shown.is_there as "isThere",
      p.status = 'removed' as "isRemoved", p.status = a.status as "isExpected", f.id is not null as "isFollowed",
      y.id as "youngPersonId", y.first_name as "firstName", y.last_name as "lastName", p.answer, p.answer_text as "answerText",
      p.answered_at as "answeredAt", p.attendance, p.is_override as "isOverride",
      d.id as "adviserId", d.first_name as "adviserFirstName", d.last_name as "adviserLastName", pr.is_override as "isAdviserOverride"
    from shown join ${staffTables} on a.id = shown.id join appointments.participation p on p.appointment_id = a.id
      join people.pub_young_person y on y.id = p.young_person_id left join followed f on f.id = p.young_person_id
      left join (appointments.presence pr join people.pub_professional d on d.id = pr.adviser_id) on pr.appointment_id = a.id
    order by a.starts_at, a.id, y.last_name, y.first_name, d.last_name, d.first_name`,
  )
  const slots = [...Map.groupBy(lines, (l) => l.id).values()].map(toSlot)
  return { appointments: slots.flatMap((s) => s.appointment ?? []), busy: slots.flatMap((s) => s.busy ?? []) }
}

/** An appointment whose people are named when the actor is there or follows them, and counted otherwise; a taken slot when nobody is known. */
function toSlot(lines: Line[]): { appointment?: Appointment; busy?: BusySlot } {
  const { isThere, isRemoved, isExpected, isFollowed, ...first } = lines[0]!
  const { youngPersonId, firstName, lastName, answer, answerText, answeredAt, attendance, isOverride, ...beside } = first
  const { adviserId, adviserFirstName, adviserLastName, isAdviserOverride, ...own } = beside
  const shared = { ...own, advisers: lines.filter((l) => l.youngPersonId === youngPersonId).flatMap(toAdviser) }
  const people = lines.filter((l) => l.adviserId === adviserId)
  if (!isThere && !people.some((l) => l.isFollowed && !l.isRemoved)) return { busy: toBusySlot(shared) }
  const known = people.filter((l) => l.isExpected && (isThere || l.isFollowed))
  return {
    appointment: {
      ...shared,
      participants: known.map(toParticipant),
      othersCount: people.filter((l) => l.isExpected).length - known.length,
      mayAct: true,
    },
  }
}

const toAdviser = ({ adviserId, adviserFirstName, adviserLastName, isAdviserOverride }: Line) =>
  adviserId ? [{ id: adviserId, firstName: adviserFirstName!, lastName: adviserLastName!, isOverride: isAdviserOverride! }] : []

const toParticipant = ({
  youngPersonId,
  firstName,
  lastName,
  answer,
  answerText,
  answeredAt,
  attendance,
  isOverride,
}: Line): Participant => ({
  youngPersonId,
  firstName,
  lastName,
  answer,
  answerText,
  answeredAt,
  attendance,
  isOverride,
})

const selectOfStructure = (who: Who, span: Span) => sql`
  select c.id, c.starts_at, false from appointments.appointment c
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

const toBusySlot = ({ id, startsAt, endsAt, advisers }: Pick<Appointment, 'id' | 'startsAt' | 'endsAt' | 'advisers'>): BusySlot => ({
  appointmentId: id,
  startsAt,
  endsAt,
  advisers,
})
