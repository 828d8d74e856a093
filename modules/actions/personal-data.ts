import type { PersonalData } from '#platform/access'
import { z } from '#platform/api'
import type { Db } from '#platform/db'
import { sql } from '#platform/sql'

const Row = z.record(z.string(), z.unknown())

/** What this module keeps about a person. */
export const personalData: PersonalData = {
  tables: ['actions.action', 'actions.comment', 'actions.qualification', 'actions.change'],
  export: async (db, personId) => ({ actions: await listAll(db, personId), comments: await listWritten(db, personId) }),
  erase: async (db, personId) => {
    await db.run(sql`update actions.comment set text = ''
      where author_id = ${personId} or action_id in (select id from actions.action where young_person_id = ${personId})`)
    await db.run(sql`update actions.action set title = 'Action', description = '' where young_person_id = ${personId}`)
  },
  retention:
    'Tes actions et leurs commentaires sont gardés deux ans après la fin de ton accompagnement. Ensuite il ne reste que des nombres, sans ton nom ni tes textes.',
}

const listAll = (db: Db, personId: string) =>
  db.many(
    Row,
    sql`select a.title, a.description, a.category, a.status, a.due_on as "dueOn", a.done_on as "doneOn", a.minutes,
      a.qualified_category as "qualifiedCategory", a.qualified_minutes as "qualifiedMinutes", a.created_at as "createdAt", a.deleted_at as "deletedAt",
      (select coalesce(json_agg(json_build_object('at', c.written_at, 'text', c.text, 'mine', c.author_id = ${personId}) order by c.written_at), '[]')
        from actions.comment c where c.action_id = a.id) as comments
    from actions.action a where a.young_person_id = ${personId} order by a.created_at`,
  )

const listWritten = (db: Db, personId: string) =>
  db.many(Row, sql`select c.text, c.written_at as "writtenAt" from actions.comment c where c.author_id = ${personId} order by c.written_at`)
