import type { WeekSums } from '#api/hours'
import { intensityOf } from '../../rules.ts'
import { RingLegend, WeekRing } from '../week-ring.tsx'
import styles from './hours.module.css'
import { texts } from './texts.ts'

/** The ring of a week, what its parts are, and what is still missing, in words. */
export function WeekSummary({ week }: { week: WeekSums }) {
  const { duration } = texts
  const { validatedMinutes, declaredMinutes, targetMinutes } = week
  return (
    <div className={styles.summary}>
      <WeekRing
        sums={week}
        label={texts.ring(duration(validatedMinutes), duration(declaredMinutes), duration(targetMinutes))}
        figure={duration(declaredMinutes)}
        of={targetMinutes ? texts.outOf(duration(targetMinutes)) : undefined}
        size="8.5rem"
      />
      <div className={styles.beside}>
        <RingLegend sums={week} words={texts} duration={duration} />
        <p className={styles.soft}>{howFar(week)}</p>
      </div>
    </div>
  )
}

/** The same for who listens. */
export const spokenWeek = (week: WeekSums) =>
  [
    texts.ring(texts.duration(week.validatedMinutes), texts.duration(week.declaredMinutes), texts.duration(week.targetMinutes)),
    howFar(week),
  ].join('. ')

function howFar({ kind, targetMinutes, validatedMinutes, declaredMinutes }: WeekSums) {
  if (kind !== 'support') return texts.kinds[kind]
  if (intensityOf(kind, targetMinutes, validatedMinutes) === 'reached') return texts.reached
  if (declaredMinutes >= targetMinutes) return texts.reachedIf
  return texts.toGo(texts.duration(targetMinutes - declaredMinutes))
}
