import { nameOf } from '#modules/appointments'
import { z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { AgendaItem } from './api.ts'

const most = 500
const Row = AgendaItem.omit({ title: true }).extend({
  title: z.string().nullable(),
  otherType: z.string().nullable(),
})

/** The young person's days: appointments, workshops and days of a programme, cancelled ones included, soonest first. */
export async function listDays({ db, actor }: Pick<Ctx, 'db' | 'actor'>, { from, days }: { from: string; days: number }) {
  const rows = await db.many(
    Row,
    sql`
    with span as (
      select ${from}::timestamp at time zone s.time_zone as starts, (${from}::date + ${days}::int)::timestamp at time zone s.time_zone as ends
      from people.pub_young_person y join people.pub_structure s on s.id = y.structure_id where y.id = ${actor.id}
    )
    select 'appointment' as kind, a.id, a.title, a.type, a.other_type as "otherType", a.modality,
      case a.modality when 'at_structure' then a.structure_name when 'elsewhere' then a.address when 'phone' then 'Par téléphone' else 'En visio' end as place,
      a.starts_at as "startsAt", a.ends_at as "endsAt", a.status, a.answer, a.attendance, a.is_override and a.status = 'planned' as "isOverride"
    from span join appointments.pub_agenda a on a.young_person_id = ${actor.id} and a.starts_at >= span.starts and a.starts_at < span.ends
    union all
    select 'workshop', s.id, s.title, null, null, s.modality,
      case s.modality when 'at_structure' then st.name when 'elsewhere' then s.address else 'En visio' end,
      s.starts_at, s.ends_at, case r.status when 'registered' then 'planned' else r.status end, null, r.attendance, false
    from span join workshops.pub_participation r on r.young_person_id = ${actor.id} and r.starts_at >= span.starts and r.starts_at < span.ends
      join workshops.pub_session s on s.id = r.session_id join people.pub_structure st on st.id = s.structure_id
    where r.status <> 'cancelled' or s.status = 'cancelled'
    union all
    select 'programme', t.prescription_id, coalesce(g.label, 'Programme'), null, null, null, '', t.starts_at, t.ends_at, 'planned', null, t.state, false
    from span join plans.pub_attendance t on t.young_person_id = ${actor.id} and t.starts_at >= span.starts and t.starts_at < span.ends
      join plans.pub_prescription p on p.id = t.prescription_id left join plans.pub_programme g on g.code = p.programme_code
    order by "startsAt", id limit ${most}`,
  )
  return {
    items: rows.map(({ type, otherType, ...item }) => ({
      ...item,
      title: type ? nameOf({ title: item.title, type, otherType }) : (item.title ?? ''),
      type: item.title === null && otherType === null ? type : null,
    })),
  }
}
