import { getVisibleYoungPerson, visibleTo } from '#modules/people'
import type { Query } from '#platform/api'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Action, type actionsApi } from './api.ts'
import { columns, nextAfter, readCursor, withinMandate } from './queries.ts'

const size = 50
type Filter = Query<typeof actionsApi.list>

/** A young person's actions, a page at a time. */
export async function listActions(ctx: Ctx, { youngPersonId, status = 'all', after }: Filter) {
  await getVisibleYoungPerson(ctx, youngPersonId)
  const isOpen = ['open', 'to_do', 'in_progress'].includes(status)
  const [day, id] = after ? readCursor(after) : []
  const from = !after
    ? sql`true`
    : isOpen
      ? sql`(a.due_on, a.id) > (${day}, ${id})`
      : sql`(coalesce(a.done_on, a.due_on), a.id) < (${day}, ${id})`
  const items = await ctx.db.many(
    Action,
    sql`
    select ${columns} from actions.action a
    where a.young_person_id = ${youngPersonId} and a.deleted_at is null and ${visibleTo(ctx, sql`a.young_person_id`)}
      and ${withinMandate(ctx)} and ${conditionOf(status)} and ${from}
    order by ${isOpen ? sql`a.due_on, a.id` : sql`coalesce(a.done_on, a.due_on) desc, a.id desc`} limit ${size}`,
  )
  return { items, next: nextAfter(items, size, (a) => (isOpen ? a.dueOn : (a.doneOn ?? a.dueOn))) }
}

/** The actions that are a part of the plan. */
export async function listOfPlan(ctx: Ctx, youngPersonId: string) {
  await getVisibleYoungPerson(ctx, youngPersonId)
  const items = await ctx.db.many(
    Action,
    sql`
    select ${columns} from actions.action a
    where a.young_person_id = ${youngPersonId} and a.step_id is not null and a.deleted_at is null and ${visibleTo(ctx, sql`a.young_person_id`)}
    order by a.due_on, a.id limit 300`,
  )
  return { items }
}

function conditionOf(status: NonNullable<Filter['status']>) {
  if (status === 'all') return sql`true`
  if (status === 'open') return sql`a.status in ('to_do', 'in_progress')`
  if (status === 'to_qualify') return sql`a.status = 'done' and a.qualified_category is null`
  if (status === 'qualified') return sql`a.qualified_category is not null`
  return sql`a.status = ${status}`
}
