import { listFileAudience } from '#modules/people'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { actionChanged } from './api.ts'
import { getActable, isYoung } from './queries.ts'
import { checkRemoval } from './rules.ts'

/** Takes away an action its own side made. */
export async function removeAction(ctx: Ctx, id: string) {
  const { db, actor, clock, publish } = ctx
  const action = await getActable(ctx, id)
  checkRemoval(action, actor)
  await db.run(sql`
    with noted as (
      insert into actions.change (action_id, account_id, at, what) values (${id}, ${actor.id}, ${clock.now()}, 'deleted')
    )
    update actions.action set deleted_at = ${clock.now()}, updated_at = ${clock.now()} where id = ${id}`)
  const { youngPersonId } = action
  await publish(actionChanged, { actionId: id, youngPersonId, byYoungPerson: isYoung(ctx) }, await listFileAudience(ctx, [youngPersonId]))
  return {}
}
