import { listFileAudience } from '#modules/people'
import { conflict } from '#platform/errors'
import { mergeFields } from '#platform/merge'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Action, actionChanged, type Edit } from './api.ts'
import { columns, getActable, isYoung } from './queries.ts'
import { checkEdit } from './rules.ts'

const fields = ['title', 'description', 'category', 'dueOn', 'wantsReminder'] as const

/** Changes the words, the day or the reminder of an action that is not counted yet. */
export async function editAction(ctx: Ctx, id: string, asked: Edit): Promise<Action> {
  const { db, actor, clock, publish } = ctx
  const action = await getActable(ctx, id)
  const edit = reconcile(action, asked)
  checkEdit(action, edit, actor, clock.today(action.timeZone))
  const changed = fields.filter((f) => edit[f] !== action[f])
  if (!changed.length) return action

  const after = await db.one(
    Action,
    sql`
    with noted as (
      insert into actions.change (action_id, account_id, at, what, details)
      values (${id}, ${actor.id}, ${clock.now()}, 'edited', ${JSON.stringify({ fields: changed })})
    )
    update actions.action a
    set title = ${edit.title}, description = ${edit.description}, category = ${edit.category}, due_on = ${edit.dueOn},
      wants_reminder = ${edit.wantsReminder}, version = a.version + 1, updated_at = ${clock.now()}
    where a.id = ${id}
    returning ${columns}`,
  )
  const { youngPersonId } = after
  await publish(actionChanged, { actionId: id, youngPersonId, byYoungPerson: isYoung(ctx) }, await listFileAudience(ctx, [youngPersonId]))
  return after
}

/** An edit of an older version, with what somebody else changed since; refuses where both changed the same field differently. */
function reconcile(action: Action, { base, ...edit }: Edit): Edit {
  const { version } = action
  if (!base) return edit
  const { merged, clashes } = mergeFields(base, wordsOf(edit), wordsOf(action))
  if (Object.keys(clashes).length) throw conflict('actions.changed-meanwhile', { version, title: action.title, clashes })
  return { ...merged, version }
}

const wordsOf = ({ title, description, category, dueOn, wantsReminder }: Omit<Edit, 'version' | 'base'>) => ({
  title,
  description,
  category,
  dueOn,
  wantsReminder,
})
