import { Link, useLocation } from 'wouter'
import { LinkButton } from '#ui/button'
import { language } from '#ui/language'
import { Logo } from '#ui/logo'
import { ScreenRoutes } from '#ui/screens'
import type { Screen } from '#ui/slots'
import { SkipLink } from '#ui/visually-hidden'
import { Home } from './home.tsx'
import styles from './open-site.module.css'

/** What anybody may see: the home page, sign-in, and the open pages of the modules. */
export function OpenSite({ screens }: { screens: readonly Screen[] }) {
  const [location] = useLocation()
  return (
    <div className={styles.site}>
      <SkipLink />
      <header className={styles.bar}>
        {language() === 'fr' ? (
          <Link href="/" className={styles.logo} aria-label="Élan, accueil">
            <Logo size={34} />
          </Link>
        ) : (
          // the home page is in French: loaded anew, its language and direction are right
          <a href="/" className={styles.logo} aria-label="Élan">
            <Logo size={34} />
          </a>
        )}
        {!location.startsWith('/connexion') && (
          <LinkButton href="/connexion" variant="soft">
            Se connecter
          </LinkButton>
        )}
      </header>
      <main id="contenu" tabIndex={-1} className={location === '/' ? styles.wide : styles.column}>
        <ScreenRoutes screens={screens} home={<Home />} />
      </main>
      <footer className={styles.foot} lang="fr">
        <p>Élan, l’accompagnement du contrat d’engagement jeune.</p>
        <p>
          Logiciel libre, licence EUPL 1.2. <a href="/api/docs">Documentation de l’interface de programmation</a>
        </p>
      </footer>
    </div>
  )
}
