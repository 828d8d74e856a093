import { Route } from 'lucide-react'
import { lazy } from 'react'
import type { Screen } from '#ui/slots'
import { texts } from './texts.ts'

export default [
  {
    path: '/plan',
    title: texts.title,
    screen: lazy(async () => ({ default: (await import('./plan-page.tsx')).PlanPage })),
    nav: { label: texts.title, icon: Route, order: 60 },
  },
] satisfies Screen[]
