import { lazy } from 'react'
import type { ProfileSection } from '#ui/slots'

export default [
  {
    order: 70,
    title: 'Qui a vu mon dossier',
    section: lazy(async () => ({ default: (await import('./accesses.tsx')).Accesses })),
  },
  {
    order: 80,
    title: 'Mes données',
    section: lazy(async () => ({ default: (await import('./own-data.tsx')).OwnData })),
  },
] satisfies ProfileSection[]
