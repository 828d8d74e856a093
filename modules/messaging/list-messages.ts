import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { messagingApi } from './api.ts'
import { checkVisible, listMessagesUnrestricted } from './queries.ts'

/** A page of a conversation: what came after a number, or what came before one, or the end. */
export async function listMessages(ctx: Ctx<typeof messagingApi.messages>) {
  const { params, query } = ctx
  const { after, before, limit = 50 } = query
  await checkVisible(ctx, params.id)
  const within = sql`m.conversation_id = ${params.id} and m.number > ${after ?? 0} and m.number < ${before ?? 2_147_483_647}`
  const forward = after !== undefined
  const found = await listMessagesUnrestricted(
    ctx,
    within,
    forward ? sql`order by m.number limit ${limit + 1}` : sql`order by m.number desc limit ${limit + 1}`,
  )
  const items = found.slice(0, limit)
  const next = found.length > limit ? String(items.at(-1)!.number) : null
  return { items: forward ? items : items.reverse(), next }
}
