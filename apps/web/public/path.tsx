import styles from './path.module.css'

/** A path that rises, step by step, toward a sun: the picture of Élan's first page. Says nothing that the words do not say. */
export const Path = ({ className }: { className: string | undefined }) => (
  <svg viewBox="0 0 520 460" aria-hidden className={className}>
    <circle cx="392" cy="138" r="92" className={styles.sun} />
    <path d="M0 460V372c92-8 150-52 214-58 74-7 120 34 190 16 48-12 82-44 116-58v188Z" className={styles.far} />
    <path d="M0 460v-40c80 6 132-38 212-34 96 4 130 42 208 30 40-6 72-24 100-40v84Z" className={styles.near} />
    <path d="M36 412c92 10 138-30 176-84 40-57 72-118 168-172" className={styles.path} />
    <circle cx="60" cy="412" r="11" className={styles.step} />
    <circle cx="150" cy="387" r="11" className={styles.step} />
    <circle cx="216" cy="322" r="11" className={styles.step} />
    <circle cx="272" cy="243" r="11" className={styles.step} />
    <circle cx="388" cy="152" r="21" className={styles.goal} />
    <g className={styles.people}>
      <circle cx="322" cy="150" r="15" />
      <path d="M298 204c0-17 10-28 24-28s24 11 24 28Z" />
    </g>
    <g className={styles.beside}>
      <circle cx="276" cy="176" r="13" />
      <path d="M255 222c0-15 9-25 21-25s21 10 21 25Z" />
    </g>
  </svg>
)
