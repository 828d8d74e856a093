import { Route } from 'lucide-react'
import { lazy } from 'react'
import { inLanguage } from '#ui/language'
import type { Screen } from '#ui/slots'

export default [
  {
    path: '/plan',
    title: inLanguage({ fr: 'Mon plan', en: 'My plan', ar: 'خطتي' }),
    screen: lazy(async () => ({ default: (await import('./plan-page.tsx')).PlanPage })),
    nav: { label: inLanguage({ fr: 'Mon plan', en: 'My plan', ar: 'خطتي' }), icon: Route, order: 60 },
  },
] satisfies Screen[]
