import { lazy } from 'react'
import { Route, Router } from 'wouter'
import { AppProviders } from '#ui/app-providers'
import { ScreenFrame, ScreenRoutes } from '#ui/screens'
import { useSession } from '#ui/session'
import { forMandate, type HomeCard, type ProfileSection, type Screen } from '#ui/slots'
import { ToastProvider } from '#ui/toast'
import { SignedIn } from '../shell/signed-in.tsx'
import { Frame } from './frame.tsx'
import { texts } from './texts.ts'
import { Today } from './today.tsx'

const found = import.meta.glob<Screen[]>('../../../modules/*/screens/young/routes.tsx', { eager: true, import: 'default' })
const cards = import.meta.glob<HomeCard | HomeCard[]>('../../../modules/*/screens/young/home.tsx', { eager: true, import: 'default' })
const sections = import.meta.glob<ProfileSection | ProfileSection[]>('../../../modules/*/screens/young/profile.tsx', {
  eager: true,
  import: 'default',
})
const Profile = lazy(async () => ({ default: (await import('../shell/profile.tsx')).Profile }))
const screens = Object.values(found).flat()

/** Every screen of the young person's app; loaded once its language is known. */
export const App = () => (
  <Router base="/jeune">
    <AppProviders voice="tu" offline>
      <ToastProvider>
        <SignedIn base="/jeune">
          <Inside />
        </SignedIn>
      </ToastProvider>
    </AppProviders>
  </Router>
)

/** What is open to who is signed in: all to the young person, to who helps them what the mandate says. */
function Inside() {
  const { mandate } = useSession()
  const open = forMandate(screens, mandate?.scopes)
  const home = <Today cards={forMandate(Object.values(cards).flat(), mandate?.scopes)} screens={open} />
  return (
    <Frame screens={open}>
      <ScreenRoutes screens={open} viewer="youngPerson" home={home}>
        {!mandate && (
          <Route path="/moi">
            <ScreenFrame title={texts.me}>
              <Profile title={texts.me} sections={Object.values(sections).flat()} language />
            </ScreenFrame>
          </Route>
        )}
      </ScreenRoutes>
    </Frame>
  )
}
