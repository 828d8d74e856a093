import type { Db } from '#platform/db'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { type Given, type Person, testNow, type YoungPerson } from '#testing/given'

/** Rows of this module. */
export const teamGiven = (db: Db, given: Given) => ({
  /** A note about a file; with an assignee, a task. */
  async note(n: { youngPerson?: YoungPerson; assignee?: Person; dueOn?: string; text?: string } = {}) {
    const youngPerson = n.youngPerson ?? (await given.youngPerson())
    const id = ids.uuid()
    await db.run(sql`insert into team.note (id, young_person_id, structure_id, author_id, text, written_at, assignee_id, due_on)
      values (${id}, ${youngPerson.id}, ${youngPerson.structure.id}, ${youngPerson.adviser.id}, ${n.text ?? 'Appeler le CFA'}, ${testNow},
        ${n.assignee?.id ?? null}, ${n.dueOn ?? null})`)
    return { id, youngPerson }
  },
})
