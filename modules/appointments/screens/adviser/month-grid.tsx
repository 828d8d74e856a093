import { useLocation } from 'wouter'
import type { Session } from '#api/workshops'
import { dayInFull, isoDay, timeOfDay } from '#ui/format'
import { useTimeZone } from '#ui/session'
import { VisuallyHidden } from '#ui/visually-hidden'
import { mondayOf, plusDays } from '../days.ts'
import { capital, fullName, whoComes } from '../words.ts'
import styles from './week.module.css'
import type { WeekView } from './week-grid.tsx'

type Props = Omit<WeekView, 'monday' | 'onPlan'> & { month: string; onDay: (day: string) => void }
type Line = { key: string; startsAt: string; text: string; look: string; onOpen?: () => void }
const mostLines = 4

/** A month of six weeks; a day leads to its week. */
export function MonthGrid({ month, appointments, busy, sessions, onOpen, onDay }: Props) {
  const timeZone = useTimeZone()
  const [, go] = useLocation()
  const toSession = (s: Session): Line => ({
    key: s.id,
    startsAt: s.startsAt,
    text: s.title,
    look: `${styles.monthSession} ${s.status === 'cancelled' ? styles.monthOff : ''}`,
    onOpen: () => go(`/ateliers/${s.id}`),
  })
  const lines: Line[] = [
    ...appointments.map((a) => ({
      key: a.id,
      startsAt: a.startsAt,
      text: whoComes(a),
      look: a.status === 'cancelled' ? (styles.monthOff ?? '') : '',
      onOpen: () => onOpen(a.id),
    })),
    ...busy.map((b) => ({
      key: b.appointmentId,
      startsAt: b.startsAt,
      text: `Occupé · ${b.advisers.map(fullName).join(', ')}`,
      look: styles.monthBusy ?? '',
    })),
    ...sessions.map(toSession),
  ].sort((a, b) => a.startsAt.localeCompare(b.startsAt))
  const byDay = Map.groupBy(lines, (l) => isoDay(l.startsAt, timeZone))
  const first = mondayOf(month)
  const days = Array.from({ length: 42 }, (_, i) => plusDays(first, i))
  const today = isoDay(Date.now(), timeZone)
  return (
    <div className={styles.month}>
      {days.slice(0, 7).map((day) => (
        <div key={day} className={styles.monthHead}>
          {capital(new Intl.DateTimeFormat('fr-FR', { weekday: 'short', timeZone: 'UTC' }).format(new Date(day)))}
        </div>
      ))}
      {days.map((day) => (
        <div key={day} className={`${styles.monthDay} ${day.slice(0, 7) === month.slice(0, 7) ? '' : styles.outside}`}>
          <button type="button" className={`${styles.monthNumber} ${day === today ? styles.monthToday : ''}`} onClick={() => onDay(day)}>
            {Number(day.slice(8))}
            <VisuallyHidden> : voir la semaine du {dayInFull(day, timeZone)}</VisuallyHidden>
          </button>
          <DayLines lines={byDay.get(day) ?? []} timeZone={timeZone} onMore={() => onDay(day)} />
        </div>
      ))}
    </div>
  )
}

function DayLines({ lines, timeZone, onMore }: { lines: Line[]; timeZone: string; onMore: () => void }) {
  return (
    <>
      {lines.slice(0, mostLines).map((l) => {
        const words = `${timeOfDay(l.startsAt, timeZone)} ${l.text}`
        return l.onOpen ? (
          <button key={l.key} type="button" className={`${styles.monthLine} ${l.look}`} title={words} aria-label={words} onClick={l.onOpen}>
            {words}
          </button>
        ) : (
          <span key={l.key} className={`${styles.monthLine} ${l.look}`} title={words}>
            {words}
          </span>
        )
      })}
      {lines.length > mostLines && (
        <button type="button" className={styles.monthNumber} onClick={onMore}>
          + {lines.length - mostLines}
        </button>
      )}
    </>
  )
}
