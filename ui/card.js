import { useId } from 'react'
import { CountBadge } from './badge.tsx'
import styles from './card.module.css'
/** The title of a part of a page, with what can be done there. */
export function SectionHeading({ title, count, action, hint, level = 2, id }) {
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
/** One thing, on its own surface. */
export function Card({ title, action, tone = 'raised', level = 2, children }) {
  const id = useId()
  return (
    <section className={`${styles.card} ${styles[tone]}`} aria-labelledby={title ? id : undefined}>
      {title && <SectionHeading title={title} action={action} level={level} id={id} />}
      {children}
    </section>
  )
}
/** A list of what waits for somebody; gone when nothing waits. */
export function HomeSection({ title, count, action, children }) {
  if (!count) return null
  return (
    <Card title={<Counted title={title} count={count} />} action={action} level={3}>
      {children}
    </Card>
  )
}
const Counted = ({ title, count }) => (
  <>
    <span>{title}</span> <CountBadge count={count} />
  </>
)
const gapOf = (gap) => ({ gap: `var(--space-${gap})` })
/** Things under one another. */
export const Stack = ({ gap = 16, children }) => (
  <div className={styles.stack} style={gapOf(gap)}>
    {children}
  </div>
)
/** Things beside one another, wrapping when there is no room. */
export const Row = ({ gap = 8, between, children }) => (
  <div className={`${styles.row} ${between ? styles.between : ''}`} style={gapOf(gap)}>
    {children}
  </div>
)
