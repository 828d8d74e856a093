import '../../../ui/base.css'
import { I18nProvider } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import { Router } from 'wouter'
import { AppProviders } from '#ui/app-providers'
import { applyTheme } from '#ui/appearance'
import { FileTabsProvider } from '#ui/file-tabs'
import { PanelProvider } from '#ui/panel'
import { ShortcutsProvider } from '#ui/shortcuts'
import type { FileTab, HomeCard, Panel, ProfileSection, Screen } from '#ui/slots'
import { ToastProvider } from '#ui/toast'
import { SignedIn } from '../shell/signed-in.tsx'
import { ConfirmAgain } from './confirm-again.tsx'
import { Desk } from './desk.tsx'

const screens = import.meta.glob<Screen[]>('../../../modules/*/screens/adviser/routes.tsx', { eager: true, import: 'default' })
const cards = import.meta.glob<HomeCard | HomeCard[]>('../../../modules/*/screens/adviser/home.tsx', { eager: true, import: 'default' })
const tabs = import.meta.glob<FileTab | FileTab[]>('../../../modules/*/screens/adviser/file-tab.tsx', { eager: true, import: 'default' })
const panels = import.meta.glob<Panel>('../../../modules/*/screens/adviser/panel.tsx', { eager: true, import: 'default' })
const sections = import.meta.glob<ProfileSection | ProfileSection[]>('../../../modules/*/screens/adviser/profile.tsx', {
  eager: true,
  import: 'default',
})

applyTheme()
createRoot(document.getElementById('root')!).render(
  <I18nProvider locale="fr-FR">
    <Router base="/bureau">
      <AppProviders voice="vous">
        <ToastProvider>
          <SignedIn base="/bureau">
            <ShortcutsProvider>
              <PanelProvider>
                <FileTabsProvider tabs={Object.values(tabs).flat()}>
                  <Desk
                    screens={Object.values(screens).flat()}
                    cards={Object.values(cards).flat()}
                    sections={Object.values(sections).flat()}
                    panel={Object.values(panels)[0]}
                  />
                  <ConfirmAgain />
                </FileTabsProvider>
              </PanelProvider>
            </ShortcutsProvider>
          </SignedIn>
        </ToastProvider>
      </AppProviders>
    </Router>
  </I18nProvider>,
)
