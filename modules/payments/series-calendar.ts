import { openFrom, plusDays, plusOpenDays } from './open-days.ts'

/** One payment series: what is integrated before `cutOffAt` (strictly) is paid on `executesOn`. */
export type Series = {
  code: string
  rank: number
  opensAt: string
  cutOffAt: string
  executesOn: string
  valueOn: string
  returnsUntil: string
}

const firstDays = [5, 12, 19, 26]
const cutOffHour = 18
const openDaysBefore = 3
const openDaysForReturns = 4

/** The usual calendar of a month, `YYYY-MM`, four series unless told; the ASP's own calendar replaces it as soon as it comes. */
export function usualSeries(month: string, count = 4): Series[] {
  return firstDays.slice(0, count).map((day, at) => {
    const executesOn = openFrom(`${month}-${String(day).padStart(2, '0')}`)
    const before = at ? `${month}-${String(firstDays[at - 1]!).padStart(2, '0')}` : `${plusDays(`${month}-01`, -1).slice(0, 7)}-26`
    return {
      code: `${month}-S${at + 1}`,
      rank: at + 1,
      opensAt: cutOffOf(openFrom(before)),
      cutOffAt: cutOffOf(executesOn),
      executesOn,
      valueOn: plusOpenDays(executesOn, 1),
      returnsUntil: plusOpenDays(executesOn, openDaysForReturns),
    }
  })
}

/** The series that something integrated at an instant enters: at the cut-off itself it is too late. */
export const seriesAt = (calendar: readonly Series[], instant: string) =>
  calendar.filter((s) => Date.parse(instant) < Date.parse(s.cutOffAt)).sort((a, b) => a.cutOffAt.localeCompare(b.cutOffAt))[0]

const cutOffOf = (executesOn: string) => parisInstant(plusOpenDays(executesOn, -openDaysBefore), cutOffHour)

/** The instant of an hour of the day in Paris, ISO 8601 UTC; not for the hour that comes twice. */
export function parisInstant(day: string, hour: number) {
  const guess = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`)
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit', hourCycle: 'h23' }).format(new Date(guess))
  const ahead = (Number(shown) - hour + 24) % 24
  return new Date(guess - ahead * 3_600_000).toISOString()
}
