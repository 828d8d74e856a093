import type pg from 'pg'
import { copy, each } from './copy.ts'
import { toInstant } from './instants.ts'
import type { People, Plan } from './people.ts'
import { distributions, makeRandom, quantile, type Random } from './random.ts'

const day = 86_400_000
const hour = 3_600_000
const slotsADay = 8
const ahead = 21
/** The most of the field belong to years; nobody fills an adviser's week who came last month. */
const mostAWeek = 3

type Kept = {
  id: string
  youngId: string
  adviserId: string
  structure: number
  startsAt: number
  createdAt: number
  minutes: number
  kind: Kind
  isPast: boolean
  isCancelled: boolean
  answer: string | null
  attendance: string | null
}
type Kind = { type: string; modality: string; title: string | null; isAdviserThere: boolean; address?: string; link?: string }

const kinds: readonly Kind[] = [
  { type: 'individual', modality: 'at_structure', title: null, isAdviserThere: true },
  { type: 'individual', modality: 'at_structure', title: null, isAdviserThere: true },
  { type: 'individual', modality: 'at_structure', title: 'Point sur ton projet', isAdviserThere: true },
  { type: 'individual', modality: 'phone', title: 'Point téléphonique', isAdviserThere: true },
  { type: 'individual', modality: 'video', title: null, isAdviserThere: true, link: 'https://visio.exemple.fr/salle' },
  {
    type: 'partner',
    modality: 'elsewhere',
    title: 'Rencontre avec l’organisme de formation',
    isAdviserThere: true,
    address: '14 avenue Jean-Jaurès',
  },
  { type: 'visit', modality: 'elsewhere', title: 'Visite d’entreprise', isAdviserThere: true, address: '3 rue de l’Industrie' },
  { type: 'service', modality: 'at_structure', title: 'Atelier mobilité', isAdviserThere: true },
]

/** Appointments on the hour, in the working day of each structure, never two at once for an adviser nor a young person. */
export async function seedAppointments(client: pg.Client, plan: Plan, people: People) {
  const kept = book(makeRandom(plan.seed + 3), plan, people)
  await copy(
    client,
    'appointments.appointment',
    appointmentColumns,
    each(kept, (k) => toAppointment(plan, people, k)),
  )
  await copy(
    client,
    'appointments.participation',
    [
      'appointment_id',
      'young_person_id',
      'starts_at',
      'ends_at',
      'time_zone',
      'status',
      'placed_at',
      'answer',
      'answered_at',
      'attendance',
    ],
    each(kept, (k) => toParticipation(plan, k)),
  )
  await copy(client, 'appointments.presence', ['appointment_id', 'adviser_id', 'starts_at', 'ends_at', 'status'], each(kept, toPresence))
  return kept.length
}
const appointmentColumns = [
  'id',
  'structure_id',
  'type',
  'title',
  'modality',
  'address',
  'phone',
  'link',
  'starts_at',
  'ends_at',
  'time_zone',
  'status',
  'content_hash',
  'created_by',
  'created_at',
  'updated_at',
]

function book(random: Random, plan: Plan, { advisers, youngPersons }: People) {
  const days = workingDays(plan.now)
  const taken = new Map<number, Set<number>>()
  const kept: Kept[] = []
  for (const young of youngPersons) {
    const wanted = quantile(distributions.appointments, young.share ? 0.86 : random.next())
    const busy = taken.get(young.adviser) ?? new Set()
    taken.set(young.adviser, busy)
    const first = days.findIndex((d) => d > young.createdAt) * slotsADay
    const room = days.length * slotsADay - first
    const count = Math.min(wanted, Math.ceil((room / slotsADay / 5) * mostAWeek))
    for (let i = 0; i < count; i++) {
      // the cast has an appointment on the next working day, so that the demonstration has something to show
      const isNext = young.share !== undefined && i === 0
      const slot = isNext ? nextSlot(days, plan.now, busy) : findSlot(random, busy, first, room)
      if (slot === undefined) break
      busy.add(slot)
      kept.push(keep(random, plan, young.id, advisers[young.adviser]!, days[Math.floor(slot / slotsADay)]!, slot % slotsADay))
    }
  }
  return kept
}

/** The first free afternoon hour of the next working day. */
function nextSlot(days: number[], now: number, busy: Set<number>) {
  let slot = days.findIndex((d) => d > now) * slotsADay + 4
  while (busy.has(slot)) slot++
  return slot
}

/** A free hour of the adviser, near the present more often than long ago; none when the diary is full. */
function findSlot(random: Random, busy: Set<number>, first: number, room: number) {
  for (let tries = 0; tries < 60; tries++) {
    const slot = first + Math.floor(room * Math.sqrt(random.next()))
    if (!busy.has(slot)) return slot
  }
  return undefined
}

function keep(random: Random, plan: Plan, youngId: string, adviser: { id: string; structure: number }, dayAt: number, slot: number): Kept {
  const zone = plan.structures[adviser.structure]!.timeZone
  // 9, 10, 11 h, then 13 to 17 h, local
  const local = slot < 3 ? 9 + slot : 10 + slot
  const startsAt = dayAt + local * hour - offsetOf(zone, dayAt)
  const isPast = startsAt < plan.now
  const createdAt = Math.min(startsAt - (3 + random.upTo(12)) * day, plan.now - hour)
  const isCancelled = random.chance(0.06)
  return {
    id: random.uuid(createdAt),
    youngId,
    adviserId: adviser.id,
    structure: adviser.structure,
    startsAt,
    createdAt,
    minutes: random.pick([30, 45, 45, 60]),
    kind: random.pick(kinds),
    isPast,
    isCancelled,
    answer: random.chance(0.55) ? 'confirmed' : null,
    attendance: isPast && !isCancelled ? pickAttendance(random, plan.now - startsAt) : null,
  }
}

function pickAttendance(random: Random, ago: number) {
  if (ago < 4 * day && random.chance(0.6)) return null
  const r = random.next()
  return r < 0.8 ? 'present' : r < 0.92 ? 'absent' : 'excused'
}

/** Midnights UTC of the working days around now. */
function workingDays(now: number) {
  const today = Math.floor(now / day) * day
  const days: number[] = []
  for (let d = today - 330 * day; d <= today + ahead * day; d += day) {
    const weekday = new Date(d).getUTCDay()
    if (weekday !== 0 && weekday !== 6) days.push(d)
  }
  return days
}

const offsets = new Map<string, number>()
/** What a zone is ahead of UTC at noon of a day, ms. */
function offsetOf(zone: string, dayAt: number) {
  const key = `${zone} ${dayAt}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const noon = dayAt + 12 * hour
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium', hour12: false }).format(noon)
  const local = Date.parse(`${parts.replace(', ', 'T')}Z`)
  offsets.set(key, local - noon)
  return local - noon
}

const cell = (value: string | null | undefined) => value ?? '\\N'

function toAppointment(plan: Plan, { structureIds }: People, k: Kept) {
  const s = plan.structures[k.structure]!
  const { type, title, modality, address, link } = k.kind
  const status = k.isCancelled ? 'cancelled' : 'planned'
  const phone = modality === 'phone' ? '+33148000000' : null
  return `${k.id}\t${structureIds[k.structure]}\t${type}\t${cell(title)}\t${modality}\t${cell(address)}\t${cell(phone)}\t${cell(link)}\t${toInstant(k.startsAt)}\t${toInstant(k.startsAt + k.minutes * 60_000)}\t${s.timeZone}\t${status}\t\\\\x00\t${k.adviserId}\t${toInstant(k.createdAt)}\t${toInstant(k.createdAt)}\n`
}

function toParticipation(plan: Plan, k: Kept) {
  const answeredAt = k.answer ? toInstant(Math.min(k.createdAt + hour, plan.now)) : null
  return `${k.id}\t${k.youngId}\t${toInstant(k.startsAt)}\t${toInstant(k.startsAt + k.minutes * 60_000)}\t${plan.structures[k.structure]!.timeZone}\t${k.isCancelled ? 'cancelled' : 'planned'}\t${toInstant(k.createdAt)}\t${cell(k.answer)}\t${cell(answeredAt)}\t${cell(k.attendance)}\n`
}

const toPresence = (k: Kept) =>
  `${k.id}\t${k.adviserId}\t${toInstant(k.startsAt)}\t${toInstant(k.startsAt + k.minutes * 60_000)}\t${k.isCancelled ? 'cancelled' : 'planned'}\n`
