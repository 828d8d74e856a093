import { attachFiles } from '#modules/files'
import { listFileAudience } from '#modules/people'
import { z } from '#platform/api'
import { conflict, invalid } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type Message, messageSent, type messagingApi } from './api.ts'
import { getMessage, isYoung, type Locked, lockConversation } from './queries.ts'
import { checkText } from './rules.ts'

type Send = Ctx<typeof messagingApi.send>

/** Writes a message under the next number of its conversation. A retry of the same message changes nothing and answers the same. */
export async function sendMessage(ctx: Send): Promise<Message> {
  const { actor, publish, params, body } = ctx
  checkText(body.text, body.fileIds?.length)
  const conversation = await lockConversation(ctx, params.id)
  const replyTo = body.replyToId ? await getQuoted(ctx, body.replyToId) : null
  const sentAt = ctx.clock.now()
  const number = await insertMessage(ctx, sentAt)
  if (number === undefined) return answerRetry(ctx)
  if (body.fileIds) await attachFiles(ctx, { fileIds: body.fileIds, youngPersonId: params.id, ownerKind: 'message', ownerId: body.id })
  await publish(
    messageSent,
    { conversationId: params.id, messageId: body.id, number, youngPersonId: params.id, authorId: actor.id, byYoungPerson: isYoung(actor) },
    await listFileAudience(ctx, [params.id]),
  )
  return body.fileIds ? getMessage(ctx, params.id, body.id) : toSent(ctx, conversation, { number, sentAt, replyTo })
}

/** The number it was given; undefined when a message has this id already. */
async function insertMessage({ db, actor, params, body }: Send, sentAt: string) {
  const added = await db.maybe(
    z.object({ number: z.int() }),
    sql`
    with numbered as (
      update messaging.conversation set last_number = last_number + 1, last_at = ${sentAt},
        unread_by_young = unread_by_young + ${isYoung(actor) ? 0 : 1}, unread_by_advisers = unread_by_advisers + ${isYoung(actor) ? 1 : 0}
      where id = ${params.id} and not exists (select from messaging.message where id = ${body.id})
      returning last_number
    )
    insert into messaging.message (id, conversation_id, number, author_id, by_young, text, reply_to_id, file_count, sent_at)
    select ${body.id}, ${params.id}, last_number, ${actor.id}, ${isYoung(actor)}, ${body.text}, ${body.replyToId ?? null},
      ${new Set(body.fileIds).size}, ${sentAt} from numbered
    returning number`,
  )
  return added?.number
}

/** The same words of the same author in the same place are the same message, even if they were edited since. */
async function answerRetry(ctx: Send): Promise<Message> {
  const { db, actor, params, body } = ctx
  const same = await db.maybe(
    z.object({ id: z.uuid() }),
    sql`
    select m.id from messaging.message m
    where m.id = ${body.id} and m.conversation_id = ${params.id} and m.author_id = ${actor.id}
      and m.reply_to_id is not distinct from ${body.replyToId ?? null}::uuid
      and coalesce((select v.text from messaging.message_version v where v.message_id = m.id order by v.version limit 1), m.text) = ${body.text}`,
  )
  const message = same && (await getMessage(ctx, params.id, body.id))
  const isSame = message && (message.deletedAt || sorted(message.files.map((f) => f.id)) === sorted(body.fileIds ?? []))
  if (!isSame) throw conflict('messaging.id-reused', { id: body.id })
  return message
}

const sorted = (ids: readonly string[]) => [...new Set(ids)].sort().join()

const Quoted = z.object({ id: z.uuid(), number: z.int(), byYoungPerson: z.boolean(), excerpt: z.string() })

async function getQuoted({ db, params }: Send, id: string) {
  const quoted = await db.maybe(
    Quoted,
    sql`select id, number, by_young as "byYoungPerson", left(text, 160) as excerpt
    from messaging.message where id = ${id} and conversation_id = ${params.id} and kind = 'message'`,
  )
  if (!quoted) throw invalid('messaging.reply-to-unknown', { id })
  return quoted
}

const toSent = (
  { actor, params, body }: Send,
  { firstName, lastName }: Locked,
  given: Pick<Message, 'number' | 'sentAt' | 'replyTo'>,
): Message => ({
  ...given,
  id: body.id,
  conversationId: params.id,
  kind: 'message',
  author: { id: actor.id, firstName, lastName },
  byYoungPerson: isYoung(actor),
  text: body.text,
  editedAt: null,
  deletedAt: null,
  state: 'sent',
  deliveredAt: null,
  readAt: null,
  groupMessageId: null,
  files: [],
})
