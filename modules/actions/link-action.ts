import { listFileAudience } from '#modules/people'
import { isStepOf } from '#modules/plans'
import { notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Action, actionChanged } from './api.ts'
import { columns, getActable, isYoung } from './queries.ts'

/** Makes an action a part of a step of the same person's plan, or of none. */
export async function linkAction(ctx: Ctx, id: string, stepId: string | null): Promise<Action> {
  const action = await getActable(ctx, id)
  if (action.stepId === stepId) return action
  await checkStep(ctx, stepId, [action.youngPersonId])
  const after = await ctx.db.one(
    Action,
    sql`update actions.action a set step_id = ${stepId}, version = a.version + 1, updated_at = ${ctx.clock.now()}
    where a.id = ${id} returning ${columns}`,
  )
  const { youngPersonId } = action
  const audience = await listFileAudience(ctx, [youngPersonId])
  await ctx.publish(actionChanged, { actionId: id, youngPersonId, byYoungPerson: isYoung(ctx) }, audience)
  return after
}

/** Refuses with 404 a step that is not of the plan of the only person named. */
export async function checkStep(ctx: Ctx, stepId: string | null | undefined, people: readonly string[]) {
  if (!stepId) return
  const [only, another] = people
  if (!only || another || !(await isStepOf(ctx, stepId, only))) throw notFound('actions.unknown-step', { stepId })
}
