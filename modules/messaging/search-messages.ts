import type { Ctx } from '#platform/server'
import { join, sql } from '#platform/sql'
import type { messagingApi } from './api.ts'
import { checkVisible, listMessagesUnrestricted } from './queries.ts'
import { toWords } from './rules.ts'

/** The messages of a conversation that hold every word, whatever accents and capitals; what was deleted is not found. */
export async function searchMessages(ctx: Ctx<typeof messagingApi.search>) {
  const { params, query } = ctx
  await checkVisible(ctx, params.id)
  const words = toWords(query.text)
  if (!words.length) return { items: [] }
  const holdsAll = join(
    words.map((w) => sql`messaging.plain(m.text) like ${`%${w.replace(/[\\%_]/g, '\\$&')}%`}`),
    ' and ',
  )
  const condition = sql`m.conversation_id = ${params.id} and m.kind = 'message' and m.deleted_at is null and ${holdsAll}`
  return { items: await listMessagesUnrestricted(ctx, condition, sql`order by m.number desc limit 50`) }
}
