/**
 * Badge({ tone?: 'plain'|'accent'|'sun'|'good'|'watch'|'bad', icon?: LucideIcon, children }): a state in words; the colour only helps.
 * CountBadge({ count, label?: the words said after the number ('messages non lus'), total?: boolean }): a small number, warm because something waits; `total` is calm, a mere amount. Nothing when zero.
 */
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './badge.module.css'
import tones from './tones.module.css'
import { VisuallyHidden } from './visually-hidden.tsx'

type BadgeProps = { tone?: 'plain' | 'accent' | 'sun' | 'good' | 'watch' | 'bad'; icon?: LucideIcon; children: ReactNode }

/** A state, said in words. */
export const Badge = ({ tone = 'plain', icon: Icon, children }: BadgeProps) => (
  <span className={`${styles.badge} ${tones[tone]}`}>
    {Icon && <Icon size={14} strokeWidth={2.4} aria-hidden />}
    <span>{children}</span>
  </span>
)

/** How many wait: 3 shown, "3 messages non lus" said. */
export const CountBadge = ({ count, label, total }: { count: number | undefined; label?: string; total?: boolean }) =>
  count ? (
    <span className={`${styles.count} ${total ? styles.total : ''}`}>
      {count > 99 ? '99+' : count}
      {label && <VisuallyHidden> {label}</VisuallyHidden>}
    </span>
  ) : null
