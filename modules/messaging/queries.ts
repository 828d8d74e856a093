import { listFiles } from '#modules/files'
import { followedBy, visibleTo } from '#modules/people'
import type { Actor } from '#platform/access'
import { z } from '#platform/api'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { notFound } from '#platform/errors'
import { type Sql, sql } from '#platform/sql'
import type { Message } from './api.ts'
import { noticeText, stateOf } from './rules.ts'

type Who = { db: Db; actor: Actor; clock: Clock }

/** Whether the actor is on the young person's side of a conversation. */
export const isYoung = (actor: Actor) => actor.role === 'youngPerson'

const Locked = z.object({
  id: z.uuid(),
  lastNumber: z.int(),
  firstName: z.string(),
  lastName: z.string(),
})
/** The conversation held for a write, with the name of who writes. */
export type Locked = z.infer<typeof Locked>

/** Holds a conversation until the end of the transaction; made if it is the first time. Refuses who may not act on the file. */
export async function lockConversation(who: Who, id: string): Promise<Locked> {
  const held = (await findAndLock(who, id)) ?? ((await openConversation(who, id)) ? await findAndLock(who, id) : undefined)
  if (!held) throw notFound('messaging.unknown', { id })
  return held
}

const findAndLock = ({ db, actor, clock }: Who, id: string) =>
  db.maybe(
    Locked,
    sql`
    select c.id, c.last_number as "lastNumber", coalesce(p.first_name, y.first_name) as "firstName", coalesce(p.last_name, y.last_name) as "lastName"
    from messaging.conversation c
    left join people.pub_professional p on p.id = ${actor.id}
    left join people.pub_young_person y on y.id = ${actor.id}
    where c.id = ${id} and ${followedBy({ actor, clock }, sql`c.id`)}
    for update of c`,
  )

/** False when there is no such person for the actor. True too when somebody else has just opened it. */
async function openConversation({ db, actor, clock }: Who, id: string) {
  const found = await db.maybe(
    z.object({ id: z.uuid() }),
    sql`select y.id from people.pub_young_person y where y.id = ${id} and ${followedBy({ actor, clock }, sql`y.id`)}`,
  )
  if (found) await db.run(sql`insert into messaging.conversation (id, created_at) values (${id}, ${clock.now()}) on conflict do nothing`)
  return Boolean(found)
}

/** Refuses who may not read the file. */
export async function checkVisible({ db, actor, clock }: Who, id: string) {
  const found = await db.maybe(
    z.object({ id: z.uuid() }),
    sql`select y.id from people.pub_young_person y where y.id = ${id} and ${visibleTo({ actor, clock }, sql`y.id`)}`,
  )
  if (!found) throw notFound('messaging.unknown', { id })
}

const at = z.string().nullable()
const MessageRow = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  number: z.int(),
  kind: z.enum(['message', 'notice']),
  authorId: z.uuid().nullable(),
  byYoungPerson: z.boolean(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  text: z.string(),
  sentAt: z.string(),
  editedAt: at,
  deletedAt: at,
  deliveredAt: at,
  readAt: at,
  groupMessageId: z.uuid().nullable(),
  replyToId: z.uuid().nullable(),
  replyToNumber: z.int().nullable(),
  replyToByYoungPerson: z.boolean().nullable(),
  replyToExcerpt: z.string().nullable(),
  fileCount: z.int(),
})
type MessageRow = z.infer<typeof MessageRow>

/** Messages of one conversation, as they are shown to the actor. `condition` speaks of `m`; `tail` orders and bounds. */
export async function listMessagesUnrestricted({ db, actor }: Who, condition: Sql, tail: Sql): Promise<Message[]> {
  const rows = await db.many(
    MessageRow,
    sql`
    select m.id, m.conversation_id as "conversationId", m.number, m.kind, m.author_id as "authorId", m.by_young as "byYoungPerson",
      coalesce(p.first_name, y.first_name) as "firstName", coalesce(p.last_name, y.last_name) as "lastName",
      m.text, m.sent_at as "sentAt", m.edited_at as "editedAt", m.deleted_at as "deletedAt", m.group_message_id as "groupMessageId",
      case when m.number <= case when m.by_young then c.delivered_to_advisers else c.delivered_to_young end then ${reachedAt('delivered')} end as "deliveredAt",
      case when m.number <= case when m.by_young then c.read_by_advisers else c.read_by_young end then ${reachedAt('read')} end as "readAt",
      r.id as "replyToId", r.number as "replyToNumber", r.by_young as "replyToByYoungPerson", left(r.text, 160) as "replyToExcerpt", m.file_count as "fileCount"
    from messaging.message m
    join messaging.conversation c on c.id = m.conversation_id
    left join people.pub_professional p on p.id = coalesce(m.new_adviser_id, m.author_id)
    left join people.pub_young_person y on m.by_young and y.id = m.author_id
    left join messaging.message r on r.id = m.reply_to_id
    where ${condition} ${tail}`,
  )
  const bearing = rows.flatMap((r) => (r.fileCount && !r.deletedAt ? r.id : []))
  const files = await listFiles(db, 'message', bearing)
  return rows.map((r) => toMessage(r, actor, files.get(r.id) ?? []))
}

const reachedAt = (kind: 'delivered' | 'read') => sql`(
  select l.at from messaging.receipt_log l
  where l.conversation_id = m.conversation_id and l.by_young = not m.by_young and l.kind = ${kind} and l.up_to >= m.number
  order by l.up_to limit 1)`

function toMessage(r: MessageRow, actor: Actor, files: Message['files']): Message {
  const { fileCount: _, authorId, firstName, lastName, replyToId, replyToNumber, replyToByYoungPerson, replyToExcerpt, ...rest } = r
  const name = { firstName: firstName ?? '', lastName: lastName ?? '' }
  return {
    ...rest,
    text: r.kind === 'notice' ? noticeText(isYoung(actor), `${name.firstName} ${name.lastName}`.trim()) : r.text,
    author: authorId ? { id: authorId, ...name } : null,
    replyTo: replyToId ? { id: replyToId, number: replyToNumber!, byYoungPerson: replyToByYoungPerson!, excerpt: replyToExcerpt! } : null,
    state: stateOf(r),
    groupMessageId: isYoung(actor) ? null : r.groupMessageId,
    files,
  }
}

/** One message of a conversation, as it is shown to the actor. */
export async function getMessage(who: Who, conversationId: string, id: string): Promise<Message> {
  const [found] = await listMessagesUnrestricted(who, sql`m.id = ${id} and m.conversation_id = ${conversationId}`, sql``)
  if (!found) throw notFound('messaging.unknown-message', { id })
  return found
}

/** The names of files that went to several, as they were chosen. */
export const filesNamed = (fileIds: Sql) => sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.id) from files.pub_file p where p.id = any(${fileIds})), '[]')`
