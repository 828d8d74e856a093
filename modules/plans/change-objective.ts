import { listFileAudience } from '#modules/people'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Objective, type ObjectiveEdit, type ObjectiveProgress, planChanged } from './api.ts'
import { getActableObjective, isYoung, noteChange, objectiveColumns } from './queries.ts'
import { checkObjectiveEdit, checkObjectiveProgress } from './rules.ts'

/** Changes the words or the day of an open objective. */
export async function editObjective(ctx: Ctx, id: string, edit: ObjectiveEdit) {
  const objective = await getActableObjective(ctx, id)
  checkObjectiveEdit(objective, edit, ctx.actor, ctx.clock.today(objective.timeZone))
  const after = await ctx.db.one(
    Objective,
    sql`
    update plans.objective o set domain = ${edit.domain}, title = ${edit.title}, description = ${edit.description}, ends_on = ${edit.endsOn},
      version = o.version + 1, updated_at = ${ctx.clock.now()}
    where o.id = ${id} returning ${objectiveColumns}`,
  )
  await tell(ctx, after, 'objective_edited')
  return after
}

/** Agrees to an objective, says that it is achieved, or drops it. Saying again what is already so changes nothing. */
export async function progressObjective(ctx: Ctx, id: string, progress: ObjectiveProgress): Promise<Objective> {
  const objective = await getActableObjective(ctx, id)
  if (objective.status === progress.status) return objective
  checkObjectiveProgress(objective, progress, ctx.actor)
  const today = ctx.clock.today(objective.timeZone)
  const isClosed = progress.status !== 'agreed'
  const how = progress.status === 'agreed' && !objective.agreedAt ? (progress.inMeeting ? 'meeting' : 'app') : null
  const after = await ctx.db.one(
    Objective,
    sql`
    update plans.objective o set status = ${progress.status}, closed_on = ${isClosed ? today : null},
      drop_reason = ${progress.status === 'dropped' ? (progress.reason ?? '') : ''},
      agreed_at = coalesce(o.agreed_at, case when ${how}::text is not null then ${ctx.clock.now()}::timestamptz end),
      agreed_how = coalesce(o.agreed_how, ${how}), version = o.version + 1, updated_at = ${ctx.clock.now()}
    where o.id = ${id} returning ${objectiveColumns}`,
  )
  await tell(ctx, after, `objective_${progress.status}`)
  return after
}

async function tell(ctx: Ctx, { id, youngPersonId }: Objective, what: string) {
  await noteChange(ctx, youngPersonId, what, { objectiveId: id })
  await ctx.publish(planChanged, { youngPersonId, byYoungPerson: isYoung(ctx) }, await listFileAudience(ctx, [youngPersonId]))
}
