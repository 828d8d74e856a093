import { listFileAudience } from '#modules/people'
import { z } from '#platform/api'
import { conflict } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Attendance, type AttendanceLine, planChanged, programmeAttended } from './api.ts'
import { attendanceColumns } from './get-prescription.ts'
import { getActablePrescription, noteChange } from './queries.ts'
import { beginsAt, checkAttendance, usualMinutes } from './rules.ts'

const Written = z.object({ ...Attendance.shape, isNews: z.boolean() })

/** Records or corrects presence, several days at once, all or none. What was or is a presence is told: the view says what holds now. */
export async function attend(ctx: Ctx, id: string, lines: readonly AttendanceLine[]) {
  const p = await getActablePrescription(ctx, id)
  checkAttendance(p, lines, ctx.clock.today(p.timeZone))
  await checkParts(ctx, id, lines)
  const written = await write(ctx, { prescriptionId: id, youngPersonId: p.youngPersonId, timeZone: p.timeZone }, lines)
  const changed = written.filter((w) => w.isNews)
  const audience = await listFileAudience(ctx, [p.youngPersonId])
  const about = { prescriptionId: id, youngPersonId: p.youngPersonId }
  if (changed.length) await noteChange(ctx, p.youngPersonId, 'attendance', { prescriptionId: id, details: { days: changed.length } })
  await ctx.publishEach(
    programmeAttended,
    changed.map((w) => ({ data: { ...about, attendanceId: w.id }, audience })),
  )
  await ctx.publish(planChanged, { youngPersonId: p.youngPersonId, byYoungPerson: false }, audience)
  return { items: written.map(({ isNews: _, ...a }) => a) }
}

/** A day is recorded whole or by halves, not both. */
async function checkParts({ db }: Ctx, id: string, lines: readonly AttendanceLine[]) {
  const clash = await db.maybe(
    z.object({ onDay: z.iso.date() }),
    sql`
    select a.on_day as "onDay" from plans.attendance a join unnest(${lines.map((l) => l.onDay)}::date[], ${lines.map((l) => l.part)}::text[])
      as l (on_day, part) on l.on_day = a.on_day
    where a.prescription_id = ${id} and a.part <> l.part and 'day' in (a.part, l.part) limit 1`,
  )
  if (clash) throw conflict('plans.day-recorded-otherwise', { onDay: clash.onDay })
}

type Whose = { prescriptionId: string; youngPersonId: string; timeZone: string }
function write({ db, actor, clock }: Ctx, { prescriptionId, youngPersonId, timeZone }: Whose, lines: readonly AttendanceLine[]) {
  return db.many(
    Written,
    sql`
    with line as (
      select l.id, l.on_day, l.part, l.minutes, l.state, (l.on_day + l.begins::time) at time zone ${timeZone} as starts_at
      from unnest(${lines.map((l) => l.id)}::uuid[], ${lines.map((l) => l.onDay)}::date[], ${lines.map((l) => l.part)}::text[],
        ${lines.map((l) => l.minutes ?? usualMinutes[l.part])}::int[], ${lines.map((l) => l.state)}::text[],
        ${lines.map((l) => beginsAt[l.part])}::text[]) as l (id, on_day, part, minutes, state, begins)
    ), before as (
      select a.id, a.on_day, a.part, a.state, a.minutes from plans.attendance a join line using (on_day, part) where a.prescription_id = ${prescriptionId}
    ), a as (
      insert into plans.attendance (id, prescription_id, young_person_id, on_day, part, starts_at, ends_at, minutes, state, recorded_by, recorded_at)
      select l.id, ${prescriptionId}, ${youngPersonId}, l.on_day, l.part, l.starts_at, l.starts_at + l.minutes * interval '1 minute', l.minutes,
        l.state, ${actor.id}, ${clock.now()} from line l
      on conflict on constraint one_presence_a_part do update set ends_at = excluded.ends_at, minutes = excluded.minutes, state = excluded.state,
        recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
      returning id, on_day, part, starts_at, ends_at, minutes, state
    )
    select ${attendanceColumns}, (b.id is null and a.state = 'present')
      or (b.id is not null and 'present' in (a.state, b.state) and (a.state, a.minutes) <> (b.state, b.minutes)) as "isNews"
    from a left join before b on b.on_day = a.on_day and b.part = a.part order by a.starts_at`,
  )
}
