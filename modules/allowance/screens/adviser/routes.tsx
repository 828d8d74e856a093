import { HandCoins } from 'lucide-react'
import { lazy } from 'react'
import type { Screen } from '#ui/slots'
import { useToLookAtCount } from './use-to-do.ts'

export default [
  {
    path: '/declarations',
    title: 'Déclarations à vérifier',
    roles: ['adviser', 'manager', 'director'],
    nav: { label: 'Allocations', icon: HandCoins, order: 45, badge: useToLookAtCount },
    screen: lazy(async () => ({ default: (await import('./declarations-page.tsx')).DeclarationsPage })),
  },
  {
    path: '/calculs-allocation',
    title: 'Calculs de l’allocation',
    roles: ['paymentsOfficer', 'director', 'administrator'],
    screen: lazy(async () => ({ default: (await import('./runs-page.tsx')).RunsPage })),
  },
] satisfies Screen[]
