import type { Step } from '../api.ts'
import { euros } from '../rules.ts'
import styles from './steps-list.module.css'

type Props = { steps: readonly Step[]; amountCents: number; total: string; article: (source: string) => string }

/** Why this amount: each line with what it adds or takes and its article, and what they come to. The lines are kept in French, whatever the language. */
export const StepsList = ({ steps, amountCents, total, article }: Props) => (
  <ol className={styles.steps}>
    {steps.map((step) => (
      <li key={`${step.source} ${step.label}`}>
        <span className={styles.label} lang="fr" dir="auto">
          {step.label}
        </span>
        <span className={styles.amount}>{step.amountCents > 0 ? euros(step.amountCents) : signed(step.amountCents)}</span>
        <span className={styles.source}>{article(step.source)}</span>
      </li>
    ))}
    <li className={styles.total}>
      <span className={styles.label}>{total}</span>
      <span className={styles.amount}>{euros(amountCents)}</span>
    </li>
  </ol>
)

const signed = (cents: number) => (cents === 0 ? '=' : euros(cents))
