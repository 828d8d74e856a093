import { visibleTo } from '#modules/people'
import { z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { GroupMessage, type messagingApi } from './api.ts'
import { filesNamed } from './queries.ts'

const page = 20
const Row = GroupMessage.omit({ others: true }).extend({ everybody: z.int() })

/** What the adviser sent to several people, and how far it got with each; who is no longer theirs is counted, not named. */
export async function listGroupMessages(ctx: Ctx<typeof messagingApi.groupMessages>) {
  const { db, actor, clock, query } = ctx
  const rows = await db.many(
    Row,
    sql`
    select g.id, g.text, g.created_at as "sentAt", case when l.id is not null then jsonb_build_object('id', l.id, 'name', l.name) end as list,
      ${filesNamed(sql`g.file_ids`)} as files,
      (select count(*) from messaging.message m where m.group_message_id = g.id) as everybody,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', y.id, 'firstName', y.first_name, 'lastName', y.last_name,
          'state', case when m.number <= c.read_by_young then 'read' when m.number <= c.delivered_to_young then 'delivered' else 'sent' end)
          order by y.last_name, y.first_name, y.id)
        from messaging.message m join messaging.conversation c on c.id = m.conversation_id join people.pub_young_person y on y.id = c.id
        where m.group_message_id = g.id and ${visibleTo({ actor, clock }, sql`y.id`)}), '[]') as recipients
    from messaging.group_message g left join messaging.list l on l.id = g.list_id
    where g.author_id = ${actor.id} ${query.listId ? sql`and g.list_id = ${query.listId}` : sql``}
      ${query.before ? sql`and (g.created_at, g.id) < (select b.created_at, b.id from messaging.group_message b where b.id = ${query.before})` : sql``}
    order by g.created_at desc, g.id desc limit ${page + 1}`,
  )
  const shown = rows.slice(0, page)
  const items = shown.map(({ everybody, ...g }) => ({ ...g, others: everybody - g.recipients.length }))
  return { items, next: rows.length > page ? shown.at(-1)!.id : null }
}
