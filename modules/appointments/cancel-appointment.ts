import { listFileAudience } from '#modules/people'
import { z } from '#platform/api'
import { notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { appointmentCancelled } from './api.ts'
import { getAppointment, isActedOn } from './queries.ts'
import { checkChangeable } from './rules.ts'

const Current = z.object({
  status: z.enum(['planned', 'cancelled']),
  isClosed: z.boolean(),
  youngPersonIds: z.array(z.uuid()),
  adviserIds: z.array(z.uuid()),
})

/** Cancels an appointment for everybody; the reason is said to the young people. Cancelled already, it answers the same. */
export async function cancelAppointment(ctx: Ctx, id: string, reason: string | undefined) {
  const { db, clock, actor } = ctx
  const now = await db.maybe(
    Current,
    sql`
    select a.status,
      exists (select from appointments.participation p
        where p.appointment_id = a.id and p.status = 'planned' and p.attendance is not null) as "isClosed",
      array(select p.young_person_id from appointments.participation p where p.appointment_id = a.id and p.status = 'planned') as "youngPersonIds",
      array(select pr.adviser_id from appointments.presence pr where pr.appointment_id = a.id) as "adviserIds"
    from appointments.appointment a where a.id = ${id} and ${isActedOn(ctx)} for update of a`,
  )
  if (!now) throw notFound('appointments.unknown', { id })
  if (now.status === 'cancelled') return getAppointment(ctx, id)
  checkChangeable(now)

  await db.run(sql`
    with gone as (update appointments.participation set status = 'cancelled' where appointment_id = ${id} and status = 'planned'),
    free as (update appointments.presence set status = 'cancelled' where appointment_id = ${id}),
    told as (insert into appointments.change (appointment_id, at, account_id, what) values (${id}, ${clock.now()}, ${actor.id}, 'cancelled'))
    update appointments.appointment set status = 'cancelled', cancel_reason = ${reason?.trim() || null}, sequence = sequence + 1,
      updated_at = ${clock.now()} where id = ${id}`)
  const { youngPersonIds, adviserIds } = now
  await ctx.publish(appointmentCancelled, { appointmentId: id, youngPersonIds }, [
    ...(await listFileAudience(ctx, youngPersonIds)),
    ...adviserIds,
  ])
  return getAppointment(ctx, id)
}
