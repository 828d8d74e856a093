import { fileAudiences, followedBy } from '#modules/people'
import { z } from '#platform/api'
import { conflict, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { messageSent, type messagingApi } from './api.ts'
import { checkText } from './rules.ts'

type SendGroup = Ctx<typeof messagingApi.sendGroup>
const Sent = z.object({ conversationId: z.uuid(), messageId: z.uuid(), number: z.int() })

/** Writes the same words to each person in their own conversation, all or nobody. A retry changes nothing. */
export async function sendGroupMessage(ctx: SendGroup) {
  const { actor, body, publishEach } = ctx
  checkText(body.text)
  const youngPersonIds = [...new Set(body.youngPersonIds)].sort()
  if (!(await insertGroup(ctx))) return answerRetry(ctx, youngPersonIds)
  await lockAll(ctx, youngPersonIds)
  const sent = await insertMessages(ctx, youngPersonIds)
  const audiences = await fileAudiences(ctx, youngPersonIds)
  await publishEach(
    messageSent,
    sent.map((m) => ({
      data: { ...m, youngPersonId: m.conversationId, authorId: actor.id, byYoungPerson: false },
      audience: audiences.get(m.conversationId) ?? [],
    })),
  )
  return { id: body.id, sent: sent.length }
}

/** False when this group message was already written. */
const insertGroup = ({ db, actor, clock, body }: SendGroup) =>
  db.run(sql`insert into messaging.group_message (id, author_id, text, created_at)
    values (${body.id}, ${actor.id}, ${body.text}, ${clock.now()}) on conflict do nothing`)

async function answerRetry({ db, actor, body }: SendGroup, youngPersonIds: string[]) {
  const first = await db.maybe(
    z.object({ ids: z.array(z.uuid()) }),
    sql`
    select array(select m.conversation_id from messaging.message m where m.group_message_id = g.id order by 1) as ids
    from messaging.group_message g where g.id = ${body.id} and g.author_id = ${actor.id} and g.text = ${body.text}`,
  )
  if (first?.ids.join() !== youngPersonIds.join()) throw conflict('messaging.id-reused', { id: body.id })
  return { id: body.id, sent: first.ids.length }
}

/** Holds every conversation, in the order of their ids so that two group messages never wait for each other. Refuses all if one person is not followed. */
async function lockAll({ db, actor, clock }: SendGroup, youngPersonIds: string[]) {
  await db.run(sql`
    insert into messaging.conversation (id, created_at)
    select y.id, ${clock.now()} from people.pub_young_person y
    where y.id = any(${youngPersonIds}) and ${followedBy({ actor, clock }, sql`y.id`)} order by y.id on conflict do nothing`)
  const held = await db.many(
    z.object({ id: z.uuid() }),
    sql`select c.id from messaging.conversation c
    where c.id = any(${youngPersonIds}) and ${followedBy({ actor, clock }, sql`c.id`)} order by c.id for update of c`,
  )
  if (held.length < youngPersonIds.length) throw notFound('messaging.unknown')
}

const insertMessages = ({ db, actor, clock, ids, body }: SendGroup, youngPersonIds: string[]) =>
  db.many(
    Sent,
    sql`
    with wanted as (select w.conversation_id, w.message_id from unnest(${youngPersonIds}::uuid[], ${youngPersonIds.map(() => ids.uuid())}::uuid[]) as w (conversation_id, message_id)),
    numbered as (
      update messaging.conversation c set last_number = c.last_number + 1, last_at = ${clock.now()}, unread_by_young = c.unread_by_young + 1
      from wanted w where c.id = w.conversation_id returning c.id, c.last_number, w.message_id
    )
    insert into messaging.message (id, conversation_id, number, author_id, by_young, text, group_message_id, sent_at)
    select n.message_id, n.id, n.last_number, ${actor.id}, false, ${body.text}, ${body.id}, ${clock.now()} from numbered n
    returning conversation_id as "conversationId", id as "messageId", number`,
  )
