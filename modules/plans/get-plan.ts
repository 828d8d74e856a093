import { closeTo } from '#modules/contracts'
import { followedBy, visibleTo } from '#modules/people'
import { z } from '#platform/api'
import { notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { ObjectiveWithSteps, Plan } from './api.ts'
import { mayReadDomain, objectiveColumns, stepColumns } from './queries.ts'
import { usualReviewWeeks } from './rules.ts'

const Head = z.object({ ...Plan.omit({ objectives: true }).shape })

/** A young person's plan, as much of it as the actor may read. */
export async function getPlan(ctx: Ctx, youngPersonId: string): Promise<Plan> {
  const head = await ctx.db.maybe(
    Head,
    sql`select v.id as "youngPersonId", p.next_review_on as "nextReviewOn", coalesce(p.review_weeks, ${usualReviewWeeks}::int) as "reviewWeeks",
      coalesce(p.version, 0) as version, ${followedBy(ctx, sql`v.id`)} as "canAct", not ${closeTo(ctx, sql`v.id`)} as "isPartial"
    from people.pub_young_person v left join plans.plan p on p.young_person_id = v.id
    where v.id = ${youngPersonId} and ${visibleTo(ctx, sql`v.id`)}`,
  )
  if (!head) throw notFound('people.unknown', { id: youngPersonId })
  return { ...head, objectives: await listObjectives(ctx, youngPersonId) }
}

/** Open ones first, the nearest end first; then what is closed, the latest first. */
const listObjectives = (ctx: Ctx, youngPersonId: string) =>
  ctx.db.many(
    ObjectiveWithSteps,
    sql`
    select ${objectiveColumns}, coalesce(t.steps, '[]') as steps
    from plans.objective o left join lateral (
      select json_agg(x order by x."createdAt", x.id) as steps from (
        select ${stepColumns}, s.created_at as "createdAt" from plans.step s where s.objective_id = o.id order by s.created_at, s.id limit 100) x) t on true
    where o.young_person_id = ${youngPersonId} and ${mayReadDomain(ctx, sql`o.domain`, sql`o.young_person_id`)}
    order by o.closed_on is not null, o.closed_on desc, o.ends_on, o.id limit 200`,
  )
