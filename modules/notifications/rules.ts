import { invalid } from '#platform/errors'
import type { Channel, Topic, Wishes } from './api.ts'

/** What is on until the person chooses otherwise: a push is free and can be silenced; e-mail and SMS only for what has a date. */
export const defaultWishes: Wishes = {
  messages: { push: true, email: false, sms: false },
  appointments: { push: true, email: true, sms: false },
  reminders: { push: true, email: true, sms: true },
  actions: { push: true, email: false, sms: false },
  plan: { push: true, email: false, sms: false },
  hours: { push: true, email: false, sms: false },
}

type Choice = { kind: Topic; channel: Channel; isOn: boolean }

/** The defaults with what the person changed. */
export function wishesWith(choices: readonly Choice[]): Wishes {
  const wishes = structuredClone(defaultWishes)
  for (const { kind, channel, isOn } of choices) wishes[kind][channel] = isOn
  return wishes
}

/** Every cell of the person's wishes, one row each. */
export const choicesOf = (wishes: Wishes): Choice[] =>
  Object.entries(wishes).flatMap(([kind, on]) =>
    Object.entries(on).map(([channel, isOn]) => ({ kind: kind as Topic, channel: channel as Channel, isOn })),
  )

/** A phone, a tablet, a computer at home, and a few forgotten ones. */
export const mostDevices = 10
/** How far back the centre looks, days. */
export const centreDays = 60
/** A push about a message waits this long, so that somebody who is reading gets none. */
export const readingSeconds = 3
/** An e-mail or an SMS about a message waits longer: it is for who does not come. */
export const awaySeconds = 600
/** Weeks are closed at midnight: outside it is said in the morning, hours later. */
export const morningHours = 9
/** While a conversation is unread, no second push before this. */
export const quietSeconds = 120

/** A message of an unread conversation rings again only after a quiet time; the first one always rings. */
export const ringsAgain = (howMany: number, lastPushAt: string | null, now: string) =>
  howMany === 1 || !lastPushAt || Date.parse(now) - Date.parse(lastPushAt) >= quietSeconds * 1000

/**
 * A push service is a public https address with a name. Anything else would make this server call machines of its own network;
 * what the name resolves to is checked when it is called (`platform/post-to-public.ts`).
 * On an installation that is itself only reachable on this machine, a push service on this machine will do.
 */
export function checkPushEndpoint(endpoint: string, { isOnThisMachine }: { isOnThisMachine: boolean }) {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined
  const isPublic =
    url?.protocol === 'https:' &&
    !url.port &&
    !url.username &&
    /^[a-z0-9.-]+\.[a-z]{2,}$/.test(url.hostname) &&
    !isPrivateName(url.hostname)
  const isHere = url?.protocol === 'http:' && isLoopback(url.hostname) && isOnThisMachine
  if (!isPublic && !isHere) throw invalid('notifications.push-service-unknown')
}
const isLoopback = (host: string) => host === 'localhost' || host === '127.0.0.1' || host === '[::1]'
const isPrivateName = (host: string) => /\.(local|localhost|internal|intranet|lan|home|corp|test|invalid|onion|arpa)$/.test(host)

/** `l…o@exemple.fr`, `06 •• •• •• 42`: enough to know one's own, too little to take it. */
export function shortened(address: string) {
  const [name = '', host] = address.split('@')
  if (host) return `${name.slice(0, 1)}…${name.length > 1 ? name.slice(-1) : ''}@${host}`
  return `${address.slice(0, 3)} •• •• •• ${address.slice(-2)}`
}

/** What an SMS says to the sender, by the words that operators agreed on; undefined when it is any other answer. */
export function wordOf(text: string): 'stop' | 'start' | undefined {
  const [first = ''] = text
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^a-z]+/)
  if (['stop', 'stopsms', 'arret'].includes(first)) return 'stop'
  return ['start', 'reprise'].includes(first) ? 'start' : undefined
}

/** A channel fails when a fifth of at least ten messages did not go through. */
export const isFailing = ({ tried, failed }: { tried: number; failed: number }) => tried >= 10 && failed >= tried / 5
