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

const formats = new Map<string, Intl.DateTimeFormat>()
function dayFormat(timeZone: string) {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formats.set(timeZone, made)
  return made
}
