import type { Action, Category, Change, Status } from '#api/actions'
import { categories } from '#api/actions'
import { dayInFull, daysBetween, duration, isoDay, relativeDay, shortDay } from '#ui/format'
import { texts } from './young/texts.ts'

/** The categories as they are read, in their order. */
export const categoryWords: Record<Category, string> = { ...texts.categories, not_counted: 'Non comptée' }

/** The same for a young person: what is not counted is simply something else. */
export const categoryForYoung = (category: Category) => texts.categories[category]

export const categoryOptions = categories.map((value) => ({ value, label: categoryWords[value] }))

export const statusWords: Record<Status, string> = texts.statuses

/** Still to be done, and its day has passed. */
export const isLate = (action: Pick<Action, 'status' | 'dueOn'>, today: string) =>
  (action.status === 'to_do' || action.status === 'in_progress') && action.dueOn < today

/** The calendar day where the structure is. */
export const todayIn = (timeZone: string) => isoDay(Date.now(), timeZone)

/** When it is due, or when it was done: "pour demain", "prévue le 20 novembre", "faite le 18 novembre · 2 h". */
export function whenWords(action: Pick<Action, 'status' | 'dueOn' | 'doneOn' | 'minutes'>, timeZone: string) {
  if (action.doneOn) return texts.whenDone(near(action.doneOn, timeZone), action.minutes ? duration(action.minutes) : '')
  if (action.status === 'cancelled') return texts.whenCancelled(shortDay(action.dueOn, timeZone))
  if (isLate(action, todayIn(timeZone))) return texts.whenLate(near(action.dueOn, timeZone))
  return Math.abs(daysBetween(Date.now(), action.dueOn, timeZone)) < 2
    ? texts.forNear(relativeDay(action.dueOn, timeZone))
    : texts.forDay(dayInFull(action.dueOn, timeZone))
}

const near = (day: string, timeZone: string) =>
  Math.abs(daysBetween(Date.now(), day, timeZone)) < 2
    ? texts.near.relative(relativeDay(day, timeZone))
    : texts.near.day(shortDay(day, timeZone))

/** What somebody did to an action. */
export function changeWords({ what, doneOn, category, minutes, fields }: Change, timeZone: string) {
  const words = texts.changes
  if (what === 'edited') return words.edited(fields.map((f) => texts.fields[f] ?? f).join(', '))
  if (what === 'done') return words.done(shortDay(doneOn ?? '', timeZone), minutes ? duration(minutes) : '')
  if (what === 'qualified')
    return category === 'not_counted' ? words.notCounted : words.counted(categoryWords[category!], duration(minutes ?? 0))
  return words[what]
}

export { capital } from '#ui/format'
