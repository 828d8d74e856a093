import type { PersonalData } from '#platform/access'
import { z } from '#platform/api'
import { sql } from '#platform/sql'

const Row = z.record(z.string(), z.unknown())

/** What notifications keep about a person. */
export const notificationsPersonalData: PersonalData = {
  tables: [
    'notifications.notice',
    'notifications.device',
    'notifications.preference',
    'notifications.sms_choice',
    'notifications.digest_choice',
  ],
  export: async (db, personId) => ({
    notifications: await db.many(
      Row,
      sql`select kind as "sujet", happened_at as "le", read_at as "luLe" from notifications.notice
        where account_id = ${personId} order by happened_at`,
    ),
    appareils: await db.many(
      Row,
      sql`select name as "nom", added_at as "ajouteLe" from notifications.device where account_id = ${personId} order by added_at`,
    ),
    sms: await db.many(
      Row,
      sql`select case when is_stopped then 'STOP' else 'START' end as "mot", said_at as "le" from notifications.sms_choice
        where account_id = ${personId}`,
    ),
    courrielDuMatin: await db.many(
      Row,
      sql`select wish as "choix", chosen_at as "le" from notifications.digest_choice where account_id = ${personId}`,
    ),
    choix: await db.many(
      Row,
      sql`select kind as "sujet", channel as "canal", is_on as "actif" from notifications.preference
        where account_id = ${personId} order by kind, channel`,
    ),
  }),
  erase: async (db, personId) => {
    await db.run(sql`delete from notifications.notice where account_id = ${personId} or young_person_id = ${personId}`)
    await db.run(sql`delete from notifications.device where account_id = ${personId}`)
    await db.run(sql`delete from notifications.sms_choice where account_id = ${personId}`)
    await db.run(sql`delete from notifications.digest_choice where account_id = ${personId}`)
    await db.run(sql`delete from notifications.preference where account_id = ${personId}`)
  },
  retention:
    'Les notifications sont effacées après 60 jours. Tes téléphones sont oubliés dès que ton compte est fermé, tes choix deux ans après.',
}
