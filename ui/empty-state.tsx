/**
 * EmptyState({ icon: LucideIcon, title, children?: ReactNode, action?: ReactNode }): says what will come here, and how to make it come.
 */
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

type EmptyProps = { icon: LucideIcon; title: string; children?: ReactNode; action?: ReactNode }

/** Nothing yet, said kindly. */
export const EmptyState = ({ icon: Icon, title, children, action }: EmptyProps) => (
  <div className={styles.empty}>
    <span className={styles.icon}>
      <Icon size={26} strokeWidth={1.75} aria-hidden />
    </span>
    <p className={styles.title}>{title}</p>
    {children && <div className={styles.text}>{children}</div>}
    {action && <div className={styles.action}>{action}</div>}
  </div>
)
