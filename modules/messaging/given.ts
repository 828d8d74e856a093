import type { Db } from '#platform/db'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import type { Given, Person, YoungPerson } from '../../testing/given.ts'
import { testNow } from '../../testing/given.ts'

type Of = { youngPerson?: YoungPerson; by?: Person; text?: string; sentAt?: string }

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
})
