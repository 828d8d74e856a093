import { language, locale } from './spoken-language.ts'

type Moment = string | number | Date
const DAY = 86_400_000

function dayInFull(day: Moment, timeZone: string, now: Moment = Date.now()) {
  return write(day, timeZone, { weekday: 'long', day: 'numeric', month: 'long', ...yearUnless(day, now, timeZone) })
}

function shortDay(day: Moment, timeZone: string, now: Moment = Date.now()) {
  return write(day, timeZone, { day: 'numeric', month: 'long', ...yearUnless(day, now, timeZone) })
}

const numericDay = (day: Moment, timeZone: string) => write(day, timeZone, { day: '2-digit', month: '2-digit', year: 'numeric' })

const timeOfDay = (at: Moment, timeZone: string) => write(at, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

const dayAndTime = (at: Moment, timeZone: string, now: Moment = Date.now()) => joined(dayInFull(at, timeZone, now), timeOfDay(at, timeZone))

const timeSpan = (from: Moment, to: Moment, timeZone: string) =>
  words().span.replace('{from}', timeOfDay(from, timeZone)).replace('{to}', timeOfDay(to, timeZone))

function relativeDay(day: Moment, timeZone: string, now: Moment = Date.now()) {
  const away = daysBetween(now, day, timeZone)
  if (Math.abs(away) < 2) return relative().format(away, 'day')
  return away > 1 && away < 7 ? write(day, timeZone, { weekday: 'long' }) : dayInFull(day, timeZone, now)
}

const relativeDayAndTime = (at: Moment, timeZone: string, now: Moment = Date.now()) =>
  joined(relativeDay(at, timeZone, now), timeOfDay(at, timeZone))

function ago(at: Moment, timeZone: string, now: Moment = Date.now()) {
  const minutes = Math.floor((new Date(now).getTime() - new Date(at).getTime()) / 60_000)
  if (minutes < 1) return relative().format(0, 'second')
  if (minutes < 60) return relative().format(-minutes, 'minute')
  const days = -daysBetween(now, at, timeZone)
  if (days === 0) return relative().format(-Math.floor(minutes / 60), 'hour')
  if (days === 1) return joined(relativeDay(at, timeZone, now), timeOfDay(at, timeZone))
  return days < 7 ? joined(write(at, timeZone, { weekday: 'long' }), timeOfDay(at, timeZone)) : shortDay(at, timeZone, now)
}

function duration(minutes: number) {
  const part = (n: number, unit: 'hour' | 'minute') =>
    new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: language() === 'ar' ? 'long' : 'short' }).format(n)
  if (minutes > 0 && minutes < 60) return part(minutes, 'minute')
  const hours = part(Math.floor(minutes / 60), 'hour')
  return minutes % 60 ? `${hours} ${words().and}${part(minutes % 60, 'minute')}` : hours
}

const wholeNumber = (n: number) => new Intl.NumberFormat(locale(), { maximumFractionDigits: 0 }).format(n)

const euros = (cents: number) =>
  new Intl.NumberFormat(locale(), { style: 'currency', currency: 'EUR', minimumFractionDigits: cents % 100 ? 2 : 0 }).format(cents / 100)

const percent = (share: number) => new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(share)

const words = () =>
  language() === 'ar'
    ? { at: '{day}، الساعة {time}', span: 'من {from} إلى {to}', and: 'و' }
    : { at: '{day} at {time}', span: 'from {from} to {to}', and: '' }

const joined = (day: string, time: string) => words().at.replace('{day}', day).replace('{time}', time)
const relative = () => new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' })

const daysBetween = (from: Moment, to: Moment, timeZone: string) =>
  Math.round((Date.parse(isoDay(to, timeZone)) - Date.parse(isoDay(from, timeZone))) / DAY)
const isoDay = (at: Moment, timeZone: string) => new Intl.DateTimeFormat('sv-SE', { timeZone: zoneOf(at, timeZone) }).format(new Date(at))

const yearUnless = (day: Moment, now: Moment, timeZone: string) =>
  isoDay(day, timeZone).slice(0, 4) === isoDay(now, timeZone).slice(0, 4) ? {} : { year: 'numeric' as const }

const write = (at: Moment, timeZone: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale(), { ...options, timeZone: zoneOf(at, timeZone) }).format(new Date(at))

/** A calendar date belongs to no zone: read it where it was parsed. */
const zoneOf = (day: Moment, timeZone: string) => (typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) ? 'UTC' : timeZone)

/** Dates, times and numbers in the other languages of the young person's app: the functions of `french.ts` under the same names. */
export const otherFormats = {
  dayInFull,
  shortDay,
  numericDay,
  timeOfDay,
  dayAndTime,
  timeSpan,
  relativeDay,
  relativeDayAndTime,
  ago,
  duration,
  wholeNumber,
  euros,
  percent,
}
