import type { Action, Category, Change, Status } from '#api/actions'
import { categories } from '#api/actions'
import { dayInFull, daysBetween, duration, isoDay, relativeDay, shortDay } from '#ui/format'

/** The categories as they are read, in their order. */
export const categoryWords: Record<Category, string> = {
  employment: 'Emploi',
  career_plan: 'Projet professionnel',
  culture_sport_leisure: 'Culture, sport, loisirs',
  citizenship: 'Citoyenneté',
  training: 'Formation',
  housing: 'Logement',
  health: 'Santé',
  not_counted: 'Non comptée',
}

/** The same for a young person: what is not counted is simply something else. */
export const categoryForYoung = (category: Category) => (category === 'not_counted' ? 'Autre' : categoryWords[category])

export const categoryOptions = categories.map((value) => ({ value, label: categoryWords[value] }))

export const statusWords: Record<Status, string> = { to_do: 'À faire', in_progress: 'En cours', done: 'Faite', cancelled: 'Annulée' }

/** Still to be done, and its day has passed. */
export const isLate = (action: Pick<Action, 'status' | 'dueOn'>, today: string) =>
  (action.status === 'to_do' || action.status === 'in_progress') && action.dueOn < today

/** The calendar day where the structure is. */
export const todayIn = (timeZone: string) => isoDay(Date.now(), timeZone)

/** When it is due, or when it was done: "pour demain", "prévue le 20 novembre", "faite le 18 novembre · 2 h". */
export function whenWords(action: Pick<Action, 'status' | 'dueOn' | 'doneOn' | 'minutes'>, timeZone: string) {
  if (action.doneOn) {
    const lasted = action.minutes ? ` · ${duration(action.minutes)}` : ''
    return `faite ${near(action.doneOn, timeZone)}${lasted}`
  }
  if (action.status === 'cancelled') return `annulée, elle était prévue le ${shortDay(action.dueOn, timeZone)}`
  if (isLate(action, todayIn(timeZone))) return `prévue ${near(action.dueOn, timeZone)}`
  return Math.abs(daysBetween(Date.now(), action.dueOn, timeZone)) < 2
    ? `pour ${relativeDay(action.dueOn, timeZone)}`
    : `pour le ${dayInFull(action.dueOn, timeZone)}`
}

const near = (day: string, timeZone: string) =>
  Math.abs(daysBetween(Date.now(), day, timeZone)) < 2 ? relativeDay(day, timeZone) : `le ${shortDay(day, timeZone)}`

/** What somebody did to an action. */
export function changeWords({ what, doneOn, category, minutes, fields }: Change, timeZone: string) {
  if (what === 'created') return 'a créé l’action'
  if (what === 'edited') return `a modifié ${fields.map((f) => fieldWords[f] ?? f).join(', ')}`
  if (what === 'to_do') return 'l’a remise à faire'
  if (what === 'in_progress') return 'l’a commencée'
  if (what === 'cancelled') return 'l’a annulée'
  if (what === 'deleted') return 'l’a supprimée'
  if (what === 'done') return `l’a faite le ${shortDay(doneOn ?? '', timeZone)}${minutes ? ` (${duration(minutes)})` : ''}`
  return category === 'not_counted' ? 'ne l’a pas comptée' : `l’a comptée en « ${categoryWords[category!]} », ${duration(minutes ?? 0)}`
}
const fieldWords: Record<string, string> = {
  title: 'le titre',
  description: 'la description',
  category: 'la catégorie',
  dueOn: 'l’échéance',
  wantsReminder: 'le rappel',
}

export const capital = (text: string) => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1)
