import '../../../ui/base.css'
import { createRoot } from 'react-dom/client'
import { applyTheme } from '#ui/appearance'
import { loadLanguage } from '#ui/language'

applyTheme()
// screens read their texts as they load: first the language, then they
await loadLanguage({ en: () => import('./dictionary.en.ts'), ar: () => import('./dictionary.ar.ts') })
const { App } = await import('./app.tsx')
createRoot(document.getElementById('root')!).render(<App />)
