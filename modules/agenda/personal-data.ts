import type { PersonalData } from '#platform/access'
import { z } from '#platform/api'
import { sql } from '#platform/sql'

/** What the agenda keeps about somebody: the private addresses of their calendar. */
export const personalData: PersonalData = {
  tables: ['agenda.feed'],
  export: async (db, personId) => ({
    agendasPartages: await db.many(
      z.record(z.string(), z.unknown()),
      sql`select created_at as "creeLe", last_read_at as "luLe", revoked_at as "retireLe" from agenda.feed where account_id = ${personId} order by created_at`,
    ),
  }),
  erase: async (db, personId) => {
    await db.run(sql`delete from agenda.feed where account_id = ${personId}`)
  },
  retention: 'L’adresse privée de ton agenda cesse de marcher quand tu la retires ou que ton compte est fermé.',
}
