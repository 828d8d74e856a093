import '../../../ui/base.css'
import { createRoot } from 'react-dom/client'
import { applyTheme } from '#ui/appearance'
import { loadLanguage } from '#ui/language'

applyTheme()
const dictionaries = import.meta.glob(
  ['../../../modules/*/screens/young/{texts,sentences}.{en,ar}.ts', '../../../ui/{texts,sentences}.{en,ar}.ts', './texts.{en,ar}.ts'],
  { import: 'default' },
)
// screens read their texts as they load: first the language, then they
await loadLanguage(dictionaries)
const { App } = await import('./app.tsx')
createRoot(document.getElementById('root')!).render(<App />)
