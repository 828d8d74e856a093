import { Hourglass } from 'lucide-react'
import { lazy } from 'react'
import type { Role } from '#platform/api'
import type { Screen } from '#ui/slots'
import { useToValidateCount } from './use-portfolio.ts'

const roles: readonly Role[] = ['adviser', 'manager', 'director']

export default [
  {
    path: '/heures',
    title: 'Semaine du portefeuille',
    roles,
    screen: lazy(async () => ({ default: (await import('./portfolio-week.tsx')).PortfolioWeek })),
    nav: { label: 'Heures', icon: Hourglass, order: 35, badge: useToValidateCount },
  },
  {
    path: '/heures/bareme',
    title: 'Barème des heures',
    roles,
    screen: lazy(async () => ({ default: (await import('./scales-page.tsx')).ScalesPage })),
  },
] satisfies Screen[]
