import type { AgendaItem } from '#api/agenda'
import { dayInFull, isoDay } from '#ui/format'
import { useTimeZone } from '#ui/session'
import { VisuallyHidden } from '#ui/visually-hidden'
import { gridOf } from '../days.ts'
import styles from './agenda.module.css'
import { texts } from './texts.ts'

type Props = { month: string; today: string; chosen: string; items: AgendaItem[]; onChoose: (day: string) => void }
const mostDots = 3

/** A month at a glance: a dot a thing; a touch shows the day below. */
export function Month({ month, today, chosen, items, onChoose }: Props) {
  const timeZone = useTimeZone()
  const byDay = Map.groupBy(items, (i) => isoDay(i.startsAt, timeZone))
  const days = gridOf(month)
  const weekday = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: 'short', timeZone: 'UTC' })
  return (
    <div className={styles.month}>
      {days.slice(0, 7).map((day) => (
        <span key={day} className={styles.weekday} aria-hidden>
          {weekday.format(new Date(day))}
        </span>
      ))}
      {days.map((day) => {
        const own = byDay.get(day) ?? []
        const look = [styles.cell, day.slice(0, 7) !== month.slice(0, 7) && styles.outside, day === today && styles.today].filter(Boolean)
        return (
          <button key={day} type="button" className={look.join(' ')} aria-pressed={day === chosen} onClick={() => onChoose(day)}>
            <span aria-hidden>{Number(day.slice(8))}</span>
            <VisuallyHidden>
              {dayInFull(day, timeZone)}
              {own.length > 0 && `, ${texts.many(own.length)}`}
            </VisuallyHidden>
            <span className={styles.dots} aria-hidden>
              {own.slice(0, mostDots).map((i) => (
                <span key={`${i.kind} ${i.id} ${i.startsAt}`} className={i.status === 'planned' ? '' : styles.off} />
              ))}
            </span>
          </button>
        )
      })}
    </div>
  )
}
