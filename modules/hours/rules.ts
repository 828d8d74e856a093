import { conflict, invalid } from '#platform/errors'
import type { Decision, Declaration, Entry, EntryState, ScaleKind, WeekKind } from './api-shapes.ts'

/** A personal step may be told up to this many days after it was done. */
export const daysBack = 60
const minutesOfDay = 1440

/** The calendar day some days later. */
export const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The Monday of the week of a day. */
export const mondayOf = (day: string) => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

/** How a week is called, ISO 8601: `2026-W48`. The week belongs to the year of its Thursday. */
export function weekName(monday: string) {
  const thursday = addDays(monday, 3)
  const year = thursday.slice(0, 4)
  const days = (Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${year}-01-01T00:00:00Z`)) / 86_400_000
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`
}

/** The Monday of a week by its name; refuses with 422 a week that the year does not have. */
export function mondayOfWeek(name: string) {
  const [year, week] = name.split('-W').map(Number) as [number, number]
  const monday = addDays(mondayOf(`${String(year).padStart(4, '0')}-01-04`), (week - 1) * 7)
  if (weekName(monday) !== name) throw invalid('hours.no-such-week', { week: name })
  return monday
}

/** The last day on which a week can still be filled in: the Wednesday after it, until 23:59 where the structure is. */
export const closesOn = (monday: string) => addDays(monday, 9)

/** What counting needs to know of an entry. */
export type Countable = Pick<Entry, 'id' | 'startsAt' | 'endsAt' | 'minutes' | 'state' | 'evidence' | 'declaredAt'>
/** How many minutes of an entry count, and why not the others: `overlapsId` is the entry that took them. */
export type Count = { counted: number; because: 'rejected' | 'overlap' | 'day_full' | null; overlapsId: string | null }

/**
 * What counts on one day of one person. Timed entries come first, by what they rest on: accepted before disputed before waiting, attendance
 * before paper before words, then the first told. Each takes what is still free of its interval; of its minutes, the same share counts (a job from
 * 9 to 17 h with an hour's break has 420 minutes on 480). Then come the untimed ones, in the same order. A day holds no more than 24 hours.
 */
export function countDay(entries: readonly Countable[]): Map<string, Count> {
  const counts = new Map<string, Count>()
  const taken: Interval[] = []
  let left = minutesOfDay
  for (const entry of [...entries].sort(byPrecedence)) {
    const count = isOut(entry.state) ? { counted: 0, because: 'rejected' as const, overlapsId: null } : countOne(entry, taken, left)
    left -= count.counted
    counts.set(entry.id, count)
  }
  return counts
}

type Interval = { id: string; from: number; until: number }
const isOut = (state: EntryState) => state === 'rejected' || state === 'withdrawn'

function countOne(entry: Countable, taken: Interval[], left: number): Count {
  let free = entry.minutes
  let overlapsId: string | null = null
  if (entry.startsAt && entry.endsAt) {
    const own = { id: entry.id, from: toMinute(entry.startsAt), until: toMinute(entry.endsAt) }
    const length = own.until - own.from
    const open = length - covered(own, taken)
    if (length > 0 && open < length) {
      free = Math.floor((entry.minutes * open) / length)
      overlapsId = taken.find((t) => t.from < own.until && own.from < t.until)?.id ?? null
    }
    taken.push(own)
  }
  const counted = Math.min(free, left)
  const because = counted === entry.minutes ? null : free < entry.minutes ? ('overlap' as const) : ('day_full' as const)
  return { counted, because, overlapsId: because === 'overlap' ? overlapsId : null }
}

/** Minutes of an interval that lie in at least one of the others. */
function covered({ from, until }: Interval, others: readonly Interval[]) {
  let sum = 0
  let reached = from
  for (const o of others.filter((o) => o.from < until && from < o.until).sort((a, b) => a.from - b.from)) {
    const end = Math.min(o.until, until)
    sum += Math.max(0, end - Math.max(o.from, reached))
    reached = Math.max(reached, end)
  }
  return sum
}

const toMinute = (instant: string) => Math.floor(Date.parse(instant) / 60_000)
const stateRank: Record<EntryState, number> = { validated: 0, corrected: 0, contested: 1, declared: 2, rejected: 3, withdrawn: 3 }
const evidenceRank: Record<Entry['evidence'], number> = { attendance: 0, document: 1, words: 2 }

const byPrecedence = (a: Countable, b: Countable) =>
  Number(isOut(a.state)) - Number(isOut(b.state)) ||
  Number(!a.startsAt) - Number(!b.startsAt) ||
  stateRank[a.state] - stateRank[b.state] ||
  evidenceRank[a.evidence] - evidenceRank[b.evidence] ||
  Date.parse(a.declaredAt) - Date.parse(b.declaredAt) ||
  (a.id < b.id ? -1 : 1)

/** The sums of a week, minutes: all that counts, then of these what is accepted and what is in dispute; and how many entries wait. */
export type Sums = { declared: number; validated: number; contested: number; toValidate: number; contestedEntries: number }

/** Counts each day of a set of entries, then adds up: the one place where a week gets its figure. */
export function countWeek(entries: readonly (Countable & { onDay: string })[]): { counts: Map<string, Count>; sums: Sums } {
  const counts = new Map<string, Count>()
  for (const day of new Set(entries.map((e) => e.onDay)))
    for (const [id, count] of countDay(entries.filter((e) => e.onDay === day))) counts.set(id, count)
  const sum = (...states: EntryState[]) =>
    entries.reduce((total, e) => total + (states.includes(e.state) ? counts.get(e.id)!.counted : 0), 0)
  return {
    counts,
    sums: {
      declared: sum('declared', 'validated', 'corrected', 'contested'),
      validated: sum('validated', 'corrected'),
      contested: sum('contested'),
      toValidate: entries.filter((e) => e.state === 'declared').length,
      contestedEntries: entries.filter((e) => e.state === 'contested').length,
    },
  }
}

/** What a week is, from the strongest reason down, and what it asks for. Working days only are taken off by an unavailability. */
export function termsOf({ track, workingDaysOff, isInProgramme, target }: Situation): { kind: WeekKind; target: number } {
  if (!track) return { kind: 'outside', target: 0 }
  if (track === 'jr') return { kind: 'outreach', target: 0 }
  if (workingDaysOff >= 5) return { kind: 'unavailable', target: 0 }
  return { kind: isInProgramme ? 'programme' : 'support', target: Math.round((target * (5 - workingDaysOff)) / 5) }
}
type Situation = { track: 'standard' | 'jr' | null; workingDaysOff: number; isInProgramme: boolean; target: number }

/** How far a week is: a programme counts as intense whatever its hours; a week that asks for nothing is not measured. */
export function intensityOf(kind: WeekKind, target: number, validated: number): 'reached' | 'near' | 'low' | 'not_measured' {
  if (kind === 'programme') return 'reached'
  if (target === 0) return 'not_measured'
  if (validated >= target) return 'reached'
  return validated * 3 >= target * 2 ? 'near' : 'low'
}

/** Hours are told of days that are over or of today. */
export function checkDay({ onDay }: Pick<Declaration, 'onDay'>, today: string) {
  if (onDay > today) throw invalid('hours.in-the-future', { onDay, today })
  if (onDay < addDays(today, -daysBack)) throw invalid('hours.too-long-ago', { onDay, days: daysBack })
}

type Room = { isYoung: boolean; isClosed: boolean; dayMinutes: number; weekMinutes: number; ceiling: number }
/** The young person tells hours while the week is open; they fit into a day and a week. */
export function checkDeclaration(d: Declaration, room: Room) {
  if (room.isClosed && room.isYoung) throw conflict('hours.week-closed', { week: weekName(mondayOf(d.onDay)) })
  checkRoom(d.minutes, room)
}

/** A day holds 24 hours, a week no more than its ceiling. */
export function checkRoom(minutes: number, { dayMinutes, weekMinutes, ceiling }: Pick<Room, 'dayMinutes' | 'weekMinutes' | 'ceiling'>) {
  if (dayMinutes + minutes > minutesOfDay) throw invalid('hours.day-too-full', { leftMinutes: Math.max(0, minutesOfDay - dayMinutes) })
  if (weekMinutes + minutes > ceiling)
    throw invalid('hours.week-too-full', { leftMinutes: Math.max(0, ceiling - weekMinutes), ceilingMinutes: ceiling })
}

/** What a decision makes of an entry; says why when it is not simply "yes". */
export function decide(entry: Pick<Entry, 'state' | 'minutes' | 'declaredMinutes' | 'version'>, d: Decision) {
  if (entry.version !== d.version) throw conflict('hours.changed-meanwhile', { version: entry.version })
  if (entry.state === 'withdrawn') throw conflict('hours.withdrawn')
  const minutes = d.decision === 'rejected' ? entry.minutes : (d.minutes ?? entry.minutes)
  const isPlain = entry.state === 'declared' && d.decision === 'accepted' && minutes === entry.declaredMinutes
  if (!isPlain && !d.reason?.trim()) throw invalid('hours.reason-needed')
  if (d.decision === 'rejected') return { state: 'rejected' as const, minutes, what: 'rejected' as const }
  if (isPlain) return { state: 'validated' as const, minutes, what: 'validated' as const }
  const isSame = minutes === entry.declaredMinutes
  return {
    state: isSame ? ('validated' as const) : ('corrected' as const),
    minutes,
    what: isSame ? ('validated' as const) : ('corrected' as const),
  }
}

/** One contests what was decided, not what still waits. */
export function checkContest(entry: Pick<Entry, 'state'>) {
  if (entry.state === 'contested') throw conflict('hours.already-contested')
  if (!['validated', 'corrected', 'rejected'].includes(entry.state)) throw conflict('hours.nothing-to-contest', { state: entry.state })
}

/** A scale changes from a day to come: what was counted stays as it was counted. */
export function checkScale(validFrom: string, kind: ScaleKind, minutes: number, today: string) {
  if (validFrom <= today) throw invalid('hours.scale-in-the-past', { validFrom, earliest: addDays(today, 1) })
  if (validFrom > addDays(today, 730)) throw invalid('hours.scale-too-far', { validFrom })
  const [least, most] = isOfWeek(kind) ? [60, 6000] : [0, 600]
  if (minutes < least || minutes > most) throw invalid('hours.scale-out-of-bounds', { least, most })
}
export const isOfWeek = (kind: ScaleKind) => kind === 'week_target' || kind === 'week_ceiling'

type Doubtable = Pick<Entry, 'minutes' | 'countedMinutes' | 'startsAt' | 'state'>
/** Why an entry is better looked at before it is accepted; none: plausible at a glance. `dayMinutes`: all that counts that day. */
export function doubtsOf(entry: Doubtable, dayMinutes: number, weekMinutes: number) {
  return [
    entry.state === 'contested' && ('contested' as const),
    entry.countedMinutes < entry.minutes && ('overlap' as const),
    entry.minutes > (entry.startsAt ? 600 : 240) && ('long' as const),
    dayMinutes > 600 && ('full_day' as const),
    weekMinutes > 35 * 60 && ('full_week' as const),
  ].filter((doubt) => doubt !== false)
}

/** The parts of an interval on each day of a zone, so that no entry goes past midnight; instants cut to the minute. */
export function splitByDay(startsAt: string, endsAt: string, dayOf: (instant: string) => string) {
  const parts: { onDay: string; startsAt: string; endsAt: string; minutes: number }[] = []
  const until = toMinute(endsAt)
  for (let from = toMinute(startsAt); from < until; ) {
    const onDay = dayOf(toInstant(from))
    let end = until
    if (dayOf(toInstant(until - 1)) !== onDay) for (end = from + 1; dayOf(toInstant(end)) === onDay; ) end++
    parts.push({ onDay, startsAt: toInstant(from), endsAt: toInstant(end), minutes: end - from })
    from = end
  }
  return parts
}
const toInstant = (minute: number) => new Date(minute * 60_000).toISOString()
