import { categoryMinutes } from '#modules/actions'
import { z } from '#platform/api'
import type { Db } from '#platform/db'
import { join, type Sql, sql } from '#platform/sql'
import { entryStates, evidences, sourceKinds } from './api-shapes.ts'
import { scaleOn } from './terms.ts'

/** What a source says now of the hours of one person: what should stand in the ledger. */
export const Wanted = z.object({
  sourceKind: z.enum(sourceKinds),
  sourceId: z.uuid(),
  youngPersonId: z.uuid(),
  timeZone: z.string(),
  /** Both ends when they are known: the real duration counts. */
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  /** The day of what has no hour. */
  onDay: z.iso.date().nullable(),
  /** Of what has no hour, or where the scale says otherwise; with both ends, the most that counts of them. */
  minutes: z.int().nullable(),
  declaredMinutes: z.int().nullable(),
  scaleId: z.int().nullable(),
  category: z.string().nullable(),
  state: z.enum(entryStates),
  evidence: z.enum(evidences),
  declaredBy: z.uuid().nullable(),
  declaredAt: z.string(),
  decidedBy: z.uuid().nullable(),
  decidedAt: z.string().nullable(),
  mark: z.string(),
})
export type Wanted = z.infer<typeof Wanted>
/** An event of a module above that has hours. */
export type SourceRef = { kind: 'appointment' | 'personal' | 'workshop' | 'programme'; sourceId: string; youngPersonId: string }

/** What the sources say now; a source that is gone is not in the list. */
export async function listWanted(db: Db, refs: readonly SourceRef[]): Promise<Wanted[]> {
  const found: Wanted[] = []
  for (const kind of new Set(refs.map((r) => r.kind))) {
    const own = refs.filter((r) => r.kind === kind)
    const keys = sql`unnest(${own.map((r) => r.sourceId)}::uuid[], ${own.map((r) => r.youngPersonId)}::uuid[]) as k (source_id, young_person_id)`
    found.push(...(await db.many(Wanted, selects[kind](keys))))
  }
  return found
}

/** What is compared to know whether a source changed, of the entry `e`; null when it has none. */
export const markOf = (e: Sql) => sql`case ${e}.source_kind
  when 'appointment' then (select ${appointmentMark} from appointments.pub_closing p
    where p.appointment_id = ${e}.source_id and p.young_person_id = ${e}.young_person_id)
  when 'workshop' then (select ${workshopMark} from workshops.pub_participation p
    where p.session_id = ${e}.source_id and p.young_person_id = ${e}.young_person_id)
  when 'programme' then (select ${programmeMark} from plans.pub_attendance t where t.id = ${e}.source_id)
  when 'immersion' then (select ${programmeMark} from plans.pub_attendance t where t.id = ${e}.source_id)
  when 'personal' then (select ${actionMark} from actions.pub_done_action a where a.id = ${e}.source_id) end`

const appointmentMark = sql`concat_ws('|', p.status, p.starts_at, p.ends_at, p.attendance)`
const workshopMark = appointmentMark
const programmeMark = sql`concat_ws('|', t.starts_at, t.ends_at, t.minutes, t.state)`
const actionMark = sql`concat_ws('|', a.is_deleted, a.status, a.done_on, a.minutes, a.category, a.qualified_category, a.qualified_minutes)`

const selects: Record<SourceRef['kind'], (keys: Sql) => Sql> = {
  appointment: selectAppointments,
  personal: selectActions,
  workshop: selectWorkshops,
  programme: selectPresences,
}

const place = sql`join people.pub_young_person y on y.id = k.young_person_id join people.pub_structure s on s.id = y.structure_id`

/** Presence is accepted at once: who closed the appointment saw the person. An absence stays in the ledger, to be contested. */
function selectAppointments(keys: Sql) {
  return sql`
  select 'appointment' as "sourceKind", p.appointment_id as "sourceId", p.young_person_id as "youngPersonId", s.time_zone as "timeZone",
    p.starts_at as "startsAt", p.ends_at as "endsAt", null::date as "onDay", null::int as minutes, null::int as "declaredMinutes",
    null::int as "scaleId", null as category,
    case when p.status <> 'planned' or p.attendance is null then 'withdrawn' when p.attendance = 'present' then 'validated' else 'rejected' end as state,
    'attendance' as evidence, p.closed_by as "declaredBy", coalesce(p.closed_at, p.ends_at) as "declaredAt", p.closed_by as "decidedBy",
    coalesce(p.closed_at, p.ends_at) as "decidedAt", ${appointmentMark} as mark
  from ${keys} join appointments.pub_closing p on p.appointment_id = k.source_id and p.young_person_id = k.young_person_id ${place}`
}

/** As for appointments: the sheet of the session is the evidence, its real hours count, and no more than what was announced of them. */
function selectWorkshops(keys: Sql) {
  return sql`
  select 'workshop' as "sourceKind", p.session_id as "sourceId", p.young_person_id as "youngPersonId", s.time_zone as "timeZone",
    p.starts_at as "startsAt", p.ends_at as "endsAt", null::date as "onDay", p.default_minutes as minutes, null::int as "declaredMinutes",
    null::int as "scaleId", null as category,
    case when p.status <> 'registered' or p.attendance is null then 'withdrawn' when p.attendance = 'present' then 'validated' else 'rejected' end as state,
    'attendance' as evidence, c.closed_by as "declaredBy", coalesce(c.closed_at, p.ends_at) as "declaredAt", c.closed_by as "decidedBy",
    coalesce(c.closed_at, p.ends_at) as "decidedAt", ${workshopMark} as mark
  from ${keys} join workshops.pub_participation p on p.session_id = k.source_id and p.young_person_id = k.young_person_id ${place}
  left join workshops.pub_closing c on c.session_id = p.session_id and c.young_person_id = p.young_person_id`
}

/** A presence in a programme or an immersion; one whose very name tells of a disability is kept as health is. */
function selectPresences(keys: Sql) {
  return sql`
  select case i.programme_code when 'pmsmp' then 'immersion' else 'programme' end as "sourceKind", t.id as "sourceId",
    t.young_person_id as "youngPersonId", s.time_zone as "timeZone", t.starts_at as "startsAt", t.ends_at as "endsAt", null::date as "onDay",
    null::int as minutes, null::int as "declaredMinutes", null::int as "scaleId", case when i.is_sensitive then 'health' else 'training' end as category,
    case t.state when 'present' then 'validated' else 'rejected' end as state, 'attendance' as evidence, i.recorded_by as "declaredBy",
    i.recorded_at as "declaredAt", i.recorded_by as "decidedBy", i.recorded_at as "decidedAt", ${programmeMark} as mark
  from ${keys} join plans.pub_attendance t on t.id = k.source_id and t.young_person_id = k.young_person_id
  join plans.pub_presence i on i.id = t.id ${place}`
}

/** A done action counts what was said, or what the scale of the structure gives when nobody said otherwise. */
function selectActions(keys: Sql) {
  return sql`
  select 'personal' as "sourceKind", a.id as "sourceId", a.young_person_id as "youngPersonId", s.time_zone as "timeZone",
    null::timestamptz as "startsAt", null::timestamptz as "endsAt", a.done_on as "onDay",
    case when by_scale.id is not null then by_scale.minutes else least(coalesce(a.qualified_minutes, a.minutes), 1440) end as minutes,
    case when by_scale.id is not null then by_scale.minutes else least(a.minutes, 1440) end as "declaredMinutes",
    by_scale.id::int as "scaleId", coalesce(a.qualified_category, a.category) as category,
    case when a.is_deleted or a.status <> 'done' then 'withdrawn'
      when a.qualified_category is null then case when a.minutes > 0 then 'declared' else 'withdrawn' end
      when a.qualified_category = 'not_counted' then case when a.minutes > 0 then 'rejected' else 'withdrawn' end
      when a.qualified_minutes = a.minutes then 'validated' else 'corrected' end as state,
    'words' as evidence, a.done_by as "declaredBy", a.done_at as "declaredAt", a.qualified_by as "decidedBy", a.qualified_at as "decidedAt",
    ${actionMark} as mark
  from ${keys} join actions.pub_done_action a on a.id = k.source_id and a.young_person_id = k.young_person_id ${place}
  left join lateral (
    select v.id, v.minutes from hours.scale v
    where a.minutes = ${usualMinutes} and (a.qualified_category is null or (a.qualified_category = a.category and a.qualified_minutes = a.minutes))
      and v.id = ${scaleOn(sql`a.category`, sql`s.id`, sql`a.done_on`, sql`sc.id`)}
  ) by_scale on true`
}

const usualMinutes = sql`case a.category ${join(
  Object.entries(categoryMinutes).map(([category, minutes]) => sql`when ${category} then ${minutes}::int`),
  ' ',
)} end`
