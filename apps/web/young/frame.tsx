import { CircleUserRound, Sun } from 'lucide-react'
import { lazy, type ReactNode, Suspense } from 'react'
import { Link } from 'wouter'
import { LanguageOffer } from '#ui/language'
import { Logo } from '#ui/logo'
import { OfflineBanner } from '#ui/offline'
import { useSession } from '#ui/session'
import { type Nav, navOf, type Screen } from '#ui/slots'
import { SkipLink } from '#ui/visually-hidden'
import { NavItem } from '../shell/nav-item.tsx'
import styles from './frame.module.css'
import { THUMB_TABS } from './places.tsx'
import { texts } from './texts.ts'

/** Read by few: not in what every young person loads first. */
const HelpNotice = lazy(() => import('#screens/identity').then((m) => ({ default: m.HelpNotice })))
const today: Nav = { label: texts.today, icon: Sun, order: 0 }
const me: Nav = { label: texts.me, icon: CircleUserRound, order: 0 }

/** The young person's app around a screen: tabs under the thumb on a phone, at the left on a computer. */
export function Frame({ screens, children }: { screens: readonly Screen[]; children: ReactNode }) {
  const { mandate } = useSession()
  return (
    <div className={styles.app}>
      <SkipLink />
      <nav aria-label={texts.navigation} className={styles.nav}>
        <Link href="/" className={styles.logo} aria-label={texts.elanToday}>
          <Logo size={34} />
        </Link>
        <NavItem nav={today} href="/" className={styles.tab} size={22} />
        {navOf(screens).map(({ nav, path }, index) => (
          <NavItem key={path} nav={nav} href={path} className={`${styles.tab} ${index >= THUMB_TABS ? styles.wideOnly : ''}`} size={22} />
        ))}
        {!mandate && <NavItem nav={me} href="/moi" className={styles.tab} size={22} />}
      </nav>
      <main id="contenu" tabIndex={-1} className={styles.main}>
        <OfflineBanner className={styles.offline} />
        <LanguageOffer />
        {mandate && (
          <Suspense>
            <HelpNotice />
          </Suspense>
        )}
        {children}
      </main>
    </div>
  )
}
