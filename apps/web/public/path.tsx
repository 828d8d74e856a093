import styles from './path.module.css'

/** Two people on a path that rises toward the sun: the picture of Élan's first page. Says nothing that the words do not say. */
export const Path = ({ className }: { className: string | undefined }) => (
  <svg viewBox="0 0 520 460" aria-hidden="true" className={className}>
    <clipPath id="frame">
      <path d="M0 60C0 27 27 0 60 0h400c33 0 60 27 60 60v340c0 33-27 60-60 60H16c-9 0-16-7-16-16Z" />
    </clipPath>
    <g clipPath="url(#frame)">
      <rect width="520" height="460" className={styles.sky} />
      <circle cx="372" cy="190" r="112" className={styles.sun} />
      <path d="M0 312c70-40 150-52 226-22 82 33 170 10 294-64v234H0Z" className={styles.far} />
      <g className={styles.beside} transform="translate(236 268)">
        <circle cx="22" cy="20" r="20" />
        <path d="M-8 140c-2-74 8-96 30-96s32 22 30 96Z" />
      </g>
      <g className={styles.young} transform="translate(302 240)">
        <circle cx="22" cy="20" r="20" />
        <path d="M-8 136c-2-70 8-92 30-92s32 22 30 92Z" />
      </g>
      <path d="M0 420c120 8 214-14 300-74 74-52 138-78 220-86v200H0Z" className={styles.near} />
      <path d="M150 460c96-12 150-52 208-94 52-38 104-60 162-70v164Z" className={styles.front} />
      <path d="M38 446c130-6 222-36 292-86 58-41 104-62 162-74" className={styles.path} />
    </g>
  </svg>
)
