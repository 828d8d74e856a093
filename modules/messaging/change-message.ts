import { removeFilesOf } from '#modules/files'
import { listFileAudience } from '#modules/people'
import { z } from '#platform/api'
import { notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type Message, messageChanged, type messagingApi } from './api.ts'
import { getMessage, lockConversation } from './queries.ts'
import { checkAuthor, checkEdit, checkText } from './rules.ts'

type Change = Ctx<typeof messagingApi.edit> | Ctx<typeof messagingApi.remove>

/** Gives one's own message other words; the earlier ones are kept for the record. */
export async function editMessage(ctx: Ctx<typeof messagingApi.edit>): Promise<Message> {
  const { clock, actor, body } = ctx
  const message = await getOwn(ctx)
  checkText(body.text, message.fileCount)
  checkEdit(message, actor.id, clock.now())
  if (message.text !== body.text) await replaceText(ctx, sql`text = ${body.text}, edited_at = ${clock.now()}`)
  return getMessage(ctx, ctx.params.id, ctx.params.messageId)
}

/** Takes one's own message back: its place stays, its words are no longer shown. */
export async function deleteMessage(ctx: Ctx<typeof messagingApi.remove>): Promise<Message> {
  const { clock, actor } = ctx
  const message = await getOwn(ctx)
  checkAuthor(message, actor.id)
  if (!message.deletedAt) {
    await replaceText(ctx, sql`text = '', deleted_at = ${clock.now()}`)
    await removeFilesOf(ctx, { ownerKind: 'message', ownerId: ctx.params.messageId })
  }
  return getMessage(ctx, ctx.params.id, ctx.params.messageId)
}

const Written = z.object({
  fileCount: z.int(),
  authorId: z.uuid().nullable(),
  text: z.string(),
  sentAt: z.string(),
  deletedAt: z.string().nullable(),
})

async function getOwn(ctx: Change) {
  const { db, params } = ctx
  await lockConversation(ctx, params.id)
  const found = await db.maybe(
    Written,
    sql`select file_count as "fileCount", author_id as "authorId", text, sent_at as "sentAt", deleted_at as "deletedAt" from messaging.message
    where id = ${params.messageId} and conversation_id = ${params.id}`,
  )
  if (!found) throw notFound('messaging.unknown-message', { id: params.messageId })
  return found
}

async function replaceText(ctx: Change, change: ReturnType<typeof sql>) {
  const { db, clock, publish, params } = ctx
  await db.run(sql`
    with kept as (
      insert into messaging.message_version (message_id, version, text, replaced_at)
      select m.id, coalesce((select max(v.version) from messaging.message_version v where v.message_id = m.id), 0) + 1, m.text, ${clock.now()}
      from messaging.message m where m.id = ${params.messageId}
    )
    update messaging.message set ${change} where id = ${params.messageId}`)
  await publish(
    messageChanged,
    { conversationId: params.id, messageId: params.messageId, youngPersonId: params.id },
    await listFileAudience(ctx, [params.id]),
  )
}
