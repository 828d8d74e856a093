/** Time comes in through here, so that tests and demonstrations can move it. */
export type Clock = {
  /** The instant, ISO 8601 UTC. */
  now(): string
  /** The legal day in a time zone, `YYYY-MM-DD`; Europe/Paris unless told. */
  today(timeZone?: string): string
}

/** A clock that shows `startsAt` when it is made and goes on from there; real time when absent. */
export function makeClock(startsAt?: string): Clock {
  const shift = startsAt ? Date.parse(startsAt) - Date.now() : 0
  const now = () => new Date(Date.now() + shift).toISOString()
  return { now, today: (timeZone) => dayOf(now(), timeZone) }
}

/** The day an instant falls on in a time zone, `YYYY-MM-DD`. */
export function dayOf(instant: string, timeZone = 'Europe/Paris') {
  return dayFormat(timeZone).format(new Date(instant))
}

/** What the clock on the wall of a time zone shows at an instant, `HH:MM`. */
export function timeOf(instant: string, timeZone = 'Europe/Paris') {
  return timeFormat(timeZone).format(new Date(instant))
}

const dayFormat = kept((timeZone) => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }))
const timeFormat = kept((timeZone) => new Intl.DateTimeFormat('fr-FR', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }))

/** Made once a time zone: making one takes longer than a hundred uses. */
function kept(make: (timeZone: string) => Intl.DateTimeFormat) {
  const made = new Map<string, Intl.DateTimeFormat>()
  return (timeZone: string) => {
    const one = made.get(timeZone) ?? make(timeZone)
    made.set(timeZone, one)
    return one
  }
}
