import { lazy } from 'react'
import type { Screen } from '#ui/slots'

export default [
  {
    path: '/representant/:token',
    title: 'Signer pour un mineur',
    screen: lazy(async () => ({ default: (await import('./representative.tsx')).Representative })),
  },
] satisfies Screen[]
