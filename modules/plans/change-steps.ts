import { listFileAudience } from '#modules/people'
import { z } from '#platform/api'
import { conflict } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type NewStep, planChanged, Step, type StepEdit, type StepStatus } from './api.ts'
import { getActableObjective, getActableStep, isYoung, noteChange, stepColumns } from './queries.ts'
import { checkOpen, checkStepDay, checkStepEdit } from './rules.ts'

/** Adds a step to an open objective. A retry answers the same. */
export async function addStep(ctx: Ctx, objectiveId: string, input: NewStep): Promise<Step> {
  const objective = await getActableObjective(ctx, objectiveId)
  const known = await ctx.db.maybe(
    Step,
    sql`select ${stepColumns} from plans.step s where s.id = ${input.id} and s.creator_id = ${ctx.actor.id}`,
  )
  if (known?.objectiveId === objectiveId && known.title === input.title) return known
  if (known) throw conflict('plans.id-taken', { id: input.id })
  checkOpen(objective)
  checkStepDay(input.dueOn, ctx.clock.today(objective.timeZone))
  const now = ctx.clock.now()
  const [step] = await ctx.db.many(
    Step,
    sql`insert into plans.step as s (id, objective_id, young_person_id, title, due_on, creator_id, created_at, updated_at)
    values (${input.id}, ${objectiveId}, ${objective.youngPersonId}, ${input.title}, ${input.dueOn}, ${ctx.actor.id}, ${now}, ${now})
    on conflict (id) do nothing returning ${stepColumns}`,
  )
  if (!step) throw conflict('plans.id-taken', { id: input.id })
  await tell(ctx, objective.youngPersonId, step, 'step_added')
  return step
}

/** Changes the words or the day of a step. */
export async function editStep(ctx: Ctx, id: string, edit: StepEdit): Promise<Step> {
  const step = await getActableStep(ctx, id)
  checkOpen({ closedOn: step.objectiveClosedOn })
  checkStepEdit(step, edit.version, ctx.actor)
  if (edit.dueOn !== step.dueOn) checkStepDay(edit.dueOn, ctx.clock.today(step.timeZone))
  const after = await ctx.db.one(
    Step,
    sql`update plans.step s set title = ${edit.title}, due_on = ${edit.dueOn}, version = s.version + 1, updated_at = ${ctx.clock.now()}
    where s.id = ${id} returning ${stepColumns}`,
  )
  await tell(ctx, step.youngPersonId, after, 'step_edited')
  return after
}

/** Says how far a step is. Saying again what is already so changes nothing. */
export async function progressStep(ctx: Ctx, id: string, status: StepStatus): Promise<Step> {
  const step = await getActableStep(ctx, id)
  if (step.status === status) return step
  checkOpen({ closedOn: step.objectiveClosedOn })
  const doneOn = status === 'done' ? ctx.clock.today(step.timeZone) : null
  const after = await ctx.db.one(
    Step,
    sql`update plans.step s set status = ${status}, done_on = ${doneOn}, version = s.version + 1, updated_at = ${ctx.clock.now()}
    where s.id = ${id} returning ${stepColumns}`,
  )
  await tell(ctx, step.youngPersonId, after, `step_${status}`)
  return after
}

/** Whether a step is one of this person's plan: for the modules that hang things on it. */
export async function isStepOf({ db }: Pick<Ctx, 'db'>, stepId: string, youngPersonId: string) {
  const found = await db.maybe(
    z.object({ id: z.uuid() }),
    sql`select id from plans.step where id = ${stepId} and young_person_id = ${youngPersonId}`,
  )
  return found !== undefined
}

async function tell(ctx: Ctx, youngPersonId: string, { id, objectiveId }: Step, what: string) {
  await noteChange(ctx, youngPersonId, what, { objectiveId, stepId: id })
  await ctx.publish(planChanged, { youngPersonId, byYoungPerson: isYoung(ctx) }, await listFileAudience(ctx, [youngPersonId]))
}
