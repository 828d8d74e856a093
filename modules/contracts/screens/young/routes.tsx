import { FileText } from 'lucide-react'
import { lazy } from 'react'
import { inLanguage } from '#ui/language'
import type { Screen } from '#ui/slots'

export default [
  {
    path: '/contrat',
    title: inLanguage({ fr: 'Mon contrat', en: 'My contract', ar: 'عقدي' }),
    screen: lazy(async () => ({ default: (await import('./my-contract.tsx')).MyContract })),
    nav: { label: inLanguage({ fr: 'Mon contrat', en: 'My contract', ar: 'عقدي' }), icon: FileText, order: 62 },
  },
] satisfies Screen[]
