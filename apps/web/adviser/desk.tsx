import { Route, useLocation } from 'wouter'
import { OfflineBanner } from '#ui/offline'
import { usePanel } from '#ui/panel'
import { ScreenFrame, ScreenRoutes } from '#ui/screens'
import { useSession } from '#ui/session'
import { forRole, type HomeCard, type Panel, type ProfileSection, type Screen } from '#ui/slots'
import { SkipLink } from '#ui/visually-hidden'
import { Profile } from '../shell/profile.tsx'
import styles from './desk.module.css'
import { DeskHome } from './desk-home.tsx'
import { DeskKeys } from './desk-keys.tsx'
import { Rail } from './rail.tsx'
import { SidePanel } from './side-panel.tsx'

type DeskProps = {
  screens: readonly Screen[]
  cards: readonly HomeCard[]
  sections: readonly ProfileSection[]
  panel: Panel | undefined
}

/** The desk of professionals: navigation at the left, work in the middle, conversations at the right of every page. */
export function Desk({ screens, cards, sections, panel }: DeskProps) {
  const { role } = useSession()
  const [location] = useLocation()
  const { open: unfolded } = usePanel()
  const [mine] = panel ? forRole([panel], role) : []
  const open = unfolded && !(mine?.page && location.startsWith(mine.page))
  const seen = forRole(screens, role)
  const start = seen.find(({ path }) => path === '/')
  return (
    <div className={`${styles.desk} ${mine && open ? styles.withPanel : ''}`}>
      <SkipLink />
      <DeskKeys hasPanel={Boolean(mine)} />
      <Rail screens={seen} panel={mine} />
      <main id="contenu" tabIndex={-1} className={styles.main}>
        <OfflineBanner />
        <ScreenRoutes
          screens={seen.filter(({ path }) => path !== '/')}
          viewer={role}
          home={<DeskHome start={start} cards={cards} screens={seen} />}
        >
          <Route path="/compte">
            <ScreenFrame title="Mon compte">
              <div className={styles.column}>
                <Profile title="Mon compte" sections={sections} />
              </div>
            </ScreenFrame>
          </Route>
        </ScreenRoutes>
      </main>
      {mine && open && <SidePanel panel={mine} />}
    </div>
  )
}
