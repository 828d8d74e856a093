import type { PersonalData } from '#platform/access'
import { z } from '#platform/api'
import { sql } from '#platform/sql'

const Row = z.record(z.string(), z.unknown())

/** What is kept of a person for the payment of the allowance. */
export const personalData: PersonalData = {
  tables: ['payments.dossier', 'payments.attempt', 'payments.blocked_account'],
  export: async (db, personId) => ({
    dossiers: await db.many(
      Row,
      sql`select number, right_status as "rightStatus", version, created_at as "createdAt" from payments.dossier where young_person_id = ${personId} order by created_at`,
    ),
    payments: await db.many(
      Row,
      sql`select month, kind, state, asked_cents as "askedCents", paid_cents as "paidCents", paid_on as "paidOn", series, code,
        case when code in ('SFR', 'MD07', '3450') then null else label end as label
      from payments.attempt where young_person_id = ${personId} order by month, created_at`,
    ),
  }),
  // amounts and files stay for the accounts; what tells who the person is goes
  erase: async (db, personId) => {
    await db.run(
      sql`update payments.dossier set content = '', content_hash = '', version = version + 1 where young_person_id = ${personId}`,
    )
    await db.run(sql`update payments.attempt set address = null where young_person_id = ${personId}`)
  },
  retention:
    'Tes paiements sont gardés dix ans après la fin de ton contrat, comme la loi le demande pour l’argent public. Ton RIB est chiffré. Ensuite il ne reste que des montants, sans ton nom.',
}
