import '../../../ui/base.css'
import { I18nProvider } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import { Router } from 'wouter'
import { AppProviders } from '#ui/app-providers'
import { applyTheme } from '#ui/appearance'
import type { ProfileSection, Screen } from '#ui/slots'
import { ToastProvider } from '#ui/toast'
import { SignedIn } from '../shell/signed-in.tsx'
import { Steering } from './steering.tsx'

const screens = import.meta.glob<Screen[]>('../../../modules/*/screens/pilot/routes.tsx', { eager: true, import: 'default' })
const sections = import.meta.glob<ProfileSection | ProfileSection[]>('../../../modules/*/screens/pilot/profile.tsx', {
  eager: true,
  import: 'default',
})

applyTheme()
createRoot(document.getElementById('root')!).render(
  <I18nProvider locale="fr-FR">
    <Router base="/pilotage">
      <AppProviders voice="vous">
        <ToastProvider>
          <SignedIn base="/pilotage">
            <Steering screens={Object.values(screens).flat()} sections={Object.values(sections).flat()} />
          </SignedIn>
        </ToastProvider>
      </AppProviders>
    </Router>
  </I18nProvider>,
)
