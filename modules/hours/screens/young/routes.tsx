import { lazy } from 'react'
import type { Screen } from '#ui/slots'

export default [
  { path: '/heures', title: 'Mes heures', screen: lazy(async () => ({ default: (await import('./week-page.tsx')).WeekPage })) },
  {
    path: '/heures/semaines',
    title: 'Mes semaines',
    screen: lazy(async () => ({ default: (await import('./weeks-page.tsx')).WeeksPage })),
  },
  {
    path: '/heures/comment',
    title: 'Comment on compte',
    screen: lazy(async () => ({ default: (await import('./scales-page.tsx')).ScalesPage })),
  },
  { path: '/heures/:id', title: 'Des heures', screen: lazy(async () => ({ default: (await import('./entry-page.tsx')).EntryPage })) },
] satisfies Screen[]
