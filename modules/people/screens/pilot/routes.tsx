import { lazy } from 'react'
import type { Screen } from '#ui/slots'

const overview = lazy(async () => ({ default: (await import('./overview.tsx')).Overview }))

export default [
  { path: '/', title: 'Vue d’ensemble', screen: overview },
  { path: '/territoires/:code', title: 'Territoire', screen: overview },
] satisfies Screen[]
