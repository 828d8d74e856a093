import { fileAudiences } from '#modules/people'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Action, actionQualified, type Qualifying } from './api.ts'
import { columns, listActable } from './queries.ts'
import { checkQualifying, countedMinutes } from './rules.ts'

/** Counts done actions, all or none. Counting again is a correction: the latest holds, the others stay in the history. */
export async function qualifyActions(ctx: Ctx, input: Qualifying) {
  const actions = await listActable(ctx, [...new Set(input.ids)])
  checkQualifying(actions, input)
  const rows = await write(
    ctx,
    input,
    actions.map((a) => ({ id: a.id, minutes: countedMinutes(a, input) })),
  )
  await tell(ctx, rows)
  const byId = new Map(rows.map((r) => [r.id, r]))
  return { items: actions.map(({ id }) => byId.get(id)!) }
}

function write({ db, actor, clock, ids }: Ctx, { category, comment }: Qualifying, counted: { id: string; minutes: number }[]) {
  const now = clock.now()
  return db.many(
    Action,
    sql`
    with n as (
      select id, minutes, comment_id
      from unnest(${counted.map((c) => c.id)}::uuid[], ${counted.map((c) => c.minutes)}::int[], ${counted.map(() => (comment ? ids.uuid() : null))}::uuid[])
        as n (id, minutes, comment_id)
    ), said as (
      insert into actions.comment (id, action_id, author_id, text, written_at)
      select n.comment_id, n.id, ${actor.id}, ${comment ?? ''}, ${now} from n where n.comment_id is not null
    ), qualified as (
      insert into actions.qualification (action_id, account_id, at, category, minutes, comment_id)
      select n.id, ${actor.id}, ${now}, ${category}, n.minutes, n.comment_id from n
    ), noted as (
      insert into actions.change (action_id, account_id, at, what, details)
      select n.id, ${actor.id}, ${now}, 'qualified', jsonb_build_object('category', ${category}::text, 'minutes', n.minutes) from n
    )
    update actions.action a
    set qualified_category = ${category}, qualified_minutes = n.minutes, version = a.version + 1, updated_at = ${now},
      comment_count = a.comment_count + (n.comment_id is not null)::int
    from n where a.id = n.id
    returning ${columns}`,
  )
}

async function tell(ctx: Ctx, rows: readonly Action[]) {
  const people = [...new Set(rows.map((r) => r.youngPersonId))]
  const audiences = await fileAudiences(ctx, people)
  await ctx.publishEach(
    actionQualified,
    people.map((youngPersonId) => ({
      data: { actionIds: rows.filter((r) => r.youngPersonId === youngPersonId).map((r) => r.id), youngPersonId },
      audience: audiences.get(youngPersonId) ?? [],
    })),
  )
}
