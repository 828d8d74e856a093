/** The Monday of the week of a calendar day. */
export function mondayOf(day: string) {
  const weekday = new Date(day).getUTCDay()
  return plusDays(day, weekday === 0 ? -6 : 1 - weekday)
}

/** A calendar day some days later. */
export const plusDays = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

/** The seven days of a week, from its Monday. */
export const weekOf = (monday: string) => Array.from({ length: 7 }, (_, i) => plusDays(monday, i))
