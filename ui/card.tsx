/**
 * Card({ title?, action?: ReactNode, tone?: 'raised'|'accent'|'sun'|'watch'|'bad'|'plain', level?: 2|3, children }): a titled surface; a labelled region when titled.
 * SectionHeading({ title, count?: number, action?: ReactNode, hint?, level?: 2|3, id? })
 * HomeSection({ title, count?, action?, children }): one to-do list of the adviser's home; returns nothing when count is 0.
 * Stack({ gap?: 4|8|12|16|24|32, children, as? }) · Row({ gap?, between?, children }): space between things, no other meaning.
 */
import type { CSSProperties, ReactNode } from 'react'
import { useId } from 'react'
import { CountBadge } from './badge.tsx'
import styles from './card.module.css'

type HeadingProps = { title: ReactNode; count?: number | undefined; action?: ReactNode; hint?: ReactNode; level?: 2 | 3; id?: string }

/** The title of a part of a page, with what can be done there. */
export function SectionHeading({ title, count, action, hint, level = 2, id }: HeadingProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className={styles.heading}>
      <div className={styles.titles}>
        <Heading id={id}>
          <span>{title}</span> <CountBadge count={count} total />
        </Heading>
        {hint && <p className={styles.hint}>{hint}</p>}
      </div>
      {action}
    </div>
  )
}

type CardProps = {
  title?: ReactNode
  action?: ReactNode
  tone?: 'raised' | 'accent' | 'sun' | 'watch' | 'bad' | 'plain'
  level?: 2 | 3
  children: ReactNode
}

/** One thing, on its own surface. */
export function Card({ title, action, tone = 'raised', level = 2, children }: CardProps) {
  const id = useId()
  return (
    <section className={`${styles.card} ${styles[tone]}`} aria-labelledby={title ? id : undefined}>
      {title && <SectionHeading title={title} action={action} level={level} id={id} />}
      {children}
    </section>
  )
}

type HomeSectionProps = { title: string; count: number | undefined; action?: ReactNode; children: ReactNode }

/** A list of what waits for somebody, in few lines; gone when nothing waits. */
export function HomeSection({ title, count, action, children }: HomeSectionProps) {
  if (!count) return null
  return (
    <div className={styles.compact}>
      <Card title={<Counted title={title} count={count} />} action={action} level={3}>
        {children}
      </Card>
    </div>
  )
}

const Counted = ({ title, count }: { title: string; count: number }) => (
  <>
    <span>{title}</span> <CountBadge count={count} />
  </>
)

type Gap = 4 | 8 | 12 | 16 | 24 | 32 | 48
const gapOf = (gap: Gap) => ({ gap: `var(--space-${gap})` }) satisfies CSSProperties

/** Things under one another. */
export const Stack = ({ gap = 16, children }: { gap?: Gap; children: ReactNode }) => (
  <div className={styles.stack} style={gapOf(gap)}>
    {children}
  </div>
)

/** Things beside one another, wrapping when there is no room. */
export const Row = ({ gap = 8, between, children }: { gap?: Gap; between?: boolean; children: ReactNode }) => (
  <div className={`${styles.row} ${between ? styles.between : ''}`} style={gapOf(gap)}>
    {children}
  </div>
)
