import type { PersonalData } from '#platform/access'
import { z } from '#platform/api'
import { sql } from '#platform/sql'

/** What appointments keep of a person, how it is handed over and when it goes. */
export const personalData: PersonalData = {
  tables: [
    'appointments.appointment',
    'appointments.participation',
    'appointments.presence',
    'appointments.change',
    'appointments.reminder',
    'appointments.engagement',
    'appointments.slot',
  ],
  export: async (db, personId) => ({
    appointments: await db.many(
      z.record(z.string(), z.unknown()),
      sql`
      select a.type, a.other_type as "otherType", a.title, a.modality, a.address, a.phone, a.link, a.comment, p.starts_at as "startsAt",
        p.ends_at as "endsAt", p.time_zone as "timeZone", case p.status when 'planned' then 'planned' else 'cancelled' end as status,
        a.cancel_reason as "cancelReason", p.answer, p.answer_text as "answerText", p.answered_at as "answeredAt", p.attendance
      from appointments.participation p join appointments.appointment a on a.id = p.appointment_id
      where p.young_person_id = ${personId} order by p.starts_at`,
    ),
  }),
  // dates and attendance stay for the counts; what was written by or about the person goes
  erase: async (db, personId) => {
    await db.run(sql`
      with own as (
        update appointments.participation set answer_text = null where young_person_id = ${personId} returning appointment_id
      )
      update appointments.appointment a set comment = '', title = null, address = case a.modality when 'elsewhere' then 'effacée' end,
        phone = null, cancel_reason = null, override_reason = null
      where a.id in (select appointment_id from own) and not exists (
        select from appointments.participation p where p.appointment_id = a.id and p.young_person_id <> ${personId})`)
  },
  retention:
    'Tes rendez-vous sont gardés pendant ton accompagnement, puis effacés avec ton dossier ; leurs dates et les présences restent, sans ton nom, pour les statistiques.',
}
