import type { PersonalData } from '#platform/access'
import { z } from '#platform/api'
import type { Db } from '#platform/db'
import { sql } from '#platform/sql'
import { deviceOf } from './rules.ts'

/** What identity keeps about a person. Secrets are not part of an export: they would open the account. */
export const identityPersonalData: PersonalData = {
  tables: [
    'identity.account',
    'identity.session',
    'identity.one_time_code',
    'identity.contact_change',
    'identity.link',
    'identity.password',
    'identity.totp',
    'identity.passkey',
    'identity.challenge',
    'identity.oidc_subject',
    'identity.consent',
    'identity.mandate',
  ],
  export: async (db, personId) => ({
    compte: await listRows(
      db,
      sql`select email, phone as telephone, status as etat, created_at as "creeLe", activated_at as "ouvertLe",
      closed_at as "fermeLe" from identity.account where id = ${personId}`,
    ),
    connexions: (
      await listRows(
        db,
        sql`select user_agent as appareil, created_at as "depuis", last_seen_at as "dernierUsage", ended_at as "fin"
        from identity.session where account_id = ${personId} order by created_at desc limit 1000`,
      )
    ).map((row) => ({ ...row, appareil: deviceOf(String(row.appareil)) })),
    clesDAcces: await listRows(
      db,
      sql`select name as nom, created_at as "ajouteeLe", last_used_at as "dernierUsage" from identity.passkey
      where account_id = ${personId}`,
    ),
    aidants: await listRows(
      db,
      sql`select helper_name as nom, relation as lien, contact, scopes as permet, starts_on as "depuis", ends_on as "jusquAu", consent as accord,
      consent_on as "accordDu", revoked_at as "retireLe", last_used_at as "dernierUsage" from identity.mandate
      where young_person_id = ${personId} order by created_at`,
    ),
    accords: await listRows(
      db,
      sql`select kind as objet, version, given_at as "donneLe", withdrawn_at as "retireLe" from identity.consent
      where account_id = ${personId}`,
    ),
  }),
  erase: async (db, personId) => {
    await db.run(sql`
      with mandates as (delete from identity.mandate where young_person_id = ${personId}),
        sessions as (delete from identity.session where account_id = ${personId}),
        codes as (delete from identity.one_time_code where account_id = ${personId}),
        contacts as (delete from identity.contact_change where account_id = ${personId}),
        links as (delete from identity.link where account_id = ${personId}),
        passwords as (delete from identity.password where account_id = ${personId}),
        totps as (delete from identity.totp where account_id = ${personId}),
        passkeys as (delete from identity.passkey where account_id = ${personId}),
        challenges as (delete from identity.challenge where account_id = ${personId}),
        subjects as (delete from identity.oidc_subject where account_id = ${personId}),
        consents as (delete from identity.consent where account_id = ${personId})
      update identity.account set email = null, phone = null where id = ${personId}`)
  },
  retention:
    'L’adresse e-mail, le téléphone et les accords : jusqu’à la fin de l’accompagnement, puis deux ans. Les personnes que tu laisses t’aider : comme le compte. Les connexions : treize mois. Les codes et les liens : quelques minutes à quelques jours.',
}

const listRows = (db: Db, query: ReturnType<typeof sql>) => db.many(z.record(z.string(), z.unknown()), query)
