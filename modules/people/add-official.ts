import { sql } from '#platform/sql'
import type { Work } from '#platform/work'

/** Gives a name to an account that belongs to no structure: administrator, pilot, auditor. */
export async function addOfficial({ db }: Work, { id, firstName, lastName }: { id: string; firstName: string; lastName: string }) {
  await db.run(sql`insert into people.professional (id, first_name, last_name) values (${id}, ${firstName}, ${lastName})`)
}
