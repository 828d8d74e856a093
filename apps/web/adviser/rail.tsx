import { House, Keyboard, MessagesSquare, Search } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { Avatar } from '#ui/avatar'
import { CountBadge } from '#ui/badge'
import { Logo } from '#ui/logo'
import { usePanel } from '#ui/panel'
import { useSession } from '#ui/session'
import { useShowShortcuts } from '#ui/shortcuts'
import { type Nav, navOf, type Panel, type Screen } from '#ui/slots'
import { NavItem } from '../shell/nav-item.tsx'
import { useFindPeople } from './desk-keys.tsx'
import styles from './rail.module.css'

const home: Nav = { label: 'Accueil', icon: House, order: 0 }

/** Where one can go, who one is, and what waits. A bar at the bottom on a small screen. */
export function Rail({ screens, panel }: { screens: readonly Screen[]; panel: Panel | undefined }) {
  const findPeople = useFindPeople()
  const showKeys = useShowShortcuts()
  return (
    <nav aria-label="Navigation principale" className={styles.rail}>
      <Link href="/" className={styles.logo} aria-label="Élan, accueil">
        <Logo size={32} />
      </Link>
      {screens.some(({ path }) => path === '/recherche') && (
        <button type="button" className={styles.search} onClick={findPeople}>
          <Search size={18} aria-hidden />
          <span>Chercher</span>
          <kbd aria-hidden>/</kbd>
        </button>
      )}
      <div className={styles.items}>
        <NavItem nav={home} href="/" className={styles.item} />
        {navOf(screens)
          .filter(({ path }) => path !== '/')
          .map(({ nav, path }) => (
            <NavItem key={path} nav={nav} href={path} className={styles.item} />
          ))}
        {panel && <PanelButton panel={panel} />}
      </div>
      <div className={styles.foot}>
        <button type="button" className={`${styles.item} ${styles.keys}`} onClick={showKeys}>
          <Keyboard size={20} aria-hidden />
          <span>Raccourcis</span>
        </button>
        <Account />
      </div>
    </nav>
  )
}

const nothing = () => undefined

/** Folds and unfolds the panel; on the page that shows the same at full width, says that one is there. */
function PanelButton({ panel: { title, page, badge = nothing } }: { panel: Panel }) {
  const { open, show, hide, youngPersonId } = usePanel()
  const [location] = useLocation()
  const useBadge = badge
  const count = useBadge()
  const inside = (
    <>
      <MessagesSquare size={20} aria-hidden />
      <span>{title}</span>
      <CountBadge count={count} label="non lus" />
    </>
  )
  if (page && location.startsWith(page))
    return (
      <Link href={page} className={`${styles.item} ${styles.talk}`} aria-current="page">
        {inside}
      </Link>
    )
  return (
    <button
      type="button"
      className={`${styles.item} ${styles.talk}`}
      aria-expanded={open}
      onClick={() => (open ? hide() : show(youngPersonId))}
    >
      {inside}
    </button>
  )
}

function Account() {
  const { firstName, lastName, structure, territory, demo } = useSession()
  const [location] = useLocation()
  return (
    <Link href="/compte" className={styles.account} aria-current={location === '/compte' ? 'page' : undefined}>
      <Avatar firstName={firstName} lastName={lastName} size="small" />
      <span className={styles.who}>
        <strong>
          {firstName} {lastName}
        </strong>
        <span>{demo ? 'Démonstration' : (structure?.name ?? territory?.name ?? 'Mon compte')}</span>
      </span>
    </Link>
  )
}
