const DAY = 86_400_000

/**
 * A VTIMEZONE (RFC 5545 3.6.5) for the years around some instants: each change of the clocks by itself, as the runtime's own time zone
 * data says, without rules to get wrong.
 */
export function toTimeZone(name: string, from: number, until: number) {
  const first = observance('STANDARD', name, { at: from, before: offset(name, from) })
  const changes = listChanges(name, from, until).map((c) => observance(offset(name, c.at) > c.before ? 'DAYLIGHT' : 'STANDARD', name, c))
  return ['BEGIN:VTIMEZONE', `TZID:${name}`, first, ...changes, 'END:VTIMEZONE'].join('\r\n')
}

type Change = { at: number; before: number }

/** The instants at which the clocks of a zone change, found by halving the days in which the offset differs. */
function listChanges(name: string, from: number, until: number) {
  const changes: Change[] = []
  for (let day = from; day < until; day += DAY) {
    const before = offset(name, day)
    if (before === offset(name, day + DAY)) continue
    let [low, high] = [day, day + DAY]
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000
      if (offset(name, middle) === before) low = middle
      else high = middle
    }
    changes.push({ at: high, before })
  }
  return changes
}

function observance(kind: 'STANDARD' | 'DAYLIGHT', name: string, { at, before }: Change) {
  const wall = new Date(at + before).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')
  return [
    `BEGIN:${kind}`,
    `DTSTART:${wall}`,
    `TZOFFSETFROM:${utcOffset(before)}`,
    `TZOFFSETTO:${utcOffset(offset(name, at))}`,
    `END:${kind}`,
  ].join('\r\n')
}

function utcOffset(ms: number) {
  const minutes = Math.abs(ms) / 60_000
  return `${ms < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`
}
const two = (n: number) => String(n).padStart(2, '0')

const formats = new Map<string, Intl.DateTimeFormat>()
/** What a zone is ahead of UTC at an instant, milliseconds. */
export function offset(name: string, at: number) {
  const known = formats.get(name)
  const format =
    known ??
    new Intl.DateTimeFormat('sv-SE', {
      timeZone: name,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
  if (!known) formats.set(name, format)
  return Date.parse(`${format.format(at).replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000
}
