import { CircleAlert, CircleCheck, CloudOff, Info, RotateCw, TriangleAlert } from 'lucide-react'
import styles from './banner.module.css'
import { Button } from './button.tsx'

const icons = { info: Info, watch: TriangleAlert, offline: CloudOff, good: CircleCheck }
/** Something to know before reading on. */
export function Banner({ tone = 'info', title, children, action }) {
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
/** What happened, what is safe, what to do. */
export function ErrorNotice({ title = 'Ça n’a pas fonctionné', children, safe, onRetry, retryLabel = 'Réessayer' }) {
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
