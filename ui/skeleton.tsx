/**
 * Loading({ label? = 'Chargement…', children }): wraps skeletons, says once that something is coming.
 * SkeletonLine({ width? }) · SkeletonRows({ rows? = 4 }) · SkeletonCard({ lines? = 3 }) · SkeletonScreen(): a whole page on its way.
 */
import type { ReactNode } from 'react'
import styles from './skeleton.module.css'
import { texts } from './texts.ts'
import { VisuallyHidden } from './visually-hidden.tsx'

/** Around shapes of what is coming. */
export const Loading = ({ label = texts.loading, children }: { label?: string; children: ReactNode }) => (
  <div role="status" className={styles.loading}>
    <VisuallyHidden>{label}</VisuallyHidden>
    {children}
  </div>
)

/** A line of text to come. */
export const SkeletonLine = ({ width = '100%' }: { width?: string }) => <span aria-hidden className={styles.line} style={{ width }} />

/** The rows of a list to come. */
export const SkeletonRows = ({ rows = 4 }: { rows?: number }) => (
  <div aria-hidden className={styles.rows}>
    {widths(rows).map((width, row) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: shapes without identity
      <div key={row} className={styles.row}>
        <span className={styles.dot} />
        <span className={styles.words}>
          <SkeletonLine width={width} />
          <SkeletonLine width="38%" />
        </span>
      </div>
    ))}
  </div>
)

/** A card to come. */
export const SkeletonCard = ({ lines = 3 }: { lines?: number }) => (
  <div aria-hidden className={styles.card}>
    <SkeletonLine width="45%" />
    {widths(lines).map((width, line) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: shapes without identity
      <SkeletonLine key={line} width={width} />
    ))}
  </div>
)

/** A whole page to come: title, card, rows. */
export const SkeletonScreen = () => (
  <Loading>
    <span aria-hidden className={styles.title} />
    <SkeletonCard />
    <SkeletonRows />
  </Loading>
)

const widths = (n: number) => Array.from({ length: n }, (_, i) => ['88%', '72%', '94%', '61%'][i % 4]!)
