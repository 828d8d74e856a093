import { Link, Route } from 'wouter'
import { Avatar } from '#ui/avatar'
import { List, ListItem } from '#ui/list'
import { Logo } from '#ui/logo'
import { OfflineBanner } from '#ui/offline'
import { PageTitle } from '#ui/page-title'
import { ScreenFrame, ScreenRoutes } from '#ui/screens'
import { useSession } from '#ui/session'
import { forRole, navOf, type ProfileSection, type Screen } from '#ui/slots'
import { SkipLink } from '#ui/visually-hidden'
import { NavItem } from '../shell/nav-item.tsx'
import { Profile } from '../shell/profile.tsx'
import styles from './steering.module.css'

type SteeringProps = { screens: readonly Screen[]; sections: readonly ProfileSection[] }

/** The shell of those who steer: a bar with the territory, and wide content under it. */
export function Steering({ screens, sections }: SteeringProps) {
  const { role } = useSession()
  const seen = forRole(screens, role)
  const hasStart = seen.some(({ path }) => path === '/')
  return (
    <>
      <SkipLink />
      <TopBar screens={seen} />
      <main id="contenu" tabIndex={-1} className={styles.main}>
        <OfflineBanner />
        <ScreenRoutes screens={seen} viewer={role} home={hasStart ? undefined : <Addresses screens={seen} />}>
          <Route path="/compte">
            <ScreenFrame title="Mon compte">
              <Profile title="Mon compte" sections={sections} />
            </ScreenFrame>
          </Route>
        </ScreenRoutes>
      </main>
    </>
  )
}

function TopBar({ screens }: { screens: readonly Screen[] }) {
  const { firstName, lastName, territory } = useSession()
  return (
    <header className={styles.bar}>
      <Link href="/" className={styles.logo} aria-label="Élan, pilotage, accueil">
        <Logo size={30} />
      </Link>
      <p className={styles.territory}>{territory?.name}</p>
      <nav aria-label="Navigation principale" className={styles.nav}>
        {navOf(screens).map(({ nav, path }) => (
          <NavItem key={path} nav={nav} href={path} className={styles.item} />
        ))}
      </nav>
      <Link href="/compte" className={styles.account}>
        <Avatar firstName={firstName} lastName={lastName} size="small" />
        <span>
          {firstName} {lastName}
        </span>
      </Link>
    </header>
  )
}

function Addresses({ screens }: { screens: readonly Screen[] }) {
  const { firstName, territory } = useSession()
  return (
    <>
      <PageTitle title="Pilotage" heading={`Bonjour ${firstName}`} intro={territory?.name} />
      <List label="Vos pages">
        {navOf(screens).map(({ nav, path }) => (
          <ListItem key={path} href={path} title={nav.label} before={<nav.icon size={20} aria-hidden />} />
        ))}
        <ListItem href="/compte" title="Mon compte" text="Vos réglages et votre sécurité" />
      </List>
    </>
  )
}
