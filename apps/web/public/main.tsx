import '../../../ui/base.css'
import { createRoot } from 'react-dom/client'
import { AppProviders } from '#ui/app-providers'
import type { Screen } from '#ui/slots'
import { applyTheme } from '#ui/theme'
import { ToastProvider } from '#ui/toast'
import { OpenSite } from './open-site.tsx'

const screens = import.meta.glob<Screen[]>('../../../modules/*/screens/public/routes.tsx', { eager: true, import: 'default' })

applyTheme()
createRoot(document.getElementById('root')!).render(
  <AppProviders voice="vous">
    <ToastProvider>
      <OpenSite screens={Object.values(screens).flat()} />
    </ToastProvider>
  </AppProviders>,
)
