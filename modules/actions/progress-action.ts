import { listFileAudience } from '#modules/people'
import { dayOf } from '#platform/clock'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Action, actionChanged, actionCompleted, type Progress } from './api.ts'
import { columns, getActable, isYoung } from './queries.ts'
import { categoryMinutes, checkProgress } from './rules.ts'

/** Says how far an action is: to do, in progress, done on a day, cancelled. Saying again what is already so changes nothing. */
export async function progressAction(ctx: Ctx, id: string, progress: Progress): Promise<Action> {
  const action = await getActable(ctx, id)
  if (progress.status === action.status && progress.status !== 'done') return action
  const today = ctx.clock.today(action.timeZone)
  checkProgress(action, progress, { createdOn: dayOf(action.createdAt, action.timeZone), today })

  const isDone = progress.status === 'done'
  const doneOn = isDone ? (progress.doneOn ?? today) : null
  const minutes = isDone ? (progress.minutes ?? categoryMinutes[action.category]) : 0
  const after = await write(ctx, id, progress.status, doneOn, minutes)
  await tell(ctx, after)
  return after
}

const write = ({ db, actor, clock }: Ctx, id: string, status: Action['status'], doneOn: string | null, minutes: number) =>
  db.one(
    Action,
    sql`
    with noted as (
      insert into actions.change (action_id, account_id, at, what, details)
      values (${id}, ${actor.id}, ${clock.now()}, ${status}, ${JSON.stringify(doneOn ? { doneOn, minutes } : {})})
    )
    update actions.action a
    set status = ${status}, done_on = ${doneOn}, minutes = ${minutes}, version = a.version + 1, updated_at = ${clock.now()}
    where a.id = ${id}
    returning ${columns}`,
  )

async function tell(ctx: Ctx, { id, youngPersonId, doneOn, minutes }: Action) {
  const audience = await listFileAudience(ctx, [youngPersonId])
  if (doneOn) await ctx.publish(actionCompleted, { actionId: id, youngPersonId, doneOn, minutes }, audience)
  else await ctx.publish(actionChanged, { actionId: id, youngPersonId, byYoungPerson: isYoung(ctx) }, audience)
}
