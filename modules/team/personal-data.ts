import type { PersonalData } from '#platform/access'
import { z } from '#platform/api'
import { sql } from '#platform/sql'

const Row = z.record(z.string(), z.unknown())

/** What a team keeps about a person: what colleagues wrote about a young person is data about them (GDPR, article 15). */
export const personalData: PersonalData = {
  tables: ['team.note', 'team.mention', 'team.handover', 'team.handover_file', 'team.list_export'],
  export: async (db, personId) => ({
    notes: await db.many(
      Row,
      sql`select n.text as "texte", n.written_at as "le", n.due_on as "pourLe", n.done_at as "faiteLe", n.assignee_id is not null as "estUneTache"
        from team.note n where (n.young_person_id = ${personId} or n.author_id = ${personId}) and n.removed_at is null order by n.written_at`,
    ),
    transferts: await db.many(
      Row,
      sql`select h.made_at as "le", h.back_on as "jusquau", h.status as "etat"
        from team.handover_file f join team.handover h on h.id = f.handover_id where f.young_person_id = ${personId} order by h.made_at`,
    ),
    exports: await db.many(
      Row,
      sql`select list as "liste", format, rows as "lignes", at as "le" from team.list_export where account_id = ${personId} order by at`,
    ),
  }),
  erase: async (db, personId) => {
    await db.run(sql`update team.note set text = '' where young_person_id = ${personId} or author_id = ${personId}`)
    await db.run(sql`update team.handover set reason = '' where to_adviser_id = ${personId} or from_adviser_id = ${personId}
      or id in (select handover_id from team.handover_file where young_person_id = ${personId})`)
  },
  retention: 'Les notes que l’équipe écrit sur ton accompagnement sont gardées deux ans après sa fin, puis effacées.',
}
