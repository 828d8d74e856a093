import type { Session, SessionAttendance, SessionChange } from '#api/workshops'

export const fullName = ({ firstName, lastName }: { firstName: string; lastName: string }) => `${firstName} ${lastName}`
export const capital = (text: string) => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1)

/** What a professional reads of an attendance. */
export const attendanceWords: Record<SessionAttendance, string> = { present: 'Présent', absent: 'Absent', excused: 'Excusé' }
export const attendanceTones = { present: 'good', absent: 'watch', excused: 'plain' } as const

/** "6 / 10 inscrits, 2 en attente". */
export function placesWords({ registeredCount, capacity, waitingCount }: Pick<Session, 'registeredCount' | 'capacity' | 'waitingCount'>) {
  const places =
    capacity === null ? `${registeredCount} ${registeredCount > 1 ? 'inscrits' : 'inscrit'}` : `${registeredCount} / ${capacity} places`
  return waitingCount ? `${places}, ${waitingCount} en attente` : places
}

/** Whatever must be known of a session at a glance. */
export function stateOf(s: Session, now: number): { text: string; tone: 'good' | 'watch' | 'bad' | 'plain' | 'accent' } {
  if (s.status === 'cancelled') return { text: 'Annulé', tone: 'bad' }
  if (s.status === 'closed') return { text: 'Émargé', tone: 'plain' }
  if (Date.parse(s.endsAt) <= now) return { text: s.registeredCount ? 'À émarger' : 'Passé', tone: s.registeredCount ? 'watch' : 'plain' }
  if (s.capacity !== null && s.registeredCount >= s.capacity) return { text: 'Complet', tone: 'good' }
  return { text: s.isOpen ? 'Inscriptions ouvertes' : 'Sur inscription', tone: 'accent' }
}

const fieldWords: Record<string, string> = {
  kind: 'le genre',
  title: 'le titre',
  description: 'la description',
  modality: 'la façon de se réunir',
  address: 'l’adresse',
  link: 'le lien de la visio',
  startsAt: 'l’heure',
  endsAt: 'la durée',
  defaultMinutes: 'les heures comptées',
  capacity: 'le nombre de places',
  hasWaitingList: 'la liste d’attente',
  isOpen: 'les inscriptions',
  audience: 'qui le voit',
  invited: 'les jeunes choisis',
  leaveHours: 'la limite de désinscription',
  leaders: 'qui anime',
}

/** A line of the history in words. */
export function changeWords({ what, fields, youngPersonName, byName, reason }: SessionChange) {
  const who = youngPersonName ?? 'un jeune'
  const why = reason ? ` : « ${reason} »` : ''
  const by = byName || 'La liste d’attente'
  if (what === 'created') return `${by} a planifié l’atelier`
  if (what === 'edited') return `${by} a changé ${fields.map((f) => fieldWords[f] ?? f).join(', ')}`
  if (what === 'cancelled') return `${by} a annulé l’atelier`
  if (what === 'closed') return `${by} a clos l’émargement`
  if (what === 'promoted') return `La liste d’attente a donné une place à ${who}`
  if (what === 'left') return `${who} s’est désinscrit${why}`
  if (what === 'registered') return byName === youngPersonName ? `${who} s’est inscrit` : `${by} a inscrit ${who}`
  if (what === 'waiting') return `${who} est en liste d’attente`
  if (what === 'removed') return `${by} a désinscrit ${who}`
  return `${by} a corrigé ${who} : ${attendanceWords[what].toLowerCase()}${why}`
}
