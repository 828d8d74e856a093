/**
 * VisuallyHidden({ children }): said, not shown.
 * SkipLink({ href? = '#contenu', children? = 'Aller au contenu' }): first thing the Tab key meets.
 */
import type { ReactNode } from 'react'
import { texts } from './texts.ts'
import styles from './visually-hidden.module.css'

/** Words for those who listen. */
export const VisuallyHidden = ({ children }: { children: ReactNode }) => <span className={styles.hidden}>{children}</span>

/** Jumps over the navigation. */
export const SkipLink = ({ href = '#contenu', children = texts.skip }: { href?: string; children?: ReactNode }) => (
  <a href={href} className={styles.skip}>
    {children}
  </a>
)
