import { ArrowLeft, ArrowRight } from 'lucide-react'
import { IconButton } from '#ui/button'
import { dayInFull } from '#ui/format'
import { useTimeZone } from '#ui/session'
import { addDays, mondayOfWeek, weekName } from '../../rules.ts'
import styles from './hours.module.css'

/** From week to week. */
export function WeekNav({ week, onGo }: { week: string; onGo: (week: string) => void }) {
  const timeZone = useTimeZone()
  const monday = mondayOfWeek(week)
  return (
    <div className={styles.nav}>
      <IconButton label="Semaine précédente" icon={ArrowLeft} onClick={() => onGo(weekName(addDays(monday, -7)))} />
      <span className={styles.week}>
        Semaine du {dayInFull(monday, timeZone)} <span className={styles.soft}>({week.replace('-W', ', n° ')})</span>
      </span>
      <IconButton label="Semaine suivante" icon={ArrowRight} onClick={() => onGo(weekName(addDays(monday, 7)))} />
    </div>
  )
}
