import { lazy } from 'react'
import type { Screen } from '#ui/slots'

export default [
  {
    path: '/',
    title: 'Accueil',
    roles: ['adviser', 'manager', 'director'],
    screen: lazy(async () => ({ default: (await import('./portfolio.tsx')).Home })),
  },
] satisfies Screen[]
