import { dayOf } from '#platform/clock'
import type { Db } from '#platform/db'

/** What was planned, for whom, and what was announced of it so far (`kind startsAt`). */
type Expected = { startsAt: string; placedAt: string; timeZone: string; done: ReadonlySet<string> }

/** The rule of reminders said a second time: 18:00 on the wall, seven days and one day before, for who was expected by then, less than a day late. */
export function whatIsDue({ startsAt, placedAt, timeZone, done }: Expected, now: string) {
  return (['week', 'day'] as const).filter((kind) => {
    const due = eveningBefore(startsAt, kind === 'week' ? 7 : 1, timeZone)
    const isTime = due <= now && now < plus(due, 24 * 3600) && now < startsAt
    return isTime && placedAt < due && !done.has(`${kind} ${startsAt}`) && !done.has(`day ${startsAt}`)
  })
}

/** 18:00 on the wall, so many days before the local day of an instant: found by trying every hour, with no arithmetic on offsets. */
export function eveningBefore(startsAt: string, days: number, timeZone: string) {
  const day = plusDays(dayOf(startsAt, timeZone), -days)
  const wall = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  for (let quarter = -64; quarter < 192; quarter++) {
    const instant = plus(`${day}T00:00:00.000Z`, quarter * 900)
    if (dayOf(instant, timeZone) === day && wall.format(new Date(instant)) === '18:00') return instant
  }
  throw new Error(`no 18:00 on ${day} in ${timeZone}`)
}

/** An instant some seconds later. */
export const plus = (instant: string, seconds: number) => new Date(Date.parse(instant) + seconds * 1000).toISOString()
/** A day some days later. */
export const plusDays = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

const over = new Error('over')
/** Takes back what `act` wrote, so that the next history starts alone. */
export const undone = (db: Db, act: () => Promise<void>) =>
  db
    .tx(async () => {
      await act()
      throw over
    })
    .catch((error: unknown) => {
      if (error !== over) throw error
    })
