import type { actionCommented, actionCompleted, actionGiven, actionQualified, actionReminderDue } from '#api/actions'
import { type EventData, z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Fact } from '#platform/subscribers'
import type { Work } from '#platform/work'
import type { Telling } from './tell.ts'

const inDays = (at: string, days: number) => new Date(Date.parse(at) + days * 86_400_000).toISOString()

/** The other one learns of new actions: the young person outside too, the adviser in the centre. */
export async function tellActionsGiven(
  _: Work,
  { actionIds, youngPersonId, byYoungPerson }: EventData<typeof actionGiven>,
  fact: Fact,
): Promise<Telling | undefined> {
  const [aboutId] = actionIds
  if (!aboutId) return undefined
  const common = { aboutId, version: String(fact.id), at: fact.at, howMany: actionIds.length, youngPersonId }
  if (byYoungPerson) return { news: { ...common, kind: 'young-actions', to: { advisersOf: youngPersonId } } }
  return { news: { ...common, kind: 'actions-given', to: [youngPersonId], topic: 'actions', expiresAt: inDays(fact.at, 3) } }
}

/** A done action waits for the adviser's qualification. */
export async function tellActionCompleted(
  _: Work,
  { actionId, youngPersonId }: EventData<typeof actionCompleted>,
  fact: Fact,
): Promise<Telling | undefined> {
  return {
    news: {
      kind: 'young-action-done',
      to: { advisersOf: youngPersonId },
      aboutId: actionId,
      version: String(fact.id),
      at: fact.at,
      youngPersonId,
    },
  }
}

/** What was counted, in the words of the young person. */
export async function tellActionsQualified(
  _: Work,
  { actionIds, youngPersonId }: EventData<typeof actionQualified>,
  fact: Fact,
): Promise<Telling | undefined> {
  const [aboutId] = actionIds
  if (!aboutId) return undefined
  return {
    news: {
      kind: 'actions-qualified',
      to: [youngPersonId],
      aboutId,
      version: String(fact.id),
      at: fact.at,
      youngPersonId,
      howMany: actionIds.length,
      topic: 'actions',
      expiresAt: inDays(fact.at, 3),
    },
  }
}

/** A word of the other one. */
export async function tellActionCommented(
  _: Work,
  { actionId, youngPersonId, byYoungPerson }: EventData<typeof actionCommented>,
  fact: Fact,
): Promise<Telling | undefined> {
  const common = { aboutId: actionId, version: String(fact.id), at: fact.at, youngPersonId }
  if (byYoungPerson) return { news: { ...common, kind: 'young-action-commented', to: { advisersOf: youngPersonId } } }
  return { news: { ...common, kind: 'action-commented', to: [youngPersonId], topic: 'actions', expiresAt: inDays(fact.at, 3) } }
}

/** Only of what is still to be done, with its day. */
export async function tellActionReminder(
  work: Work,
  { actionId, youngPersonId }: EventData<typeof actionReminderDue>,
  fact: Fact,
): Promise<Telling | undefined> {
  const action = await work.db.maybe(
    z.object({ dueOn: z.iso.date() }),
    sql`select due_on as "dueOn" from actions.pub_action where id = ${actionId} and status in ('to_do', 'in_progress')`,
  )
  if (!action) return undefined
  return {
    news: {
      kind: 'action-reminder',
      to: [youngPersonId],
      aboutId: actionId,
      version: action.dueOn,
      at: fact.at,
      youngPersonId,
      details: { dueOn: action.dueOn },
      topic: 'reminders',
      expiresAt: inDays(fact.at, 3),
    },
  }
}
