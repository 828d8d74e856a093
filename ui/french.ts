/** A moment as it comes from the server: ISO instant with offset, or epoch milliseconds, or Date. */
export type Moment = string | number | Date

const NBSP = '\u00a0'
const DAY = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** "mardi 1er décembre" (the year is added when it is not `now`'s). `day` may be a calendar date `2026-12-01`: then no zone shifts it. */
export function dayInFull(day: Moment, timeZone: string, now: Moment = Date.now()): string {
  const { weekday, ...rest } = dateParts(day, timeZone)
  return `${weekday} ${withYear(rest, timeZone, now)}`
}

/** "1er décembre", with the year when it is not `now`'s. */
export function shortDay(day: Moment, timeZone: string, now: Moment = Date.now()): string {
  return withYear(dateParts(day, timeZone), timeZone, now)
}

/** "01/12/2026", for tables. */
export function numericDay(day: Moment, timeZone: string): string {
  return format(day, zoneOf(day, timeZone), { day: '2-digit', month: '2-digit', year: 'numeric' })
}

/** "14 h 30", "9 h", "0 h 05". */
export function timeOfDay(at: Moment, timeZone: string): string {
  const parts = partsOf(at, timeZone, { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' })
  return hoursAndMinutes(Number(parts.hour), Number(parts.minute))
}

/** "mardi 1er décembre à 14 h". */
export function dayAndTime(at: Moment, timeZone: string, now: Moment = Date.now()): string {
  return `${dayInFull(at, timeZone, now)} à${NBSP}${timeOfDay(at, timeZone)}`
}

/** "de 14 h à 15 h 30". */
export function timeSpan(from: Moment, to: Moment, timeZone: string): string {
  return `de ${timeOfDay(from, timeZone)} à ${timeOfDay(to, timeZone)}`
}

/** "aujourd’hui", "demain", "hier", "mardi" within six days to come, else "mardi 1er décembre". */
export function relativeDay(day: Moment, timeZone: string, now: Moment = Date.now()): string {
  const away = daysBetween(now, day, timeZone)
  const near = { [-1]: 'hier', 0: 'aujourd’hui', 1: 'demain' }[away]
  if (near) return near
  return away > 1 && away < 7 ? dateParts(day, timeZone).weekday : dayInFull(day, timeZone, now)
}

/** "aujourd’hui à 14 h", "demain à 9 h 30", "mardi 1er décembre à 14 h": when something will take place. */
export function relativeDayAndTime(at: Moment, timeZone: string, now: Moment = Date.now()): string {
  return `${relativeDay(at, timeZone, now)} à${NBSP}${timeOfDay(at, timeZone)}`
}

/** "à l’instant", "il y a 5 min", "il y a 3 h", "hier à 18 h", "1er décembre": how long ago. */
export function ago(at: Moment, timeZone: string, now: Moment = Date.now()): string {
  const minutes = Math.floor((toTime(now) - toTime(at)) / 60_000)
  if (minutes < 1) return 'à l’instant'
  if (minutes < 60) return `il y a ${minutes}${NBSP}min`
  const days = -daysBetween(now, at, timeZone)
  if (days === 0) return `il y a ${Math.floor(minutes / 60)}${NBSP}h`
  if (days === 1) return `hier à ${timeOfDay(at, timeZone)}`
  return days < 7 ? `${dateParts(at, timeZone).weekday} à ${timeOfDay(at, timeZone)}` : shortDay(at, timeZone, now)
}

/** "12 h 30", "45 min", "0 h": a duration given in minutes. */
export function duration(minutes: number): string {
  if (minutes > 0 && minutes < 60) return `${minutes}${NBSP}min`
  return hoursAndMinutes(Math.floor(minutes / 60), minutes % 60)
}

/** "1 234". */
export const wholeNumber = (n: number) => new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 }).format(n)

/** "562 €" when exact euros, else "561,68 €"; from cents. */
export const euros = (cents: number) =>
  new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR', minimumFractionDigits: cents % 100 ? 2 : 0 }).format(cents / 100)

/** "87 %", from a share between 0 and 1. */
export const percent = (share: number) => new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 0 }).format(share)

/** "1 message", "2 messages": French counts 0 and 1 as singular. */
export const count = (n: number, one: string, many: string) => `${wholeNumber(n)}${NBSP}${Math.abs(n) < 2 ? one : many}`

/** "2026-12-01", the calendar day of a moment in a zone; for date inputs and queries. */
export function isoDay(at: Moment, timeZone: string): string {
  const { year, month, day } = partsOf(at, zoneOf(at, timeZone), { year: 'numeric', month: '2-digit', day: '2-digit' })
  return `${year}-${month}-${day}`
}

/** "14:30", the wall clock of a moment in a zone; for time inputs. */
export function isoTime(at: Moment, timeZone: string): string {
  const { hour, minute } = partsOf(at, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return `${hour}:${minute}`
}

/** The instant (ISO, UTC) of a wall clock in a zone. In the hour that does not exist in spring it falls an hour later. */
export function toInstant(day: string, time: string, timeZone: string): string {
  const wall = Date.parse(`${day}T${time}Z`)
  const guess = wall - offset(wall, timeZone)
  return new Date(wall - offset(guess, timeZone)).toISOString()
}

/** Whole calendar days from one moment to another in a zone: negative when `to` is before. */
export function daysBetween(from: Moment, to: Moment, timeZone: string): number {
  return Math.round((Date.parse(isoDay(to, timeZone)) - Date.parse(isoDay(from, timeZone))) / DAY)
}

function offset(at: number, timeZone: string) {
  return Date.parse(`${isoDay(at, timeZone)}T${isoTime(at, timeZone)}Z`) - Math.floor(at / 60_000) * 60_000
}

function hoursAndMinutes(hours: number, minutes: number) {
  return minutes ? `${hours}${NBSP}h${NBSP}${String(minutes).padStart(2, '0')}` : `${hours}${NBSP}h`
}

function withYear({ day, month, year }: { day: string; month: string; year: string }, timeZone: string, now: Moment) {
  const date = `${day === '1' ? '1er' : day}${NBSP}${month}`
  return year === dateParts(now, timeZone).year ? date : `${date} ${year}`
}

function dateParts(day: Moment, timeZone: string) {
  const parts = partsOf(day, zoneOf(day, timeZone), { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  return { weekday: parts.weekday!, day: parts.day!, month: parts.month!, year: parts.year! }
}

/** A calendar date belongs to no zone: read it where it was parsed. */
const zoneOf = (day: Moment, timeZone: string) => (typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) ? 'UTC' : timeZone)
const toTime = (at: Moment) => new Date(at).getTime()

function partsOf(at: Moment, timeZone: string, options: Intl.DateTimeFormatOptions): Record<string, string> {
  return Object.fromEntries(
    formatter(timeZone, options)
      .formatToParts(new Date(at))
      .map(({ type, value }) => [type, value]),
  )
}

/** A French number as people say it, "06 12 34 56 78"; another one as it is dialled. */
export const phoneWords = (phone: string) => (/^\+33\d{9}$/.test(phone) ? `0${phone.slice(3)}`.replace(/(\d\d)(?=\d)/g, '$1\u00a0') : phone)

const format = (at: Moment, timeZone: string, options: Intl.DateTimeFormatOptions) => formatter(timeZone, options).format(new Date(at))

function formatter(timeZone: string, options: Intl.DateTimeFormatOptions) {
  const key = timeZone + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat('fr-FR', { ...options, timeZone })
  formats.set(key, known)
  return known
}
