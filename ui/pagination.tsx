/**
 * ShowMore({ onClick, busy?, left?: number, label? = 'Afficher plus' }): the next page under this one.
 */
import { Button } from './button.tsx'
import styles from './pagination.module.css'
import { texts } from './texts.ts'

type ShowMoreProps = { onClick: () => void; busy?: boolean; left?: number; label?: string }

/** Brings the rest, a page at a time. */
export const ShowMore = ({ onClick, busy, left, label = texts.more }: ShowMoreProps) => (
  <div className={styles.more}>
    <Button onClick={onClick} busy={busy}>
      {left ? texts.moreLeft(label, left) : label}
    </Button>
  </div>
)
