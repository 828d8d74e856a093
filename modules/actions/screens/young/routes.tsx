import { ListChecks } from 'lucide-react'
import { lazy } from 'react'
import type { Screen } from '#ui/slots'
import { texts } from './texts.ts'

export default [
  {
    path: '/actions',
    title: texts.list,
    screen: lazy(async () => ({ default: (await import('./actions.tsx')).Actions })),
    nav: { label: texts.nav, icon: ListChecks, order: 30 },
  },
  { path: '/actions/:id', title: texts.one, screen: lazy(async () => ({ default: (await import('./action-page.tsx')).ActionPage })) },
] satisfies Screen[]
