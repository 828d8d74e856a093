import { releaseFiles } from '#modules/files'
import type { Actor } from '#platform/access'
import { z } from '#platform/api'
import { job } from '#platform/jobs'
import { sql } from '#platform/sql'
import { transact, type Work } from '#platform/work'
import { holdEach, insertGroup, writeToEach } from './write-to-each.ts'

/** Each minute: what was prepared and is due leaves, once: its row is held while it is written, and says so in the same transaction. */
export const sendScheduled = job({
  name: 'messaging.send-scheduled',
  data: z.object({}),
  cron: '* * * * *',
  atStart: true,
  handle: async (s) => {
    while (await transact(s, sendOne));
  },
})

const Due = z.object({
  id: z.uuid(),
  authorId: z.uuid(),
  hasLeft: z.boolean(),
  listId: z.uuid().nullable(),
  text: z.string(),
  fileIds: z.array(z.uuid()),
  youngPersonIds: z.array(z.uuid()),
})

/** The next one that is due, if there is one: to those whom its author still follows. False when nothing is due. */
async function sendOne(work: Work) {
  const { db, clock } = work
  const due = await db.maybe(
    Due,
    sql`
    select s.id, s.author_id as "authorId", p.left_at is not null as "hasLeft", s.list_id as "listId", s.text, s.file_ids as "fileIds",
      array(select r.young_person_id from messaging.scheduled_recipient r where r.scheduled_id = s.id order by 1) as "youngPersonIds"
    from messaging.scheduled s join people.pub_professional p on p.id = s.author_id
    where s.status = 'waiting' and s.send_at <= ${clock.now()} order by s.send_at limit 1 for update of s skip locked`,
  )
  if (!due) return false
  const author: Actor = { id: due.authorId, role: 'adviser', sessionId: '', structureId: null, territory: null }
  const held = due.hasLeft ? [] : await holdEach(work, author, due.youngPersonIds)
  if (held.length && (await insertGroup(work, author, due)))
    await writeToEach(work, author, due, held, (to) => releaseFiles(work, due.id, to))
  else await releaseFiles(work, due.id, [])
  await db.run(
    sql`update messaging.scheduled_recipient set is_skipped = true where scheduled_id = ${due.id} and young_person_id <> all(${held})`,
  )
  await db.run(
    sql`update messaging.scheduled set status = ${held.length ? 'sent' : 'failed'}, done_at = ${clock.now()} where id = ${due.id}`,
  )
  return true
}
