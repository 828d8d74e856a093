import { listFileAudience } from '#modules/people'
import { z } from '#platform/api'
import { conflict } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { actionCommented, type Comment } from './api.ts'
import { getActable, isYoung } from './queries.ts'

const Written = z.object({ isNew: z.boolean(), isSame: z.boolean(), writtenAt: z.string(), name: z.string() })

/** Adds a word to the thread of an action. */
export async function addComment(ctx: Ctx, actionId: string, { id, text }: { id: string; text: string }): Promise<Comment> {
  const { youngPersonId } = await getActable(ctx, actionId)
  const written = await write(ctx, actionId, id, text)
  if (!written.isSame) throw conflict('actions.id-taken', { id })
  if (written.isNew)
    await ctx.publish(
      actionCommented,
      { actionId, youngPersonId, byYoungPerson: isYoung(ctx) },
      await listFileAudience(ctx, [youngPersonId]),
    )
  return { id, author: { id: ctx.actor.id, name: written.name, isYoungPerson: isYoung(ctx) }, text, writtenAt: written.writtenAt }
}

const write = ({ db, actor, clock }: Ctx, actionId: string, id: string, text: string) =>
  db.one(
    Written,
    sql`
    with added as (
      insert into actions.comment (id, action_id, author_id, text, written_at)
      values (${id}, ${actionId}, ${actor.id}, ${text}, ${clock.now()}) on conflict (id) do nothing
      returning id, action_id, author_id, text, written_at
    ), counted as (
      update actions.action set comment_count = comment_count + 1 where id in (select action_id from added)
    ), found as (
      select true as is_new, action_id, author_id, text, written_at from added
      union all
      select false, action_id, author_id, text, written_at from actions.comment where id = ${id}
    )
    select f.is_new as "isNew", f.action_id = ${actionId} and f.author_id = ${actor.id} and f.text = ${text} as "isSame",
      f.written_at as "writtenAt", coalesce(p.first_name || ' ' || p.last_name, y.first_name || ' ' || y.last_name) as name
    from found f
    left join people.pub_professional p on p.id = ${actor.id} left join people.pub_young_person y on y.id = ${actor.id}
    limit 1`,
  )
