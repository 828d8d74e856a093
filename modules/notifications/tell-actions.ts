import type { actionCommented, actionCompleted, actionGiven, actionQualified, actionReminderDue } from '#api/actions'
import { type EventData, z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Fact } from '#platform/subscribers'
import type { Work } from '#platform/work'
import { listAdvisersOf } from './audience.ts'
import { tell } from './tell.ts'

const inDays = (at: string, days: number) => new Date(Date.parse(at) + days * 86_400_000).toISOString()

/** The other one learns of new actions: the young person outside too, the adviser in the centre. */
export async function tellActionsGiven(work: Work, { actionIds, youngPersonId, byYoungPerson }: EventData<typeof actionGiven>, fact: Fact) {
  const [aboutId] = actionIds
  if (!aboutId) return
  const common = { aboutId, version: String(fact.id), at: fact.at, howMany: actionIds.length, youngPersonId }
  if (byYoungPerson) return tell(work, { ...common, kind: 'young-actions', accountIds: await listAdvisersOf(work, youngPersonId) })
  return tell(work, { ...common, kind: 'actions-given', accountIds: [youngPersonId], topic: 'actions', expiresAt: inDays(fact.at, 3) })
}

/** A done action waits for the adviser's qualification. */
export async function tellActionCompleted(work: Work, { actionId, youngPersonId }: EventData<typeof actionCompleted>, fact: Fact) {
  await tell(work, {
    kind: 'young-action-done',
    accountIds: await listAdvisersOf(work, youngPersonId),
    aboutId: actionId,
    version: String(fact.id),
    at: fact.at,
    youngPersonId,
  })
}

/** What was counted, in the words of the young person. */
export async function tellActionsQualified(work: Work, { actionIds, youngPersonId }: EventData<typeof actionQualified>, fact: Fact) {
  const [aboutId] = actionIds
  if (!aboutId) return
  await tell(work, {
    kind: 'actions-qualified',
    accountIds: [youngPersonId],
    aboutId,
    version: String(fact.id),
    at: fact.at,
    youngPersonId,
    howMany: actionIds.length,
    topic: 'actions',
    expiresAt: inDays(fact.at, 3),
  })
}

/** A word of the other one. */
export async function tellActionCommented(
  work: Work,
  { actionId, youngPersonId, byYoungPerson }: EventData<typeof actionCommented>,
  fact: Fact,
) {
  const common = { aboutId: actionId, version: String(fact.id), at: fact.at, youngPersonId }
  if (byYoungPerson) return tell(work, { ...common, kind: 'young-action-commented', accountIds: await listAdvisersOf(work, youngPersonId) })
  return tell(work, { ...common, kind: 'action-commented', accountIds: [youngPersonId], topic: 'actions', expiresAt: inDays(fact.at, 3) })
}

/** Only of what is still to be done, with its day. */
export async function tellActionReminder(work: Work, { actionId, youngPersonId }: EventData<typeof actionReminderDue>, fact: Fact) {
  const action = await work.db.maybe(
    z.object({ dueOn: z.iso.date() }),
    sql`select due_on as "dueOn" from actions.pub_action where id = ${actionId} and status in ('to_do', 'in_progress')`,
  )
  if (!action) return
  await tell(work, {
    kind: 'action-reminder',
    accountIds: [youngPersonId],
    aboutId: actionId,
    version: action.dueOn,
    at: fact.at,
    youngPersonId,
    details: { dueOn: action.dueOn },
    topic: 'reminders',
    expiresAt: inDays(fact.at, 3),
  })
}
