/**
 * ShowMore({ onClick, busy?, left?: number, label? = 'Afficher plus' }): the next page under this one.
 * Pagination({ page, pages, onPage: (page: number) => void, label? }): for tables with a known number of pages, from 1.
 */
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Button, IconButton } from './button.tsx'
import styles from './pagination.module.css'

type ShowMoreProps = { onClick: () => void; busy?: boolean; left?: number; label?: string }

/** Brings the rest, a page at a time. */
export const ShowMore = ({ onClick, busy, left, label = 'Afficher plus' }: ShowMoreProps) => (
  <div className={styles.more}>
    <Button onClick={onClick} busy={busy}>
      {left ? `${label} (encore ${left})` : label}
    </Button>
  </div>
)

type PaginationProps = { page: number; pages: number; onPage: (page: number) => void; label?: string }

/** Moves between pages of a table. */
export function Pagination({ page, pages, onPage, label = 'Pages' }: PaginationProps) {
  if (pages < 2) return null
  return (
    <nav aria-label={label} className={styles.pages}>
      <IconButton label="Page précédente" icon={ChevronLeft} disabled={page <= 1} onClick={() => onPage(page - 1)} />
      <span aria-live="polite">
        Page {page} sur {pages}
      </span>
      <IconButton label="Page suivante" icon={ChevronRight} disabled={page >= pages} onClick={() => onPage(page + 1)} />
    </nav>
  )
}
