/**
 * List({ children, label?, whole? }): rows on one surface, hairlines between; `whole`: no text is cut, whatever its length.
 * ListItem({ title, text?, meta?, before?: ReactNode, moment?: ReactNode (when it is: before the words, above them on a phone), after?: ReactNode, href?, onClick?, unread?: boolean, current?: boolean }): the whole row is the link or button; with both, it goes there and does that.
 */
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import styles from './list.module.css'
import { texts } from './texts.ts'
import { VisuallyHidden } from './visually-hidden.tsx'

/** A list of rows. */
export const List = ({ children, label, whole }: { children: ReactNode; label?: string; whole?: boolean }) => (
  <ul className={`${styles.list} ${whole ? styles.whole : ''}`} aria-label={label}>
    {children}
  </ul>
)

type ItemProps = {
  title: ReactNode
  text?: ReactNode
  meta?: ReactNode
  before?: ReactNode
  moment?: ReactNode
  after?: ReactNode
  href?: string
  onClick?: () => void
  unread?: boolean
  current?: boolean
}

/** One row: who or what, what about it, when. `after` may hold buttons; it stays outside the link. */
export function ListItem({ href, onClick, after, current, ...words }: ItemProps) {
  const inside = <Words {...words} arrow={Boolean(href) && !after} />
  return (
    <li className={`${styles.item} ${words.unread ? styles.unread : ''}`}>
      {href ? (
        <Link href={href} onClick={onClick} className={styles.row} aria-current={current ? 'true' : undefined}>
          {inside}
        </Link>
      ) : onClick ? (
        <button type="button" onClick={onClick} className={styles.row} aria-current={current ? 'true' : undefined}>
          {inside}
        </button>
      ) : (
        <div className={styles.row}>{inside}</div>
      )}
      {after && <div className={styles.after}>{after}</div>}
    </li>
  )
}

function Words({ title, text, meta, before, moment, unread, arrow }: ItemProps & { arrow: boolean }) {
  return (
    <>
      {before && <span className={styles.before}>{before}</span>}
      {moment && <span className={styles.moment}>{moment}</span>}
      <span className={styles.words}>
        <span className={styles.title}>
          {unread && <VisuallyHidden>{texts.unread}</VisuallyHidden>}
          <bdi>{title}</bdi>
        </span>
        {text && <span className={styles.text}>{text}</span>}
      </span>
      {meta && <span className={styles.meta}>{meta}</span>}
      {arrow && <ChevronRight size={18} aria-hidden className={styles.arrow} />}
    </>
  )
}
