import styles from './visually-hidden.module.css'
/** Words for those who listen. */
export const VisuallyHidden = ({ children }) => <span className={styles.hidden}>{children}</span>
/** Jumps over the navigation. */
export const SkipLink = ({ href = '#contenu', children = 'Aller au contenu' }) => (
  <a href={href} className={styles.skip}>
    {children}
  </a>
)
