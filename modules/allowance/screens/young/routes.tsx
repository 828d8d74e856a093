import { lazy } from 'react'
import type { Screen } from '#ui/slots'

export default [
  {
    path: '/allocation',
    title: 'Mon allocation',
    screen: lazy(async () => ({ default: (await import('./my-allowance.tsx')).MyAllowance })),
  },
] satisfies Screen[]
