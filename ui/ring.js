import { useId } from 'react'
import styles from './ring.module.css'

const LENGTH = 2 * Math.PI * 42
/** The week at a glance: done is solid, declared is hatched by dashes, the rest is to go. */
export function Ring({ done, declared = 0, target, label, children, size = 148 }) {
  const solid = share(done, target)
  const both = share(done + declared, target)
  return (
    <div className={styles.ring} style={{ inlineSize: size, blockSize: size }}>
      <svg viewBox="0 0 100 100" role="img" aria-label={label}>
        <circle cx="50" cy="50" r="42" className={styles.rest} />
        {both > solid && <circle cx="50" cy="50" r="42" className={styles.declared} strokeDasharray={`${both * LENGTH} ${LENGTH}`} />}
        {solid > 0 && <circle cx="50" cy="50" r="42" className={styles.done} strokeDasharray={`${solid * LENGTH} ${LENGTH}`} />}
      </svg>
      <div className={styles.centre} aria-hidden>
        {children}
      </div>
    </div>
  )
}
/** How far something is. */
export function ProgressBar({ value, max, label, text, tone = 'accent' }) {
  const id = useId()
  return (
    <div className={styles.progress}>
      <div className={styles.said}>
        <span id={id}>{label}</span>
        {text && <span className={styles.text}>{text}</span>}
      </div>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={text}
        className={styles.bar}
      >
        <span className={styles[tone]} style={{ inlineSize: `${share(value, max) * 100}%` }} />
      </div>
    </div>
  )
}
const share = (part, whole) => (whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0)
