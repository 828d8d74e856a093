import { lazy } from 'react'
import type { Screen } from '#ui/slots'

export default [
  { path: '/notifications', title: 'Notifications', screen: lazy(async () => ({ default: (await import('./centre.tsx')).Centre })) },
] satisfies Screen[]
