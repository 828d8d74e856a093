/**
 * Banner({ tone?: 'info'|'watch'|'offline'|'good', title?, children, action?: ReactNode }): something true about the whole page.
 * ErrorNotice({ title? = 'Ça n’a pas fonctionné', children?: what happened, safe?: what is kept, onRetry?: () => void, retryLabel? })
 */
import type { LucideIcon } from 'lucide-react'
import { CircleAlert, CircleCheck, CloudOff, Info, RotateCw, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './banner.module.css'
import { Button } from './button.tsx'
import { texts } from './texts.ts'

type Tone = 'info' | 'watch' | 'offline' | 'good'
const icons: Record<Tone, LucideIcon> = { info: Info, watch: TriangleAlert, offline: CloudOff, good: CircleCheck }
type BannerProps = { tone?: Tone; title?: string; children: ReactNode; action?: ReactNode }

/** Something to know before reading on. */
export function Banner({ tone = 'info', title, children, action }: BannerProps) {
  const Icon = icons[tone]
  return (
    <div className={`${styles.banner} ${styles[tone]}`} role={tone === 'offline' ? 'status' : undefined}>
      <Icon size={20} aria-hidden className={styles.icon} />
      <div className={styles.words}>
        {title && <p className={styles.title}>{title}</p>}
        <div>{children}</div>
      </div>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}

type ErrorProps = { title?: string; children?: ReactNode; safe?: ReactNode; onRetry?: () => void; retryLabel?: string }

/** What happened, what is safe, what to do. */
export function ErrorNotice({ title = texts.failed, children, safe, onRetry, retryLabel = texts.retry }: ErrorProps) {
  return (
    <div className={`${styles.banner} ${styles.bad}`} role="alert">
      <CircleAlert size={20} aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {children && <div>{children}</div>}
        {safe && <div className={styles.safe}>{safe}</div>}
      </div>
      {onRetry && (
        <div className={styles.action}>
          <Button small icon={RotateCw} onClick={onRetry}>
            {retryLabel}
          </Button>
        </div>
      )}
    </div>
  )
}
