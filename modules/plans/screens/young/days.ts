import { locale } from '#ui/language'

/** "31 mars", in the language of the page, with the year when it is not this one. */
export const dayWords = (day: string) => {
  const isThisYear = day.slice(0, 4) === new Date().toISOString().slice(0, 4)
  const date = new Date(`${day}T00:00:00Z`)
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', timeZone: 'UTC', ...(!isThisYear && { year: 'numeric' }) }
  return new Intl.DateTimeFormat(locale(), options).format(date)
}

/** "35 h", in the language of the page. */
export const hoursWords = (minutes: number) =>
  new Intl.NumberFormat(locale(), { style: 'unit', unit: 'hour', unitDisplay: 'short', maximumFractionDigits: 1 }).format(minutes / 60)
