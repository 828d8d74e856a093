import { FolderOpen } from 'lucide-react'
import { lazy } from 'react'
import { inLanguage } from '#ui/language'
import type { Screen } from '#ui/slots'

const screens: Screen[] = [
  {
    path: '/documents',
    title: inLanguage({ fr: 'Mes documents', en: 'My documents', ar: 'وثائقي' }),
    screen: lazy(async () => ({ default: (await import('./own-documents.tsx')).OwnDocuments })),
    nav: { label: inLanguage({ fr: 'Mes documents', en: 'My documents', ar: 'وثائقي' }), icon: FolderOpen, order: 64 },
  },
]
export default screens
