import { lazy } from 'react'
import type { ProfileSection } from '#ui/slots'
import { texts } from './texts.ts'

export default [
  {
    order: 70,
    title: texts.accessesTitle,
    section: lazy(async () => ({ default: (await import('./accesses.tsx')).Accesses })),
  },
  {
    order: 80,
    title: texts.ownData,
    section: lazy(async () => ({ default: (await import('./own-data.tsx')).OwnData })),
  },
] satisfies ProfileSection[]
