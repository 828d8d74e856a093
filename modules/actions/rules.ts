import { conflict, invalid } from '#platform/errors'
import type { Action, Category, Edit, NewActions, Progress, Qualifying, Status } from './api.ts'

/** What each category counts for when nobody says otherwise, minutes. */
export const categoryMinutes: Record<Category, number> = {
  employment: 180,
  career_plan: 120,
  culture_sport_leisure: 120,
  citizenship: 120,
  training: 180,
  housing: 120,
  health: 120,
  not_counted: 0,
}

/** From each state, where an action may go. Done again corrects the day or the minutes; from done only while not qualified. */
export const transitions: Record<Status, readonly Status[]> = {
  to_do: ['in_progress', 'done', 'cancelled'],
  in_progress: ['to_do', 'done', 'cancelled'],
  done: ['to_do', 'in_progress', 'done'],
  cancelled: ['to_do', 'in_progress'],
}

/** A reminder comes this many days before the due day, at 9:00 where the structure is. */
export const reminderDays = 3
/** An action may be told up to this many days after it was done. */
const daysBack = 60
/** Nobody plans an action further ahead than this many days. */
const daysAhead = 730

/** Whoever acts: the young person, or an adviser who follows the file. */
type Who = { role: string }
const isYoung = (who: Who) => who.role === 'youngPerson'

/** Days are plausible, and a reminder is asked for only when it can still come. */
export function checkNew(input: NewActions, todayOf: (youngPersonId: string) => string) {
  for (const { dueOn, youngPersonId } of input.actions) {
    checkDue(dueOn, todayOf(youngPersonId))
    if (input.wantsReminder) checkReminder(dueOn, todayOf(youngPersonId))
  }
}

/** The words of an action change as long as nothing is counted; a young person changes their own only. */
export function checkEdit(action: Action, edit: Edit, who: Who, today: string) {
  if (isYoung(who) && !action.byYoungPerson) throw invalid('actions.given-by-adviser')
  if (action.qualifiedCategory) throw conflict('actions.already-qualified')
  if (action.status === 'cancelled') throw conflict('actions.cancelled')
  if (action.version !== edit.version) throw conflict('actions.changed-meanwhile', { version: action.version })
  const moved = edit.dueOn !== action.dueOn
  if (moved) checkDue(edit.dueOn, today)
  if (edit.wantsReminder && (moved || !action.wantsReminder)) checkReminder(edit.dueOn, today)
}

/** The state may go where `transitions` says, with a plausible day. `createdOn` and `today` in the structure's zone. */
export function checkProgress(
  action: Action,
  { status, doneOn, minutes }: Progress,
  { createdOn, today }: { createdOn: string; today: string },
) {
  if (action.qualifiedCategory) throw conflict('actions.already-qualified')
  if (!transitions[action.status].includes(status)) throw conflict('actions.cannot-go-there', { from: action.status, to: status })
  if (status !== 'done' && (doneOn !== undefined || minutes !== undefined)) throw invalid('actions.only-done-has-a-day')
  if (doneOn === undefined) return
  if (doneOn > today) throw invalid('actions.done-in-the-future', { doneOn, today })
  if (doneOn < addDays(createdOn, -daysBack)) throw invalid('actions.done-too-early', { doneOn, earliest: addDays(createdOn, -daysBack) })
}

/** One takes away what one's own side made, while it is not counted; the rest is cancelled. */
export function checkRemoval(action: Action, who: Who) {
  if (action.byYoungPerson !== isYoung(who)) throw invalid(isYoung(who) ? 'actions.given-by-adviser' : 'actions.made-by-young-person')
  if (action.qualifiedCategory) throw conflict('actions.already-qualified')
}

/** Only done actions are qualified, all or none; `id` says which one stands in the way. */
export function checkQualifying(actions: readonly Action[], { category, minutes }: Qualifying) {
  if (category === 'not_counted' && minutes) throw invalid('actions.not-counted-has-no-minutes')
  const open = actions.find((a) => a.status !== 'done')
  if (open) throw conflict('actions.not-done', { id: open.id, status: open.status })
}

/** What a qualification counts: what the adviser says, else what was declared, else what the category is worth. */
export function countedMinutes(
  action: Pick<Action, 'category' | 'minutes'>,
  { category, minutes }: Pick<Qualifying, 'category' | 'minutes'>,
) {
  if (category === 'not_counted') return 0
  return minutes ?? (category === action.category ? action.minutes : categoryMinutes[category])
}

/** The calendar day some days later. */
export const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Whether a reminder can be asked for: the day it comes is still ahead. */
export const canRemind = (dueOn: string, today: string) => dueOn > addDays(today, reminderDays)

function checkReminder(dueOn: string, today: string) {
  if (!canRemind(dueOn, today)) throw invalid('actions.reminder-too-soon', { dueOn, days: reminderDays })
}

function checkDue(dueOn: string, today: string) {
  if (dueOn < addDays(today, -daysBack) || dueOn > addDays(today, daysAhead)) throw invalid('actions.due-out-of-range', { dueOn })
}
