/**
 * Dates, times and numbers in the language of the page; every function takes the time zone (`useSession().structure?.timeZone`, or `useTimeZone()` from `#ui/session`).
 *
 * dayInFull(day, zone, now?) "mardi 1er décembre" · shortDay(day, zone, now?) "1er décembre" · numericDay(day, zone) "01/12/2026"
 * timeOfDay(at, zone) "14 h 30" · dayAndTime(at, zone, now?) "mardi 1er décembre à 14 h" · timeSpan(from, to, zone) "de 14 h à 15 h 30"
 * relativeDay(day, zone, now?) "demain" · relativeDayAndTime(at, zone, now?) "demain à 9 h 30" · ago(at, zone, now?) "il y a 5 min"
 * duration(minutes) "12 h 30" · wholeNumber(n) · percent(share) · count(n, 'message', 'messages') "2 messages", in French texts only
 * isoDay(at, zone) "2026-12-01" · isoTime(at, zone) "14:30" · daysBetween(from, to, zone) · capital(text)
 */
import * as french from './french.ts'
import { foreignFormats } from './spoken-language.ts'

export { count, daysBetween, isoDay, isoTime, phoneWords } from './french.ts'

const spoken = () => foreignFormats() ?? french

export const dayInFull: typeof french.dayInFull = (...of) => spoken().dayInFull(...of)
export const shortDay: typeof french.shortDay = (...of) => spoken().shortDay(...of)
export const numericDay: typeof french.numericDay = (...of) => spoken().numericDay(...of)
export const timeOfDay: typeof french.timeOfDay = (...of) => spoken().timeOfDay(...of)
export const dayAndTime: typeof french.dayAndTime = (...of) => spoken().dayAndTime(...of)
export const timeSpan: typeof french.timeSpan = (...of) => spoken().timeSpan(...of)
export const relativeDay: typeof french.relativeDay = (...of) => spoken().relativeDay(...of)
export const relativeDayAndTime: typeof french.relativeDayAndTime = (...of) => spoken().relativeDayAndTime(...of)
export const ago: typeof french.ago = (...of) => spoken().ago(...of)
export const duration: typeof french.duration = (minutes) => spoken().duration(minutes)
export const wholeNumber: typeof french.wholeNumber = (n) => spoken().wholeNumber(n)
export const percent: typeof french.percent = (share) => spoken().percent(share)

/** The first letter of a sentence; a script without capitals stays as it is. */
export const capital = (text: string) => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1)
