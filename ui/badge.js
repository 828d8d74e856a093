import styles from './badge.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'
/** A state, said in words. */
export const Badge = ({ tone = 'plain', icon: Icon, children }) => (
  <span className={`${styles.badge} ${styles[tone]}`}>
    {Icon && <Icon size={14} strokeWidth={2.4} aria-hidden />}
    <span>{children}</span>
  </span>
)
/** How many wait: 3 shown, "3 messages non lus" said. */
export const CountBadge = ({ count, label, total }) =>
  count ? (
    <span className={`${styles.count} ${total ? styles.total : ''}`}>
      {count > 99 ? '99+' : count}
      {label && <VisuallyHidden> {label}</VisuallyHidden>}
    </span>
  ) : null
