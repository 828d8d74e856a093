import { conflict, invalid } from '#platform/errors'
import type { Answer, AppointmentType, Modality, Planning } from './api.ts'

/** What a type is called. */
export const typeLabels: Record<AppointmentType, string> = {
  individual: 'Entretien individuel',
  partner: 'Entretien avec un partenaire',
  outside_activity: 'Activité à l’extérieur',
  visit: 'Visite',
  service: 'Prestation',
  other: 'Autre rendez-vous',
}
/** What a modality is called. */
export const modalityLabels: Record<Modality, string> = {
  at_structure: 'Sur place',
  elsewhere: 'Ailleurs',
  phone: 'Par téléphone',
  video: 'En visio',
}

type Named = { title: string | null; type: AppointmentType; otherType: string | null }
/** How an appointment is called: its title, else its type. */
export const nameOf = ({ title, type, otherType }: Named) => title ?? otherType ?? typeLabels[type]

/** What must go together in a plan, and how far it may lie from today. */
export function checkPlanning(p: Planning, today: string) {
  if (p.type === 'other' && !p.otherType?.trim()) throw invalid('appointments.other-type-needed')
  if (p.modality === 'elsewhere' && !p.address?.trim()) throw invalid('appointments.address-needed')
  if (p.modality === 'video' && !p.link) throw invalid('appointments.link-needed')
  if (p.type === 'individual' && !p.adviserIds.length) throw invalid('appointments.adviser-must-attend')
  if (p.day < yearsFrom(today, -1)) throw invalid('appointments.too-old', { day: p.day })
  if (p.day > yearsFrom(today, 2)) throw invalid('appointments.too-far', { day: p.day })
}

/** The same day some years later. Compared as text only: a 29 February that does not exist falls between its neighbours. */
const yearsFrom = (day: string, years: number) => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`

/** What a plan keeps: only what its type and its modality have a use for. */
export function toKept(p: Planning) {
  return {
    type: p.type,
    otherType: p.type === 'other' ? (p.otherType?.trim() ?? null) : null,
    title: p.title?.trim() || null,
    modality: p.modality,
    address: p.modality === 'elsewhere' ? (p.address?.trim() ?? null) : null,
    phone: p.modality === 'phone' ? p.phone?.trim() || null : null,
    link: p.modality === 'video' ? (p.link ?? null) : null,
    comment: p.comment?.trim() ?? '',
  }
}
export type Kept = ReturnType<typeof toKept>

type State = { status: 'planned' | 'cancelled'; startsAt: string; endsAt: string; isClosed: boolean }

/** A cancelled or closed appointment stays as it is. */
export function checkChangeable({ status, isClosed }: Pick<State, 'status' | 'isClosed'>) {
  if (status === 'cancelled') throw conflict('appointments.cancelled')
  if (isClosed) throw conflict('appointments.closed')
}

/** One answers about the hour one saw, before it is over, and says why or when instead. */
export function checkAnswer({ answer, startsAt, text }: Answer, now: string, appointment: Pick<State, 'status' | 'startsAt' | 'endsAt'>) {
  if (appointment.status === 'cancelled') throw conflict('appointments.cancelled')
  if (Date.parse(startsAt) !== Date.parse(appointment.startsAt)) throw conflict('appointments.moved', { startsAt: appointment.startsAt })
  if (appointment.endsAt <= now) throw conflict('appointments.over')
  if (answer === 'declined' && !text?.trim()) throw invalid('appointments.reason-needed')
  if (answer === 'move-asked' && !text?.trim()) throw invalid('appointments.wished-times-needed')
}

/** Who came is said once it has begun. */
export function checkClosing({ status, startsAt }: Pick<State, 'status' | 'startsAt'>, now: string) {
  if (status === 'cancelled') throw conflict('appointments.cancelled')
  if (startsAt > now) throw conflict('appointments.not-begun', { startsAt })
}
