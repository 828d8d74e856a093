import { ListChecks } from 'lucide-react'
import { lazy } from 'react'
import { inLanguage } from '#ui/language'
import type { Screen } from '#ui/slots'

export default [
  {
    path: '/actions',
    mandate: 'actions',
    title: inLanguage({ fr: 'Mes actions', en: 'My actions', ar: 'خطواتي' }),
    screen: lazy(async () => ({ default: (await import('./actions.tsx')).Actions })),
    nav: { label: inLanguage({ fr: 'Actions', en: 'Actions', ar: 'خطواتي' }), icon: ListChecks, order: 30 },
  },
  {
    path: '/actions/:id',
    mandate: 'actions',
    title: inLanguage({ fr: 'Une action', en: 'An action', ar: 'خطوة' }),
    screen: lazy(async () => ({ default: (await import('./action-page.tsx')).ActionPage })),
  },
] satisfies Screen[]
