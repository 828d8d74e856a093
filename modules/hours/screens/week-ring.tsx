import type { WeekSums } from '#api/hours'
import styles from './week-ring.module.css'

type Sums = Pick<WeekSums, 'validatedMinutes' | 'declaredMinutes' | 'contestedMinutes' | 'targetMinutes'>
type Props = { sums: Sums; label: string; figure: string; of?: string | undefined; size?: string }
const radius = 44
const around = 2 * Math.PI * radius

/** The hours of a week as a ring: accepted, in dispute, waiting, of what the week asks for. The words inside and `label` say the same. */
export function WeekRing({ sums, label, figure, of, size }: Props) {
  const whole = Math.max(sums.targetMinutes, sums.declaredMinutes, 1)
  const waiting = sums.declaredMinutes - sums.validatedMinutes - sums.contestedMinutes
  return (
    <div className={styles.ring} style={size ? ({ '--size': size } as object) : undefined}>
      <svg viewBox="0 0 100 100" role="img" aria-label={label}>
        <circle cx="50" cy="50" r={radius} strokeWidth="10" className={`${styles.arc} ${styles.track}`} />
        <Arc from={0} share={sums.validatedMinutes / whole} look={styles.validated} />
        <Arc from={sums.validatedMinutes / whole} share={waiting / whole} look={styles.waiting} />
        <Arc from={(sums.validatedMinutes + waiting) / whole} share={sums.contestedMinutes / whole} look={styles.contested} />
      </svg>
      <div className={styles.inside} aria-hidden>
        <span className={styles.figure}>{figure}</span>
        {of && <span className={styles.of}>{of}</span>}
      </div>
    </div>
  )
}

const Arc = ({ from, share, look }: { from: number; share: number; look: string | undefined }) =>
  share > 0 ? (
    <circle
      cx="50"
      cy="50"
      r={radius}
      strokeWidth="10"
      className={`${styles.arc} ${look}`}
      strokeDasharray={`${share * around} ${around}`}
      strokeDashoffset={-from * around}
    />
  ) : null

type LegendProps = { sums: Sums; words: { validated: string; waiting: string; contested: string }; duration: (minutes: number) => string }

/** What the parts of the ring are, in minutes and words. */
export function RingLegend({ sums, words, duration }: LegendProps) {
  const waiting = sums.declaredMinutes - sums.validatedMinutes - sums.contestedMinutes
  const lines = [
    [words.validated, sums.validatedMinutes, styles.keyValidated],
    [words.waiting, waiting, styles.keyWaiting],
    [words.contested, sums.contestedMinutes, styles.keyContested],
  ] as const
  return (
    <ul className={styles.legend}>
      {lines
        .filter(([, minutes], index) => index < 2 || minutes > 0)
        .map(([word, minutes, look]) => (
          <li key={word}>
            <span aria-hidden className={`${styles.key} ${look}`} />
            {word}
            <strong>{duration(minutes)}</strong>
          </li>
        ))}
    </ul>
  )
}
