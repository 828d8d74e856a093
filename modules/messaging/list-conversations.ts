import { listAnsweredFor } from '#modules/people'
import type { Actor } from '#platform/access'
import { z } from '#platform/api'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { badRequest } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { empty, join, type Sql, sql } from '#platform/sql'
import type { ConversationLine, messagingApi } from './api.ts'
import { isYoung } from './queries.ts'
import { noticeText, toWords } from './rules.ts'

/** The conversations an adviser answers today, unread first, then by last activity. */
export async function listConversations(ctx: Ctx<typeof messagingApi.conversations>) {
  const { after, search, unread, limit = 100 } = ctx.query
  const conditions = [
    ...toWords(search ?? '').map(
      (w) => sql`unaccent(lower(y.first_name || ' ' || y.last_name)) like ${`%${w.replace(/[\\%_]/g, '\\$&')}%`}`,
    ),
    ...(unread ? [sql`c.unread_by_advisers > 0`] : []),
    ...(after ? [sql`(coalesce(c.unread_by_advisers > 0, false), ${lastActivity}, y.id) < (${fromCursor(after)})`] : []),
  ]
  const rows = await listForAdviser(ctx, conditions.length ? sql`and ${join(conditions, ' and ')}` : empty, {
    order: sql`coalesce(c.unread_by_advisers > 0, false) desc, ${lastActivity} desc, y.id desc`,
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  return { items: shown.map((r) => toLine(r, ctx.actor)), next: rows.length > limit ? toCursor(shown.at(-1)!) : null }
}

type Who = { db: Db; actor: Actor; clock: Clock }

/** A person's conversations by last activity, at most 100: the young person's own, the adviser's portfolio, none for others. */
export async function listOwnConversations(who: Who): Promise<ConversationLine[]> {
  const { actor } = who
  const bounds = { order: sql`${lastActivity} desc, y.id desc`, limit: 100 }
  if (isYoung(actor)) return (await listRows(who, sql`y.id = ${actor.id}`, bounds)).map((r) => toLine(r, actor))
  return actor.role === 'adviser' ? (await listForAdviser(who, empty, bounds)).map((r) => toLine(r, actor)) : []
}

type Bounds = { order: Sql; limit: number }
const listForAdviser = async (who: Who, more: Sql, bounds: Bounds) =>
  listRows(who, sql`y.adviser_id = any(${await listAnsweredFor(who)}) and y.archived_at is null ${more}`, bounds)

/** To the millisecond, as instants travel. */
const lastActivity = sql`date_trunc('milliseconds', coalesce(c.last_at, y.created_at))`

const Row = z.object({
  id: z.uuid(),
  firstName: z.string(),
  lastName: z.string(),
  unread: z.int(),
  deliveredUpTo: z.int(),
  activityAt: z.string(),
  messageId: z.uuid().nullable(),
  number: z.int().nullable(),
  kind: z.enum(['message', 'notice']).nullable(),
  byYoungPerson: z.boolean().nullable(),
  excerpt: z.string().nullable(),
  files: z.int().nullable(),
  isDeleted: z.boolean().nullable(),
  sentAt: z.string().nullable(),
  newAdviser: z.string().nullable(),
})
type Row = z.infer<typeof Row>

const listRows = ({ db, actor }: Who, condition: Sql, { order, limit }: Bounds) =>
  db.many(
    Row,
    sql`
    select y.id, y.first_name as "firstName", y.last_name as "lastName", ${lastActivity} as "activityAt",
      coalesce(${isYoung(actor) ? sql`c.unread_by_young` : sql`c.unread_by_advisers`}, 0) as unread,
      coalesce(${isYoung(actor) ? sql`c.delivered_to_young` : sql`c.delivered_to_advisers`}, 0) as "deliveredUpTo",
      m.id as "messageId", m.number, m.kind, m.by_young as "byYoungPerson", left(m.text, 140) as excerpt, m.file_count as files,
      m.deleted_at is not null as "isDeleted", m.sent_at as "sentAt", p.first_name || ' ' || p.last_name as "newAdviser"
    from people.pub_young_person y
    left join messaging.conversation c on c.id = y.id
    left join messaging.message m on m.conversation_id = c.id and m.number = c.last_number
    left join people.pub_professional p on p.id = m.new_adviser_id
    where ${condition} order by ${order} limit ${limit}`,
  )

function toLine(r: Row, actor: Actor): ConversationLine {
  const { id, firstName, lastName, unread, deliveredUpTo } = r
  return {
    id,
    youngPersonId: id,
    firstName,
    lastName,
    unread,
    deliveredUpTo,
    lastMessage: r.messageId
      ? {
          id: r.messageId,
          number: r.number!,
          kind: r.kind!,
          byYoungPerson: r.byYoungPerson!,
          excerpt: r.kind === 'notice' ? noticeText(isYoung(actor), r.newAdviser ?? '') : r.excerpt!,
          files: r.isDeleted ? 0 : r.files!,
          isDeleted: r.isDeleted!,
          sentAt: r.sentAt!,
        }
      : null,
  }
}

const toCursor = (r: Row) => [r.unread > 0 ? 1 : 0, r.activityAt, r.id].join('~')
const Cursor = z.tuple([z.enum(['0', '1']), z.iso.datetime().regex(/^(?!0000)/), z.uuid()])
function fromCursor(text: string) {
  const parsed = Cursor.safeParse(text.split('~'))
  if (!parsed.success) throw badRequest('request.invalid', { at: 'after' })
  const [unread, at, id] = parsed.data
  return sql`${unread === '1'}, ${at}::timestamptz, ${id}::uuid`
}
