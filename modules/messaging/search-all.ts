import { listAnsweredFor } from '#modules/people'
import { z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { join, sql } from '#platform/sql'
import { Found, type messagingApi } from './api.ts'
import { excerptAround, toWords } from './rules.ts'

const page = 30
const Row = Found.omit({ excerpt: true }).extend({ text: z.string() })

/** Messages that hold every word, in the conversations the adviser answers today; what was deleted is not found. */
export async function searchAll(ctx: Ctx<typeof messagingApi.searchAll>) {
  const { db, query } = ctx
  const words = toWords(query.text)
  if (!words.length) return { items: [], next: null }
  const holdsAll = join(
    words.map((w) => sql`messaging.plain(m.text) like ${`%${w.replace(/[\\%_]/g, '\\$&')}%`}`),
    ' and ',
  )
  const rows = await db.many(
    Row,
    sql`
    select m.id, m.conversation_id as "conversationId", m.number, y.first_name as "firstName", y.last_name as "lastName",
      m.by_young as "byYoungPerson", m.text, m.sent_at as "sentAt"
    from messaging.message m join people.pub_young_person y on y.id = m.conversation_id
    where m.kind = 'message' and m.deleted_at is null and ${holdsAll}
      and y.adviser_id = any(${await listAnsweredFor(ctx)}) and y.archived_at is null
      ${query.before ? sql`and (m.sent_at, m.id) < (select b.sent_at, b.id from messaging.message b where b.id = ${query.before})` : sql``}
    order by m.sent_at desc, m.id desc limit ${page + 1}`,
  )
  const shown = rows.slice(0, page)
  const items = shown.map(({ text, ...m }) => ({ ...m, excerpt: excerptAround(text, words) }))
  return { items, next: rows.length > page ? shown.at(-1)!.id : null }
}
