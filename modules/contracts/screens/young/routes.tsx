import { lazy } from 'react'
import type { Screen } from '#ui/slots'

export default [
  { path: '/contrat', title: 'Mon contrat', screen: lazy(async () => ({ default: (await import('./my-contract.tsx')).MyContract })) },
] satisfies Screen[]
