import { Paperclip } from 'lucide-react'
import styles from './conversations.module.css'

/** What goes with words that several receive or that leave later. */
export const EnclosedNames = ({ names }: { names: readonly string[] }) =>
  names.length ? (
    <ul className={styles.enclosed} aria-label="Pièces jointes">
      {names.map((name) => (
        <li key={name}>
          <Paperclip size={16} aria-hidden /> {name}
        </li>
      ))}
    </ul>
  ) : null
