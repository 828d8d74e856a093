import type { PersonalData } from '#platform/access'
import { z } from '#platform/api'
import { sql } from '#platform/sql'

/** What workshops keep of a person, how it is handed over and when it goes. */
export const personalData: PersonalData = {
  tables: [
    'workshops.registration',
    'workshops.invited',
    'workshops.change',
    'workshops.reminder',
    'workshops.session',
    'workshops.leader',
  ],
  export: async (db, personId) => ({
    ateliers: await db.many(
      z.record(z.string(), z.unknown()),
      sql`
      select s.title as "titre", s.kind as "genre", r.starts_at as "debut", r.ends_at as "fin", r.status as "inscription",
        r.cancel_reason as "raisonDeDepart", r.attendance as "presence"
      from workshops.registration r join workshops.session s on s.id = r.session_id where r.young_person_id = ${personId} order by r.starts_at`,
    ),
  }),
  // dates and attendance stay for the counts; what was written by or about the person goes
  erase: async (db, personId) => {
    await db.run(sql`delete from workshops.invited where young_person_id = ${personId}`)
    await db.run(sql`update workshops.change set reason = null where young_person_id = ${personId}`)
    await db.run(sql`update workshops.registration set cancel_reason = null, override_reason = null where young_person_id = ${personId}`)
  },
  retention:
    'Tes inscriptions aux ateliers sont gardées pendant ton accompagnement, puis effacées avec ton dossier ; les présences restent, sans ton nom, pour les statistiques.',
}
