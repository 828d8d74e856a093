const dayMs = 86_400_000

/** Days as `YYYY-MM-DD`, moved without a time zone. */
export const plusDays = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** A day on which both the State's accountants (Code du travail, L. 3133-1) and the European settlement system (TARGET) work. */
export function isOpen(day: string) {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !closedDays(Number(day.slice(0, 4))).has(day)
}

/** The first open day from this one on. */
export function openFrom(day: string): string {
  return isOpen(day) ? day : openFrom(plusDays(day, 1))
}

/** So many open days later; before, when negative. */
export function plusOpenDays(day: string, count: number) {
  const step = Math.sign(count)
  let at = day
  for (let left = Math.abs(count); left > 0; ) {
    at = plusDays(at, step)
    if (isOpen(at)) left -= 1
  }
  return at
}

const known = new Map<number, Set<string>>()
function closedDays(year: number) {
  const found = known.get(year)
  if (found) return found
  const easter = easterSunday(year)
  const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25', '12-26'].map((d) => `${year}-${d}`)
  // Good Friday (TARGET), Easter Monday (both), Ascension and Whit Monday (France)
  const moving = [-2, 1, 39, 50].map((days) => plusDays(easter, days))
  const made = new Set([...fixed, ...moving])
  known.set(year, made)
  return made
}

/** Gregorian computus (Meeus, Jones, Butcher). */
function easterSunday(year: number) {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return `${year}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}`
}
