import type { Entry } from '#api/hours'
import { locale } from '#ui/language'
import { texts } from './texts.ts'

const day = (options: Intl.DateTimeFormatOptions) => (on: string) =>
  new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' }).format(new Date(`${on}T12:00:00Z`))

/** "mardi 24 novembre". */
export const longDay = day({ weekday: 'long', day: 'numeric', month: 'long' })
/** "24 novembre". */
export const shortDay = day({ day: 'numeric', month: 'long' })

/** "14:00 – 15:30" where the structure is; nothing for what has no hour. */
export function timesOf({ startsAt, endsAt }: Pick<Entry, 'startsAt' | 'endsAt'>, timeZone: string) {
  if (!startsAt || !endsAt) return undefined
  const time = new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })
  return time.formatRange(new Date(startsAt), new Date(endsAt))
}

/** When something happened: "24 novembre à 14:00". */
export const momentOf = (at: string, timeZone: string) =>
  new Intl.DateTimeFormat(locale(), {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(new Date(at))

/** How a line is called: its own name, else what it is. */
export const titleOf = (entry: Pick<Entry, 'title' | 'sourceKind'>) => entry.title ?? texts.sources[entry.sourceKind]

/** Why some of its minutes do not count; nothing when all do. */
export function uncountedWords({ state, minutes, countedMinutes, uncountedBecause }: Entry) {
  const lost = texts.duration(minutes - countedMinutes)
  if (state === 'rejected') return texts.rejectedCounts
  if (uncountedBecause === 'overlap') return texts.overlapCounts(lost)
  if (uncountedBecause === 'day_full') return texts.dayFullCounts(lost)
  return undefined
}
