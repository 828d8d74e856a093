import { lazy } from 'react'
import { Route, Router } from 'wouter'
import { AppProviders } from '#ui/app-providers'
import { ScreenFrame, ScreenRoutes } from '#ui/screens'
import type { HomeCard, ProfileSection, Screen } from '#ui/slots'
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
          <Frame screens={screens}>
            <ScreenRoutes screens={screens} viewer="youngPerson" home={<Today cards={Object.values(cards).flat()} />}>
              <Route path="/moi">
                <ScreenFrame title={texts.me}>
                  <Profile title={texts.me} sections={Object.values(sections).flat()} language />
                </ScreenFrame>
              </Route>
            </ScreenRoutes>
          </Frame>
        </SignedIn>
      </ToastProvider>
    </AppProviders>
  </Router>
)
