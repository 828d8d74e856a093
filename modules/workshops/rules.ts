import { conflict, invalid } from '#platform/errors'
import type { SessionKind, SessionModality, SessionPlanning, SheetSaying } from './api.ts'

/** What a kind is called. */
export const kindLabels: Record<SessionKind, string> = { workshop: 'Atelier', information: 'Information collective' }
/** What a presence counts for unless told, minutes: the usage of the missions locales (an afternoon; an information of half a day). */
export const defaultMinutes: Record<SessionKind, number> = { workshop: 240, information: 180 }
/** What a modality is called. */
export const modalityLabels: Record<SessionModality, string> = { at_structure: 'Sur place', elsewhere: 'Ailleurs', video: 'En visio' }

/** What must go together in a plan, and how far it may lie from today. */
export function checkPlanning(p: SessionPlanning, today: string) {
  if (!p.title.trim()) throw invalid('workshops.title-needed')
  if (p.modality === 'elsewhere' && !p.address?.trim()) throw invalid('workshops.address-needed')
  if (p.modality === 'video' && !p.link) throw invalid('workshops.link-needed')
  if (p.hasWaitingList && p.capacity === undefined) throw invalid('workshops.waiting-list-without-capacity')
  if (p.day < yearsFrom(today, -1)) throw invalid('workshops.too-old', { day: p.day })
  if (p.day > yearsFrom(today, 2)) throw invalid('workshops.too-far', { day: p.day })
}

/** The same day some years later. Compared as text only: a 29 February that does not exist falls between its neighbours. */
const yearsFrom = (day: string, years: number) => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`

/** What a plan keeps: only what its modality has a use for. */
export function toKept(p: SessionPlanning) {
  return {
    kind: p.kind,
    title: p.title.trim(),
    description: p.description?.trim() ?? '',
    modality: p.modality,
    address: p.modality === 'elsewhere' ? (p.address?.trim() ?? null) : null,
    link: p.modality === 'video' ? (p.link ?? null) : null,
    defaultMinutes: p.defaultMinutes ?? defaultMinutes[p.kind],
    capacity: p.capacity ?? null,
    hasWaitingList: p.hasWaitingList,
    isOpen: p.isOpen,
    audience: p.audience,
    leaveHours: p.leaveHours,
  }
}
export type Kept = ReturnType<typeof toKept>

type State = { status: 'planned' | 'closed' | 'cancelled' }

/** A cancelled or closed session stays as it is. */
export function checkPlanned({ status }: State) {
  if (status === 'cancelled') throw conflict('workshops.session-cancelled')
  if (status === 'closed') throw conflict('workshops.session-closed')
}

/** One signs up before it begins, and only where young people may. */
export function checkSignUp(session: State & { isOpen: boolean; startsAt: string }, now: string) {
  checkPlanned(session)
  if (!session.isOpen) throw conflict('workshops.not-open')
  if (session.startsAt <= now) throw conflict('workshops.begun')
}

/** Until when one may leave by oneself. */
export const leaveUntil = (startsAt: string, leaveHours: number) => new Date(Date.parse(startsAt) - leaveHours * 3_600_000).toISOString()

/** One leaves by oneself until a moment before it begins; who only waits leaves when they like. */
export function checkLeaving(session: State & { startsAt: string; leaveHours: number; own: 'registered' | 'waiting' }, now: string) {
  checkPlanned(session)
  const until = session.own === 'waiting' ? session.startsAt : leaveUntil(session.startsAt, session.leaveHours)
  if (until <= now) throw conflict('workshops.too-late-to-leave', { until })
}

/** Who came is said once it has begun, of everybody with a place and of nobody else. */
export function checkSheet(
  session: State & { startsAt: string },
  { attendances }: SheetSaying,
  registeredIds: readonly string[],
  now: string,
) {
  checkPlanned(session)
  if (session.startsAt > now) throw conflict('workshops.not-begun', { startsAt: session.startsAt })
  const said = new Set(attendances.map((a) => a.youngPersonId))
  if ([...said].some((id) => !registeredIds.includes(id))) throw invalid('workshops.not-registered')
  if (registeredIds.some((id) => !said.has(id))) throw invalid('workshops.attendance-missing')
}

/** Only what was closed is corrected. */
export function checkCorrection({ status }: State) {
  if (status === 'cancelled') throw conflict('workshops.session-cancelled')
  if (status === 'planned') throw conflict('workshops.not-closed')
}
