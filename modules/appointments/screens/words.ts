import type { Appointment, Attendance, Change, Participant } from '#api/appointments'
import { timeOfDay } from '#ui/format'

export { capital } from '#ui/format'
export const fullName = ({ firstName, lastName }: { firstName: string; lastName: string }) => `${firstName} ${lastName}`

/** "14 h – 14 h 45". */
export const hours = ({ startsAt, endsAt }: Pick<Appointment, 'startsAt' | 'endsAt'>, timeZone: string) =>
  `${timeOfDay(startsAt, timeZone)} – ${timeOfDay(endsAt, timeZone)}`

/** Who is expected, as a title: "Léo Moreau", "Léo Moreau et 2 autres". */
export function whoComes({ participants, othersCount }: Pick<Appointment, 'participants' | 'othersCount'>) {
  const [first, second] = participants
  const more = participants.length + othersCount
  if (!first) return more < 2 ? 'Un jeune d’un collègue' : `${more} jeunes de collègues`
  if (more === 2 && second) return `${fullName(first)} et ${fullName(second)}`
  return more > 1 ? `${fullName(first)} et ${more - 1} ${more === 2 ? 'autre' : 'autres'}` : fullName(first)
}

/** What a professional reads of an answer. */
export const answerWords: Record<NonNullable<Participant['answer']>, string> = {
  confirmed: 'Viendra',
  declined: 'Ne peut pas venir',
  'move-asked': 'Demande à déplacer',
}
export const answerTones = { confirmed: 'good', declined: 'bad', 'move-asked': 'watch' } as const

/** What a professional reads of an attendance. */
export const attendanceWords: Record<Attendance, string> = { present: 'Présent', absent: 'Absent', excused: 'Excusé' }
export const attendanceTones = { present: 'good', absent: 'watch', excused: 'plain' } as const

const fieldWords: Record<string, string> = {
  type: 'le type',
  otherType: 'le type',
  title: 'le titre',
  modality: 'la façon de se voir',
  address: 'l’adresse',
  phone: 'le téléphone',
  link: 'le lien de la visio',
  comment: 'le commentaire',
  startsAt: 'l’heure',
  endsAt: 'la durée',
  youngPersons: 'les jeunes attendus',
  advisers: 'les conseillers présents',
}

const answered = new Set<string>(['confirmed', 'declined', 'move-asked'])

/** A line of the history in words. */
export function changeWords({ what, fields, byName, youngPersonName }: Change) {
  const done = youngPersonName && byName !== youngPersonName && answered.has(what) ? ` (fait pour ${youngPersonName})` : ''
  const who = youngPersonName ?? 'un jeune'
  if (what === 'created') return 'a planifié le rendez-vous'
  if (what === 'cancelled') return 'a annulé le rendez-vous'
  if (what === 'edited') return `a changé ${[...new Set(fields.map((f) => fieldWords[f] ?? f))].join(', ')}`
  if (what === 'confirmed') return `a dit qu’il ou elle viendra${done}`
  if (what === 'declined') return `a dit ne pas pouvoir venir${done}`
  if (what === 'move-asked') return `a demandé un autre moment${done}`
  return `a noté ${who} : ${attendanceWords[what].toLowerCase()}`
}
