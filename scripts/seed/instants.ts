const day = 86_400_000
const days = new Map<number, string>()
const minutes = Array.from({ length: 1440 }, (_, m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`)

/** The UTC day of an instant, `YYYY-MM-DD`; written once for each day, since volumes ask for it by the million. */
export function toDay(ms: number) {
  const n = Math.floor(ms / day)
  const known = days.get(n)
  if (known) return known
  const made = new Date(n * day).toISOString().slice(0, 10)
  days.set(n, made)
  return made
}

/** An instant to the second, ISO 8601 UTC. */
export function toInstant(ms: number) {
  const seconds = Math.floor((ms % day) / 1000)
  const rest = seconds % 60
  return `${toDay(ms)}T${minutes[Math.floor(seconds / 60)]}:${rest < 10 ? '0' : ''}${rest}Z`
}
