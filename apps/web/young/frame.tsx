import { CircleUserRound, Sun } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Logo } from '#ui/logo'
import { OfflineBanner } from '#ui/offline'
import { type Nav, navOf, type Screen } from '#ui/slots'
import { SkipLink } from '#ui/visually-hidden'
import { NavItem } from '../shell/nav-item.tsx'
import styles from './frame.module.css'

const today: Nav = { label: 'Aujourd’hui', icon: Sun, order: 0 }
const me: Nav = { label: 'Moi', icon: CircleUserRound, order: 0 }
/** A thumb reaches five tabs: home, three of the modules, and oneself. */
const THUMB_TABS = 3

/** The young person's app around a screen: tabs under the thumb on a phone, at the left on a computer. */
export function Frame({ screens, children }: { screens: readonly Screen[]; children: ReactNode }) {
  return (
    <div className={styles.app}>
      <SkipLink />
      <nav aria-label="Navigation principale" className={styles.nav}>
        <Link href="/" className={styles.logo} aria-label="Élan, aujourd’hui">
          <Logo size={34} />
        </Link>
        <NavItem nav={today} href="/" className={styles.tab} size={22} />
        {navOf(screens).map(({ nav, path }, index) => (
          <NavItem key={path} nav={nav} href={path} className={`${styles.tab} ${index >= THUMB_TABS ? styles.wideOnly : ''}`} size={22} />
        ))}
        <NavItem nav={me} href="/moi" className={styles.tab} size={22} />
      </nav>
      <main id="contenu" tabIndex={-1} className={styles.main}>
        <OfflineBanner className={styles.offline} />
        {children}
      </main>
    </div>
  )
}
