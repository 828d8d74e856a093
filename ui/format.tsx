/**
 * French dates, times and numbers; every function takes the time zone (`useSession().structure?.timeZone`, or `useTimeZone()` from `#ui/session`).
 *
 * dayInFull(day, zone, now?) "mardi 1er décembre" · shortDay(day, zone, now?) "1er décembre" · numericDay(day, zone) "01/12/2026"
 * timeOfDay(at, zone) "14 h 30" · dayAndTime(at, zone, now?) "mardi 1er décembre à 14 h" · timeSpan(from, to, zone) "de 14 h à 15 h 30"
 * relativeDay(day, zone, now?) "demain" · relativeDayAndTime(at, zone, now?) "demain à 9 h 30" · ago(at, zone, now?) "il y a 5 min"
 * duration(minutes) "12 h 30" · euros(cents) "562 €" · wholeNumber(n) · percent(share) · count(n, 'message', 'messages') "2 messages"
 * isoDay(at, zone) "2026-12-01" · isoTime(at, zone) "14:30" · toInstant(day, time, zone) ISO · daysBetween(from, to, zone)
 */
export * from './french.ts'
