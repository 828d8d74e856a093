import styles from './empty-state.module.css'
/** Nothing yet, said kindly. */
export const EmptyState = ({ icon: Icon, title, children, action }) => (
  <div className={styles.empty}>
    <span className={styles.icon}>
      <Icon size={26} strokeWidth={1.75} aria-hidden />
    </span>
    <p className={styles.title}>{title}</p>
    {children && <div className={styles.text}>{children}</div>}
    {action && <div className={styles.action}>{action}</div>}
  </div>
)
