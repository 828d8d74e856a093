import { lazy } from 'react'
import type { Screen } from '#ui/slots'

export default [
  {
    path: '/simulateur',
    title: 'Simuler mon allocation',
    screen: lazy(async () => ({ default: (await import('./simulator.tsx')).Simulator })),
  },
] satisfies Screen[]
