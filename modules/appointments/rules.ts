import { conflict, invalid } from '#platform/errors'
import type { Answer, AppointmentType, Modality, Opening, Planning } from './api.ts'

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

/** What must go together in an opening, and how far it may lie from today. */
export function checkOpening(o: Opening, today: string) {
  if (o.modality === 'elsewhere' && !o.address?.trim()) throw invalid('appointments.address-needed')
  if (o.modality === 'video' && !o.link) throw invalid('appointments.link-needed')
  if (!cutSlots(o).length) throw invalid('appointments.opening-too-short')
  if (o.days.some((day) => day < today)) throw invalid('appointments.too-old')
  if (o.days.some((day) => day > yearsFrom(today, 1))) throw invalid('appointments.too-far')
}

const toMinutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const two = (n: number) => String(n).padStart(2, '0')

/** The hours at which the slots of an opening begin; a rest too short for a whole one is left. */
export function cutSlots({ from, to, minutes }: Pick<Opening, 'from' | 'to' | 'minutes'>) {
  const count = Math.max(0, Math.floor((toMinutes(to) - toMinutes(from)) / minutes))
  return Array.from({ length: count }, (_, i) => toMinutes(from) + i * minutes).map((m) => `${two(Math.floor(m / 60))}:${two(m % 60)}`)
}

/** What the clock on the wall of a zone shows at an instant. */
export function toWall(instant: string, timeZone: string) {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant))
  return { day: parts.slice(0, 10), time: parts.slice(11, 16) }
}

/**
 * How many booked slots to come one young person may hold. Free slots are common goods: whoever takes them all, by fear or by a script, leaves
 * none to the others. Two with one adviser are this interview and the next; four overall leave room for a colleague's theme.
 */
export const mostBooked = { withOneAdviser: 2, overall: 4 }

/** Refuses one booked slot too many; what is planned by an adviser does not count. */
export function checkBooked(booked: { withAdviser: number; overall: number }) {
  if (booked.overall >= mostBooked.overall) throw conflict('appointments.too-many-booked', { most: mostBooked.overall })
  if (booked.withAdviser >= mostBooked.withOneAdviser)
    throw conflict('appointments.too-many-with-adviser', { most: mostBooked.withOneAdviser })
}

type OwnBooking = Pick<State, 'status' | 'startsAt' | 'isClosed'> & { slotId: string | null; people: number }

/** A young person moves or cancels by themselves what they booked alone, until it begins. */
export function checkOwnChange(own: OwnBooking, now: string) {
  checkChangeable(own)
  if (!own.slotId || own.people !== 1) throw conflict('appointments.not-booked')
  if (own.startsAt <= now) throw conflict('appointments.over')
}
