/**
 * Ring({ done, declared?, target, label: string, children?: centre text, size? = 148 }): minutes done and declared out of a target; the sentence `label` says it all.
 * ProgressBar({ value, max, label: string, text?: string, tone?: 'accent'|'good'|'watch' })
 */
import type { ReactNode } from 'react'
import { useId } from 'react'
import styles from './ring.module.css'

type RingProps = { done: number; declared?: number; target: number; label: string; children?: ReactNode; size?: number }
const LENGTH = 2 * Math.PI * 42

/** The week at a glance: done is solid, declared is hatched by dashes, the rest is to go. */
export function Ring({ done, declared = 0, target, label, children, size = 148 }: RingProps) {
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

type BarProps = { value: number; max: number; label: string; text?: string; tone?: 'accent' | 'good' | 'watch' }

/** How far something is. */
export function ProgressBar({ value, max, label, text, tone = 'accent' }: BarProps) {
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

const share = (part: number, whole: number) => (whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0)
