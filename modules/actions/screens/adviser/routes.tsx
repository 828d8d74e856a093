import { ClipboardCheck } from 'lucide-react'
import { lazy } from 'react'
import type { Role } from '#platform/api'
import type { Screen } from '#ui/slots'
import { useToQualifyCount } from './use-to-qualify.ts'

const roles: readonly Role[] = ['adviser', 'manager', 'director']

export default [
  {
    path: '/actions-a-qualifier',
    title: 'Actions à qualifier',
    roles,
    screen: lazy(async () => ({ default: (await import('./to-qualify.tsx')).ToQualify })),
    nav: { label: 'À qualifier', icon: ClipboardCheck, order: 40, badge: useToQualifyCount },
  },
  {
    path: '/donner-une-action',
    title: 'Donner une action',
    roles,
    screen: lazy(async () => ({ default: (await import('./give-page.tsx')).GivePage })),
  },
] satisfies Screen[]
