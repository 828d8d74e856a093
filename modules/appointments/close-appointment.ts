import { listFileAudience, visibleTo } from '#modules/people'
import { z } from '#platform/api'
import { invalid, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type Attendance, appointmentAttended, appointmentExcused, appointmentMissed, type Closing } from './api.ts'
import { getAppointment, isActedOn } from './queries.ts'
import { checkClosing } from './rules.ts'

const events = { present: appointmentAttended, absent: appointmentMissed, excused: appointmentExcused } as const
const Current = z.object({
  status: z.enum(['planned', 'cancelled']),
  startsAt: z.string(),
  youngPersonIds: z.array(z.uuid()),
})

/** Says who came. Can be said again: the correction is in the history and is told like the first. */
export async function closeAppointment(ctx: Ctx, id: string, { attendances }: Closing) {
  const { db, clock } = ctx
  const now = await db.maybe(
    Current,
    sql`
    select a.status, a.starts_at as "startsAt", array(
      select p.young_person_id from appointments.participation p where p.appointment_id = a.id and p.status = 'planned'
        and (exists (select from appointments.presence pr where pr.appointment_id = a.id and pr.adviser_id = ${ctx.actor.id})
          or ${visibleTo(ctx, sql`p.young_person_id`)})) as "youngPersonIds"
    from appointments.appointment a where a.id = ${id} and ${isActedOn(ctx)} for update of a`,
  )
  if (!now) throw notFound('appointments.unknown', { id })
  checkClosing(now, clock.now())
  const said = new Map(attendances.map((a) => [a.youngPersonId, a.attendance]))
  if ([...said.keys()].some((person) => !now.youngPersonIds.includes(person))) throw invalid('appointments.not-expected')
  const changed = await record(ctx, id, said)
  await announce(ctx, id, changed)
  return getAppointment(ctx, id)
}

/** Writes what is new, and gives it back. */
function record({ db, clock, actor }: Ctx, id: string, said: Map<string, Attendance>) {
  return db.many(
    z.object({ youngPersonId: z.uuid(), attendance: z.enum(['present', 'absent', 'excused']) }),
    sql`
    with said as (select * from unnest(${[...said.keys()]}::uuid[], ${[...said.values()]}::text[]) said (person, attendance)),
    changed as (
      update appointments.participation p set attendance = said.attendance from said
      where p.appointment_id = ${id} and p.young_person_id = said.person and p.attendance is distinct from said.attendance
      returning p.young_person_id, p.attendance
    ), told as (
      insert into appointments.change (appointment_id, at, account_id, what, young_person_id)
      select ${id}, ${clock.now()}, ${actor.id}, attendance, young_person_id from changed
    )
    select young_person_id as "youngPersonId", attendance from changed`,
  )
}

async function announce(ctx: Ctx, appointmentId: string, changed: { youngPersonId: string; attendance: Attendance }[]) {
  if (!changed.length) return
  const audience = [
    ctx.actor.id,
    ...(await listFileAudience(
      ctx,
      changed.map((c) => c.youngPersonId),
    )),
  ]
  for (const kind of ['present', 'absent', 'excused'] as const)
    await ctx.publishEach(
      events[kind],
      changed
        .filter((c) => c.attendance === kind)
        .map(({ youngPersonId }) => ({
          data: { appointmentId, youngPersonId },
          audience: changed.length === 1 ? audience : [youngPersonId, ctx.actor.id],
        })),
    )
}
