const format = (options: Intl.DateTimeFormatOptions) => {
  const made = new Map<string, Intl.DateTimeFormat>()
  return (instant: string, timeZone: string) => {
    const one = made.get(timeZone) ?? new Intl.DateTimeFormat('fr-FR', { ...options, timeZone })
    made.set(timeZone, one)
    return one.format(new Date(instant))
  }
}
const dayName = format({ weekday: 'long', day: 'numeric', month: 'long' })
const clockTime = format({ hour: 'numeric', minute: '2-digit', hourCycle: 'h23' })
const shortDay = format({ day: '2-digit', month: '2-digit' })
const isoDay = format({ year: 'numeric', month: '2-digit', day: '2-digit' })

/** `mardi 1er décembre` */
export const day = (instant: string, timeZone: string) => dayName(instant, timeZone).replace(/ 1 /, ' 1er ')

/** `14 h`, `14 h 05` */
export function hour(instant: string, timeZone: string) {
  const [h, m] = clockTime(instant, timeZone).split(':')
  return m === '00' ? `${Number(h)} h` : `${Number(h)} h ${m}`
}

/** `demain à 14 h`, `aujourd'hui à 9 h 30`, else `mardi 1er décembre à 14 h`. */
export function when(instant: string, now: string, timeZone: string) {
  return `${relativeDay(instant, now, timeZone) ?? day(instant, timeZone)} à ${hour(instant, timeZone)}`
}

/** The same in letters every phone has: `le 01/12 à 14 h` (the names of months have accents that make an SMS longer). */
export function shortWhen(instant: string, now: string, timeZone: string) {
  return `${relativeDay(instant, now, timeZone) ?? `le ${shortDay(instant, timeZone)}`} à ${hour(instant, timeZone)}`
}

function relativeDay(instant: string, now: string, timeZone: string) {
  const [y, m, d] = [isoDay(now, timeZone).split('/').reverse().map(Number)].flat() as [number, number, number]
  const then = isoDay(instant, timeZone)
  const plus = (days: number) => new Date(Date.UTC(y, m - 1, d + days)).toISOString().slice(0, 10).split('-').reverse().join('/')
  if (then === plus(0)) return 'aujourd’hui'
  return then === plus(1) ? 'demain' : undefined
}
