import { copyFiles } from '#modules/files'
import { z } from '#platform/api'
import { conflict, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { messagingApi } from './api.ts'
import { checkOwnList } from './lists.ts'
import { checkFilled, checkText } from './rules.ts'
import { holdEach, insertGroup, sorted, writeToEach } from './write-to-each.ts'

type SendGroup = Ctx<typeof messagingApi.sendGroup>

/** Writes the same words to each person in their own conversation, all or nobody. A retry changes nothing. */
export async function sendGroupMessage(ctx: SendGroup) {
  const { actor, body } = ctx
  checkText(body.text)
  checkFilled(body.text)
  if (body.listId) await checkOwnList(ctx, body.listId)
  const youngPersonIds = [...new Set(body.youngPersonIds)].sort()
  if (!(await insertGroup(ctx, actor, body))) return answerRetry(ctx, youngPersonIds)
  const held = await holdEach(ctx, actor, youngPersonIds)
  if (held.length < youngPersonIds.length) throw notFound('messaging.unknown')
  const { fileIds = [] } = body
  const sent = await writeToEach(ctx, actor, body, held, (to) => copyFiles(ctx, actor.id, { fileIds, ownerKind: 'message', to }))
  return { id: body.id, sent }
}

async function answerRetry({ db, actor, body }: SendGroup, youngPersonIds: string[]) {
  const first = await db.maybe(
    z.object({ ids: z.array(z.uuid()) }),
    sql`
    select array(select m.conversation_id from messaging.message m where m.group_message_id = g.id order by 1) as ids
    from messaging.group_message g where g.id = ${body.id} and g.author_id = ${actor.id} and g.text = ${body.text}
      and g.list_id is not distinct from ${body.listId ?? null}::uuid and g.file_ids = ${sorted(body.fileIds)}::uuid[]`,
  )
  if (first?.ids.join() !== youngPersonIds.join()) throw conflict('messaging.id-reused', { id: body.id })
  return { id: body.id, sent: first.ids.length }
}
