import { closeTo } from '#modules/contracts'
import { getVisibleYoungPerson } from '#modules/people'
import { recordFileAccess } from '#platform/access'
import { z } from '#platform/api'
import { notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Attendance, type Prescription } from './api.ts'
import { listPrescriptionsWhere } from './queries.ts'

/** The programmes of a young person, the latest first. */
export async function listPrescriptions(ctx: Ctx, youngPersonId: string) {
  await getVisibleYoungPerson(ctx, youngPersonId)
  return { items: await listPrescriptionsWhere(ctx, sql`p.young_person_id = ${youngPersonId}`) }
}

/** One of them with its attendance, the latest day first, and what else takes place on the same days. */
export async function getPrescription(ctx: Ctx, id: string) {
  const [found] = await listPrescriptionsWhere(ctx, sql`p.id = ${id}`)
  if (!found) throw notFound('plans.unknown-prescription', { id })
  const { db, clock, actor } = ctx
  if (actor.id !== found.youngPersonId) await recordFileAccess(db, clock.now(), actor, found.youngPersonId, 'plans.prescription', false)
  return { ...found, attendance: await listAttendance(ctx, id), overlaps: await listOverlaps(ctx, found) }
}

/** The fields of an attendance `a`. */
export const attendanceColumns = sql`a.id, a.on_day as "onDay", a.part, a.starts_at as "startsAt", a.ends_at as "endsAt", a.minutes, a.state`

const listAttendance = ({ db }: Ctx, id: string) =>
  db.many(
    Attendance,
    sql`select ${attendanceColumns} from plans.attendance a where a.prescription_id = ${id} order by a.starts_at desc limit 1000`,
  )

const Overlap = z.object({ id: z.uuid(), label: z.string(), startsOn: z.iso.date(), endsOn: z.iso.date(), isFullTime: z.boolean() })
const listOverlaps = (ctx: Ctx, { id, youngPersonId, startedOn, startsOn, endedOn, endsOn, status }: Prescription) =>
  status === 'refused'
    ? []
    : ctx.db.many(
        Overlap,
        sql`
    select p.id, g.label, coalesce(p.started_on, p.starts_on) as "startsOn", coalesce(p.ended_on, p.ends_on) as "endsOn", p.is_full_time as "isFullTime"
    from plans.prescription p join plans.programme g on g.code = p.programme_code and g.valid_from = p.programme_from
    where p.young_person_id = ${youngPersonId} and p.id <> ${id} and p.status <> 'refused'
      and coalesce(p.started_on, p.starts_on) <= ${endedOn ?? endsOn} and coalesce(p.ended_on, p.ends_on) >= ${startedOn ?? startsOn}
      and (not p.is_sensitive or ${closeTo(ctx, sql`p.young_person_id`)})
    order by 3, p.id limit 20`,
      )
