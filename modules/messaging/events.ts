import { adviserChanged } from '#api/people'
import { listFileAudience } from '#modules/people'
import { sql } from '#platform/sql'
import { on, type Subscriber } from '#platform/subscribers'
import type { Work } from '#platform/work'
import { messageChanged } from './api.ts'

/** What messaging listens to. */
export const messagingSubscriber: Subscriber = {
  name: 'messaging',
  handlers: [on(adviserChanged, (work, { youngPersonId, toAdviserId }) => noteNewAdviser(work, youngPersonId, toAdviserId))],
}

/** Says in the conversation who the adviser now is. It is a line of the conversation, not a message: it is not counted as unread. */
async function noteNewAdviser(work: Work, youngPersonId: string, adviserId: string) {
  const { db, clock, ids, publish } = work
  const messageId = ids.uuid()
  await db.run(sql`insert into messaging.conversation (id, created_at) values (${youngPersonId}, ${clock.now()}) on conflict do nothing`)
  await db.run(sql`
    with numbered as (
      update messaging.conversation set last_number = last_number + 1, last_at = ${clock.now()} where id = ${youngPersonId} returning last_number
    )
    insert into messaging.message (id, conversation_id, number, kind, by_young, new_adviser_id, sent_at)
    select ${messageId}, ${youngPersonId}, last_number, 'notice', false, ${adviserId}, ${clock.now()} from numbered`)
  await publish(messageChanged, { conversationId: youngPersonId, messageId, youngPersonId }, await listFileAudience(work, [youngPersonId]))
}
