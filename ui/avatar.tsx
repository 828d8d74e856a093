/**
 * Avatar({ firstName, lastName, size?: 'small'|'medium'|'large' }): initials on a quiet colour that stays the same for a name. Decorative: write the name beside it.
 */
import styles from './avatar.module.css'
import tone from './tones.module.css'

type AvatarProps = { firstName: string; lastName: string; size?: 'small' | 'medium' | 'large' }
const tones = ['accent', 'sun', 'good', 'watch'] as const

/** Somebody, without a photo. */
export function Avatar({ firstName, lastName, size = 'medium' }: AvatarProps) {
  const sum = [...`${firstName}${lastName}`].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0)
  return (
    <span aria-hidden className={`${styles.avatar} ${styles[size]} ${tone[tones[sum % tones.length]!]}`}>
      {first(firstName)}
      {first(lastName)}
    </span>
  )
}

const first = (name: string) => [...name.trim()][0]?.toLocaleUpperCase('fr') ?? ''
