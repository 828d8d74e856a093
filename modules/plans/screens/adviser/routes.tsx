import { GraduationCap } from 'lucide-react'
import { lazy } from 'react'
import type { Screen } from '#ui/slots'

export default [
  {
    path: '/programmes',
    title: 'Programmes',
    roles: ['administrator'],
    screen: lazy(async () => ({ default: (await import('./programmes-page.tsx')).ProgrammesPage })),
    nav: { label: 'Programmes', icon: GraduationCap, order: 40, text: 'Les programmes structurants et leurs règles, version par version.' },
  },
  {
    path: '/programmes/:code',
    title: 'Un programme',
    roles: ['administrator'],
    screen: lazy(async () => ({ default: (await import('./programme-page.tsx')).ProgrammePage })),
  },
] satisfies Screen[]
