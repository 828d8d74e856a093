/**
 * Logo({ size? = 32, wordmark? = true }): a dot that pushes forward along a rising path, and the word « Élan ».
 */
import styles from './logo.module.css'

/** The mark of Élan; decorative when a word stands beside it. */
export const Logo = ({ size = 32, wordmark = true }: { size?: number; wordmark?: boolean }) => (
  <span className={styles.logo} style={{ fontSize: size * 0.75 }}>
    <svg
      width={size}
      height={size}
      viewBox="0 0 64 64"
      role={wordmark ? undefined : 'img'}
      aria-label={wordmark ? undefined : 'Élan'}
      aria-hidden={wordmark || undefined}
    >
      <path
        className={styles.ground}
        d="M0 22C0 9.8 9.8 0 22 0h20c12.200 0 22 9.800 22 22v20c0 12.200-9.800 22-22 22H22C9.800 64 0 54.200 0 42Z"
      />
      <path className={styles.path} d="M11 48c15.500 1.500 26-5.500 30.500-19" />
      <circle className={styles.dot} cx="45.500" cy="18" r="7.500" />
    </svg>
    {wordmark && <span className={styles.word}>Élan</span>}
  </span>
)
