import type { PersonalData } from '#platform/access'
import { z } from '#platform/api'
import { sql } from '#platform/sql'

const Row = z.record(z.string(), z.unknown())

/**
 * What the platform keeps about a person, whatever the module. `file_access` and `audit_entry` are append-only and stay: they prove who did
 * what to whom, hold ids only, and name nobody once the account and the file are erased.
 */
export const auditPersonalData: PersonalData = {
  tables: [
    'platform.event',
    'platform.idempotent_reply',
    'platform.outgoing',
    'platform.file_access',
    'platform.audit_entry',
    'audit.erasure',
  ],
  export: async (db, personId) => ({
    envois: await db.many(
      Row,
      sql`select channel as "canal", kind as "sujet", recipient as "adresse", subject as "titre",
          case when is_secret then '' else body end as "texte", status as "etat", created_at as "le"
        from platform.outgoing where account_id = ${personId} and channel <> 'push' order by created_at`,
    ),
    consultations: await db.many(
      Row,
      sql`select role as "fonction", at as "le" from platform.file_access where person_id = ${personId} and not refused order by id`,
    ),
    operations: await db.many(
      Row,
      sql`select what as "operation", at as "le" from platform.audit_entry where account_id = ${personId} or subject_id = ${personId} order by id`,
    ),
  }),
  erase: async (db, personId) => {
    await db.run(sql`delete from platform.outgoing where account_id = ${personId}`)
    await db.run(sql`delete from platform.idempotent_reply where account_id = ${personId}`)
    await db.run(
      sql`update platform.event set audience = array_remove(audience, ${personId}::uuid) where ${personId}::uuid = any(audience)`,
    )
  },
  retention:
    'La liste de qui a ouvert ton dossier et de ce qui a été fait reste, sans ton nom, comme preuve. Les e-mails et SMS envoyés sont effacés deux ans après la fermeture.',
}
