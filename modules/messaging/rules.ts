import { conflict, forbidden, invalid } from '#platform/errors'
import type { Message, ServiceHour } from './api.ts'

/** How long an author may change the words of a message, hours. Deleting is always possible. */
export const hoursToEdit = 24

/** A message says something. */
export function checkText(text: string) {
  if (!text.trim()) throw invalid('messaging.nothing-to-say')
}

type Written = { authorId: string | null; sentAt: string; deletedAt: string | null }
/** Only its author changes a message, within a day, and not once it is deleted. */
export function checkEdit(message: Written, actorId: string, now: string) {
  checkAuthor(message, actorId)
  if (message.deletedAt) throw conflict('messaging.deleted')
  if (Date.parse(now) - Date.parse(message.sentAt) > hoursToEdit * 3_600_000)
    throw invalid('messaging.too-late-to-edit', { hours: hoursToEdit })
}

/** Only its author takes a message back. */
export function checkAuthor({ authorId }: Written, actorId: string) {
  if (authorId !== actorId) throw forbidden('messaging.not-the-author')
}

/** Hours of a day begin before they end and do not overlap. */
export function checkHours(hours: readonly ServiceHour[]) {
  for (const h of hours) if (h.from >= h.to) throw invalid('messaging.hours-end-before-they-begin', { day: h.day })
  for (const [i, a] of hours.entries())
    for (const b of hours.slice(i + 1))
      if (a.day === b.day && a.from < b.to && b.from < a.to) throw invalid('messaging.hours-overlap', { day: a.day })
}

/** How far a message got, from the times at which it got there. */
export function stateOf({ deliveredAt, readAt }: Pick<Message, 'deliveredAt' | 'readAt'>): Message['state'] {
  if (readAt) return 'read'
  return deliveredAt ? 'delivered' : 'sent'
}

/** Whether an instant falls in the hours of service, told in the structure's time zone. */
export function isInService(hours: readonly ServiceHour[], at: string, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(at))
  const part = (type: string) => parts.find((p) => p.type === type)!.value
  const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part('weekday')) + 1
  const now = `${part('hour')}:${part('minute')}`
  return hours.some((h) => h.day === day && h.from <= now && now < h.to)
}

export const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const

/** "du lundi au jeudi de 9 h à 17 h 30, le vendredi de 9 h à 17 h". */
export function describeHours(hours: readonly ServiceHour[]) {
  const days = weekdays.map((name, i) => ({ name, words: stretches(hours.filter((h) => h.day === i + 1)) })).filter((d) => d.words)
  const runs: { from: string; to: string; words: string; last: number; length: number }[] = []
  for (const { name, words } of days) {
    const position = weekdays.indexOf(name)
    const run = runs.at(-1)
    if (run && run.words === words && run.last === position - 1) Object.assign(run, { to: name, last: position, length: run.length + 1 })
    else runs.push({ from: name, to: name, words, last: position, length: 1 })
  }
  return runs.map(({ from, to, words, length }) => `${daysInWords(from, to, length)} ${words}`).join(', ')
}
const daysInWords = (from: string, to: string, length: number) => {
  if (length === 1) return `le ${from}`
  return length === 2 ? `le ${from} et le ${to}` : `du ${from} au ${to}`
}
const stretches = (hours: readonly ServiceHour[]) =>
  [...hours]
    .sort((a, b) => a.from.localeCompare(b.from))
    .map((h) => `de ${hour(h.from)} à ${hour(h.to)}`)
    .join(' et ')
const hour = (time: string) => {
  const [h, m] = time.split(':')
  return m === '00' ? `${Number(h)}\u00a0h` : `${Number(h)}\u00a0h\u00a0${m}`
}

/** What is said outside the hours of service when the adviser wrote nothing else. */
export function standardNotice(hours: readonly ServiceHour[]) {
  const when = describeHours(hours)
  return `${when ? `Je réponds pendant mes heures de service : ${when}.` : 'Je ne suis pas en service en ce moment.'} En cas d’urgence : 15, 17, 112, 3114.`
}

/** The line that tells a conversation who the adviser now is. */
export const noticeText = (toYoungPerson: boolean, adviser: string) =>
  toYoungPerson ? `Ton conseiller est maintenant ${adviser}.` : `Le conseiller référent est maintenant ${adviser}.`

/** Words of a search, without accents nor capitals; at most eight count. */
export const toWords = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8)
