import { visibleTo } from '#modules/people'
import { recordFileAccess } from '#platform/access'
import { z } from '#platform/api'
import type { Db } from '#platform/db'
import { notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Action, Change, Comment } from './api.ts'
import { columns, withinMandate } from './queries.ts'

/** One action with what was said about it and what was done to it, oldest first. */
export async function getAction(ctx: Ctx, id: string) {
  const { db, actor, clock } = ctx
  const action = await db.maybe(
    Action,
    sql`select ${columns} from actions.action a
    where a.id = ${id} and a.deleted_at is null and ${visibleTo(ctx, sql`a.young_person_id`)} and ${withinMandate(ctx)}`,
  )
  if (!action) throw notFound('actions.unknown', { id })
  if (actor.id !== action.youngPersonId) await recordFileAccess(db, clock.now(), actor, action.youngPersonId, 'actions.get', false)
  // what the young person and the adviser write to each other is theirs
  const comments = actor.mandate ? [] : await listComments(db, id)
  return { ...action, comments, history: await listHistory(db, id) }
}

/** The names of those who wrote or acted: professionals, else the young person. Joins `w.account_id`. */
const names = sql`left join people.pub_professional p on p.id = w.account_id left join people.pub_young_person y on y.id = w.account_id`
const author = sql`json_build_object('id', w.account_id, 'name',
  coalesce(p.first_name || ' ' || p.last_name, y.first_name || ' ' || y.last_name), 'isYoungPerson', y.id is not null) as author`

const CommentRow = z.object({ ...Comment.shape })
const listComments = (db: Db, id: string) =>
  db.many(
    CommentRow,
    sql`select w.id, ${author}, w.text, w.written_at as "writtenAt"
    from (select id, author_id as account_id, text, written_at from actions.comment where action_id = ${id} order by written_at desc, id limit 500) w
    ${names} order by w.written_at, w.id`,
  )

const listHistory = (db: Db, id: string) =>
  db.many(
    Change,
    sql`select w.at, ${author}, w.what, w.details->>'doneOn' as "doneOn", w.details->>'category' as category,
      (w.details->>'minutes')::int as minutes, coalesce(w.details->'fields', '[]') as fields
    from (select id, account_id, at, what, details from actions.change where action_id = ${id} order by id desc limit 500) w
    ${names} order by w.id`,
  )
