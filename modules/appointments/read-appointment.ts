import { recordFileAccess } from '#platform/access'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import { getHistory } from './get-history.ts'
import { getAppointment, knows, type Who } from './queries.ts'

/** One appointment, opened by itself; for the young people who are named in it, somebody else read their file. */
export async function readAppointment(who: Who, id: string) {
  const appointment = await getAppointment(who, id)
  const named = appointment.participants.map((p) => p.youngPersonId)
  await recordReadings(who, named, 'appointments.get')
  return appointment
}

/** Its history, likewise. */
export async function readHistory(who: Who, id: string) {
  const history = await getHistory(who, id)
  const named = await who.db.many(
    z.object({ id: z.uuid() }),
    sql`select p.young_person_id as id from appointments.participation p where p.appointment_id = ${id} and ${knows(who)}`,
  )
  await recordReadings(
    who,
    named.map((n) => n.id),
    'appointments.history',
  )
  return history
}

async function recordReadings({ db, actor, clock }: Who, youngPersonIds: string[], operation: string) {
  for (const id of youngPersonIds) if (id !== actor.id) await recordFileAccess(db, clock.now(), actor, id, operation, false)
}
