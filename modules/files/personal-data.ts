import type { PersonalData } from '#platform/access'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import { emptyFiles } from './sweep.ts'

const Kept = z.object({
  name: z.string(),
  kind: z.string(),
  type: z.string(),
  bytes: z.int(),
  addedByYou: z.boolean(),
  addedAt: z.string(),
  expiresOn: z.string(),
  address: z.string().nullable(),
})

/** What this module keeps about a person. Contents are fetched one by one, at the address beside each. */
export const personalData: PersonalData = {
  tables: ['files.file'],
  export: async (db, personId) => ({
    files: await db.many(
      Kept,
      sql`select f.name, f.kind, f.type, f.bytes, f.added_by = ${personId} as "addedByYou", f.added_at as "addedAt", f.expires_on as "expiresOn",
        case when f.emptied_at is null and f.young_person_id = ${personId} then '/api/files/' || f.id || '/content' end as address
      from files.file f where (f.young_person_id = ${personId} and f.owner_kind is distinct from 'scheduled') or (f.added_by = ${personId} and not f.by_young) order by f.added_at, f.id`,
    ),
  }),
  erase: async (db, personId) => {
    const at = new Date().toISOString()
    await emptyFiles(db, at, 'erased', sql`f.young_person_id = ${personId}`)
    await db.run(sql`update files.file set name = 'effacé' where young_person_id = ${personId}`)
  },
  retention:
    'Tes documents et pièces jointes sont gardés deux ans après leur ajout, ou jusqu’à la date que tu choisis ; leur contenu est ensuite effacé, il reste une ligne. Un fichier infecté est mis à l’écart et effacé au bout de trente jours.',
}
