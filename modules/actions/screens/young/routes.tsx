import { ListChecks } from 'lucide-react'
import { lazy } from 'react'
import type { Screen } from '#ui/slots'

export default [
  {
    path: '/actions',
    title: 'Mes actions',
    screen: lazy(async () => ({ default: (await import('./actions.tsx')).Actions })),
    nav: { label: 'Actions', icon: ListChecks, order: 30 },
  },
  { path: '/actions/:id', title: 'Une action', screen: lazy(async () => ({ default: (await import('./action-page.tsx')).ActionPage })) },
] satisfies Screen[]
