/** A calendar day some days later. */
export const plusDays = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

/** The Monday of the week of a calendar day. */
export function mondayOf(day: string) {
  const weekday = new Date(day).getUTCDay()
  return plusDays(day, weekday === 0 ? -6 : 1 - weekday)
}

/** The seven days of a week, from its Monday. */
export const weekOf = (monday: string) => Array.from({ length: 7 }, (_, i) => plusDays(monday, i))

/** The first day of the month of a day, some months later. */
export function monthOf(day: string, later = 0) {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + later, 1)).toISOString().slice(0, 10)
}

/** Six weeks that hold a month, from a Monday. */
export const gridOf = (month: string) => Array.from({ length: 42 }, (_, i) => plusDays(mondayOf(month), i))
