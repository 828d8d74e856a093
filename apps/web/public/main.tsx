import '../../../ui/base.css'
import { createRoot } from 'react-dom/client'
import { AppProviders } from '#ui/app-providers'
import { applyTheme } from '#ui/appearance'
import { loadLanguage } from '#ui/language'
import type { Screen } from '#ui/slots'
import { ToastProvider } from '#ui/toast'
import { OpenSite } from './open-site.tsx'

const screens = import.meta.glob<Screen[]>('../../../modules/*/screens/public/routes.tsx', { eager: true, import: 'default' })

applyTheme()
const { pathname, search } = location
// the young person's way in and that of who helps them are the only open pages in their language; a professional's desk is in French
const isYoungDoor = pathname === '/connexion' && !/[?&]pro(=|&|$)|suite=%2F(bureau|pilotage)/.test(search)
if (isYoungDoor || pathname.startsWith('/aider/'))
  await loadLanguage({ en: () => import('./dictionary.en.ts'), ar: () => import('./dictionary.ar.ts') })
createRoot(document.getElementById('root')!).render(
  <AppProviders voice="vous">
    <ToastProvider>
      <OpenSite screens={Object.values(screens).flat()} />
    </ToastProvider>
  </AppProviders>,
)
