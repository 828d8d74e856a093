import { fileAudiences, followedBy } from '#modules/people'
import type { Actor } from '#platform/access'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { messageSent } from './api.ts'

/** `fileIds`: as they were chosen; each receiver has their own. */
type Letter = { id: string; text: string; listId?: string | null | undefined; fileIds?: readonly string[] | undefined }

/** False when this group message was already written. */
export const insertGroup = ({ db, clock }: Work, actor: Actor, { id, text, listId, fileIds }: Letter) =>
  db.run(sql`insert into messaging.group_message (id, author_id, text, list_id, file_ids, created_at)
    values (${id}, ${actor.id}, ${text}, ${listId ?? null}, ${sorted(fileIds)}, ${clock.now()}) on conflict do nothing`)

/** In one order, each once: a retry is the same whatever order it comes in. */
export const sorted = (fileIds: readonly string[] = []) => [...new Set(fileIds)].sort()

/** Holds the conversations of those the author follows, in the order of their ids so that two group messages never wait for each other. */
export async function holdEach({ db, clock }: Work, actor: Actor, youngPersonIds: readonly string[]) {
  await db.run(sql`
    insert into messaging.conversation (id, created_at)
    select y.id, ${clock.now()} from people.pub_young_person y
    where y.id = any(${youngPersonIds}) and ${followedBy({ actor, clock }, sql`y.id`)} order by y.id on conflict do nothing`)
  const held = await db.many(
    z.object({ id: z.uuid() }),
    sql`select c.id from messaging.conversation c
    where c.id = any(${youngPersonIds}) and ${followedBy({ actor, clock }, sql`c.id`)} order by c.id for update of c`,
  )
  return held.map((c) => c.id)
}

const Sent = z.object({ conversationId: z.uuid(), messageId: z.uuid(), number: z.int() })

/** Writes the same words in each conversation, held before, with each one's first name where it is wanted; `enclose` gives them their files; tells all. How many. */
export async function writeToEach(
  work: Work,
  actor: Actor,
  { id, text, fileIds }: Letter,
  youngPersonIds: readonly string[],
  enclose: (to: { youngPersonId: string; ownerId: string }[]) => Promise<void>,
) {
  const { db, clock, ids, publishEach } = work
  const sent = await db.many(
    Sent,
    sql`
    with wanted as (select w.conversation_id, w.message_id from unnest(${youngPersonIds}::uuid[], ${youngPersonIds.map(() => ids.uuid())}::uuid[]) as w (conversation_id, message_id)),
    numbered as (
      update messaging.conversation c set last_number = c.last_number + 1, last_at = ${clock.now()}, unread_by_young = c.unread_by_young + 1
      from wanted w where c.id = w.conversation_id returning c.id, c.last_number, w.message_id
    )
    insert into messaging.message (id, conversation_id, number, author_id, by_young, text, group_message_id, file_count, sent_at)
    select n.message_id, n.id, n.last_number, ${actor.id}, false,
      regexp_replace(${text}, '\\{pr[eé]nom\\}', replace(y.first_name, '\\', '\\\\'), 'gi'), ${id}, ${sorted(fileIds).length}, ${clock.now()}
    from numbered n join people.pub_young_person y on y.id = n.id
    returning conversation_id as "conversationId", id as "messageId", number`,
  )
  if (fileIds?.length) await enclose(sent.map((m) => ({ youngPersonId: m.conversationId, ownerId: m.messageId })))
  const audiences = await fileAudiences(work, youngPersonIds)
  await publishEach(
    messageSent,
    sent.map((m) => ({
      data: { ...m, youngPersonId: m.conversationId, authorId: actor.id, byYoungPerson: false },
      audience: audiences.get(m.conversationId) ?? [],
    })),
  )
  return sent.length
}
