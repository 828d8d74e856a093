import type { Db } from '#platform/db'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import type { Given, Person, YoungPerson } from '../../testing/given.ts'
import { testNow } from '../../testing/given.ts'

type Of = { youngPerson?: YoungPerson; by?: Person; text?: string; sentAt?: string }

/** The professional who writes; for a young person, the one who leads them. */
const writer = (by: Person) =>
  sql`coalesce((select id from people.professional where id = ${by.id}), (select adviser_id from people.young_person where id = ${by.id}))`

/** Rows of conversations. */
export const messagingGiven = (db: Db, given: Given) => ({
  /** A message that was sent: by the young person unless told. */
  async message({ youngPerson, by, text, sentAt }: Of = {}) {
    const owner = youngPerson ?? (await given.youngPerson())
    const author = by ?? owner
    const byYoung = author.role === 'youngPerson'
    const id = ids.uuid()
    const at = sentAt ?? testNow
    await db.run(sql`insert into messaging.conversation (id, created_at) values (${owner.id}, ${at}) on conflict do nothing`)
    await db.run(sql`
      with numbered as (
        update messaging.conversation set last_number = last_number + 1, last_at = ${at},
          unread_by_young = unread_by_young + ${byYoung ? 0 : 1}, unread_by_advisers = unread_by_advisers + ${byYoung ? 1 : 0}
        where id = ${owner.id} returning last_number
      )
      insert into messaging.message (id, conversation_id, number, author_id, by_young, text, sent_at)
      select ${id}, ${owner.id}, last_number, ${author.id}, ${byYoung}, ${text ?? 'Bonjour, je peux passer demain ?'}, ${at} from numbered`)
    return { id, youngPerson: owner, author }
  },

  /** Words to use again. */
  async template({ by, isShared = false }: { by: Person; isShared?: boolean }) {
    const id = ids.uuid()
    await db.run(sql`insert into messaging.template (id, author_id, structure_id, title, text, updated_at)
      select ${id}, p.id, case when ${isShared} then p.structure_id end, 'Relance', 'Bonjour {prénom}', ${testNow} from people.professional p where p.id = ${by.id}`)
    return { id }
  },
  /** A list of one person, whether or not its owner still follows them. */
  async list({ youngPerson, by }: { youngPerson: { id: string }; by: Person }) {
    const id = ids.uuid()
    await db.run(sql`insert into messaging.list (id, owner_id, name, created_at) values (${id}, ${writer(by)}, 'Permis', ${testNow})`)
    await db.run(sql`insert into messaging.list_member (list_id, young_person_id) values (${id}, ${youngPerson.id})`)
    return { id }
  },
  /** Words that wait to leave: tomorrow at nine in Paris unless told. */
  async scheduled({ youngPerson, by, text, sendAt }: { youngPerson: { id: string }; by: Person; text?: string; sendAt?: string }) {
    const id = ids.uuid()
    await db.run(sql`insert into messaging.scheduled (id, author_id, text, send_at, created_at)
      values (${id}, ${writer(by)}, ${text ?? 'À demain, {prénom}'}, ${sendAt ?? '2026-11-24T08:00:00Z'}, ${testNow})`)
    await db.run(sql`insert into messaging.scheduled_recipient (scheduled_id, young_person_id) values (${id}, ${youngPerson.id})`)
    return { id }
  },
  /** Something important, this week unless told. */
  async banner({ by, listId, fromOn, untilOn }: { by: Person; listId?: string; fromOn?: string; untilOn?: string }) {
    const id = ids.uuid()
    await db.run(sql`insert into messaging.banner (id, author_id, list_id, text, from_on, until_on, created_at)
      values (${id}, ${writer(by)}, ${listId ?? null}, 'Fermé vendredi', ${fromOn ?? '2026-11-23'}, ${untilOn ?? '2026-11-27'}, ${testNow})`)
    return { id }
  },
})
