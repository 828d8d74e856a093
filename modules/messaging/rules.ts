import { visibleSign } from '#platform/api'
import { conflict, forbidden, invalid } from '#platform/errors'
import type { Message, ServiceHour } from './api.ts'

/** How long an author may change the words of a message, hours. Deleting is always possible. */
export const hoursToEdit = 24

/** A message says something, in words or by its files. */
export function checkText(text: string, files = 0) {
  if (!visibleSign.test(text) && !files) throw invalid('messaging.nothing-to-say')
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

type Named = { firstName: string; lastName: string }
type Covering = Named & { hours: readonly ServiceHour[]; untilOn: string }
type Service = { lead: Named; hours: readonly ServiceHour[]; ownText: string | null; substitutes: readonly Covering[] }
/** What is said to whoever writes now, when nobody who answers is in service; null when somebody is. While covered, the lead is away. */
export function closedText({ lead, hours, ownText, substitutes }: Service, now: string, timeZone: string) {
  if (!substitutes.length) return isInService(hours, now, timeZone) ? null : (ownText ?? standardNotice(hours))
  if (substitutes.some((s) => isInService(s.hours, now, timeZone))) return null
  const [first] = substitutes
  const when = describeHours(first!.hours)
  const until = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', timeZone: 'UTC' })
    .format(new Date(first!.untilOn))
    .replace(/^1 /, '1er ')
  return `${first!.firstName} ${first!.lastName} remplace ${lead.firstName} ${lead.lastName} jusqu’au ${until}. ${when ? `Ses heures de service : ${when}. ` : ''}${emergency}`
}

const emergency = 'En cas d’urgence : 15, 17, 112, 3114.'

/** What is said outside the hours of service when the adviser wrote nothing else. */
export function standardNotice(hours: readonly ServiceHour[]) {
  const when = describeHours(hours)
  return `${when ? `Je réponds pendant mes heures de service : ${when}.` : 'Je ne suis pas en service en ce moment.'} ${emergency}`
}

/** The line that tells a conversation who the adviser now is. */
export const noticeText = (toYoungPerson: boolean, adviser: string) =>
  toYoungPerson ? `Ton conseiller est maintenant ${adviser}.` : `Le conseiller référent est maintenant ${adviser}.`

/** Words of a search, without accents nor capitals; at most eight count. */
const toPlain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
export const toWords = (text: string) => toPlain(text).split(/\s+/).filter(Boolean).slice(0, 8)

/** Where the first name of each person goes, in a text for several. */
const firstNameMark = /\{pr[eé]nom\}/gi
const longestFirstName = 100
/** A text as one person reads it. */
export const fillIn = (text: string, firstName: string) => text.replace(firstNameMark, () => firstName)
/** However long a first name, the text stays one that a message may have. */
export function checkFilled(text: string) {
  const marks = text.match(firstNameMark) ?? []
  if (text.length + marks.length * longestFirstName > 4000) throw invalid('messaging.too-long-once-filled')
}

/** Words are sent later: after now, within a year. */
export function checkSendAt(sendAt: string, now: string) {
  if (sendAt <= now) throw invalid('messaging.scheduled-in-the-past')
  if (Date.parse(sendAt) - Date.parse(now) > 366 * 86_400_000) throw invalid('messaging.scheduled-too-far')
}

/** How long a banner may stand, days. */
export const mostBannerDays = 92
/** A banner ends after it begins, not in the past, and does not stand for ever. */
export function checkBanner({ fromOn, untilOn }: { fromOn: string; untilOn: string }, today: string) {
  if (untilOn < fromOn) throw invalid('messaging.banner-ends-before')
  if (untilOn < today) throw invalid('messaging.banner-is-past')
  if (Date.parse(untilOn) - Date.parse(fromOn) > mostBannerDays * 86_400_000)
    throw invalid('messaging.banner-too-long', { days: mostBannerDays })
}

/** The words of the whole structure are written by who leads it. */
export function checkSharing(isShared: boolean, role: string) {
  if (isShared && role !== 'manager' && role !== 'director') throw forbidden('messaging.sharing-is-for-managers')
}

const around = 70
/** A piece of a text around the first of some words found in it. */
export function excerptAround(text: string, words: readonly string[]) {
  const plain = toPlain(text.normalize('NFC'))
  const found =
    plain.length === text.length ? Math.max(0, Math.min(...words.map((w) => plain.indexOf(w)).filter((i) => i >= 0), text.length)) : 0
  const at = found === text.length ? 0 : found
  const from = at > around ? text.indexOf(' ', at - around) + 1 || at - around : 0
  const piece = text.slice(from, at + around * 2)
  return `${from ? '… ' : ''}${piece.trim()}${at + around * 2 < text.length ? ' …' : ''}`
}
