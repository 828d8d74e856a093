import { lazy } from 'react'
import type { Screen } from '#ui/slots'
import { texts } from './texts.ts'

export default [
  { path: '/notifications', title: texts.title, screen: lazy(async () => ({ default: (await import('./centre.tsx')).Centre })) },
] satisfies Screen[]
