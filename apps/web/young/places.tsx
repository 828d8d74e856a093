import { Link } from 'wouter'
import { navOf, type Screen } from '#ui/slots'
import styles from './places.module.css'
import { texts } from './texts.ts'

/** A thumb reaches five tabs: home, three of the modules, and oneself. */
export const THUMB_TABS = 3

/** On a phone, the way to what the tabs have no room for; a computer has it all at the left. */
export function Places({ screens }: { screens: readonly Screen[] }) {
  const places = navOf(screens).slice(THUMB_TABS)
  if (!places.length) return null
  return (
    <nav aria-label={texts.places} className={styles.places}>
      {places.map(({ nav, path }) => (
        <Link key={path} href={path} className={styles.place}>
          <nav.icon size={20} aria-hidden />
          <span>{nav.label}</span>
        </Link>
      ))}
    </nav>
  )
}
