import type { Prescription } from '../../api.ts'

const day = 86_400_000
const at = (iso: string) => Date.parse(`${iso}T00:00:00Z`)
const monthName = new Intl.DateTimeFormat('fr-FR', { month: 'short', timeZone: 'UTC' })

/** Where bars and months stand on the line of time, percent of its width; a month of air on each side of what is shown and of today. */
export function layOut(items: readonly Prescription[], today: string) {
  const shown = items.filter((p) => p.status !== 'refused').toReversed()
  const spans = shown.map((p) => [at(p.startedOn ?? p.startsOn), at(p.endedOn ?? p.endsOn) + day] as const)
  const first = monthStart(Math.min(at(today), ...spans.map(([from]) => from)), 0)
  const last = monthStart(Math.max(at(today), ...spans.map(([, until]) => until)), 1)
  const percent = (ms: number) => Math.round(((ms - first) / (last - first)) * 10_000) / 100
  const bars = shown.map(({ id, label, status }, i) => {
    const [from, until] = spans[i]!
    return { id, label, status, from: percent(from), width: Math.max(1, percent(until) - percent(from)) }
  })
  return { months: monthsBetween(first, last, percent), bars, now: percent(at(today)) }
}

function monthsBetween(first: number, last: number, percent: (ms: number) => number) {
  const all: { key: number; label: string; at: number }[] = []
  for (let ms = first; ms < last; ms = monthStart(ms, 1)) {
    const isYear = new Date(ms).getUTCMonth() === 0 || ms === first
    all.push({ key: ms, label: `${monthName.format(ms)}${isYear ? ` ${new Date(ms).getUTCFullYear()}` : ''}`, at: percent(ms) })
  }
  // names that would touch each other are left out evenly
  const every = Math.ceil(all.length / 9)
  return all.filter((_, i) => i % every === 0)
}

function monthStart(ms: number, later: number) {
  const date = new Date(ms)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1)
}
