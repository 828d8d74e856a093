import { Users } from 'lucide-react'
import { lazy } from 'react'
import { hosts } from '#api/workshops'
import type { Screen } from '#ui/slots'

const screens: Screen[] = [
  {
    path: '/ateliers',
    title: 'Ateliers',
    roles: hosts,
    screen: lazy(() => import('./workshops-page.tsx').then((m) => ({ default: m.WorkshopsPage }))),
    nav: { label: 'Ateliers', icon: Users, order: 35 },
  },
  {
    path: '/ateliers/:id',
    title: 'Atelier',
    roles: hosts,
    screen: lazy(() => import('./session-page.tsx').then((m) => ({ default: m.SessionPage }))),
  },
]
export default screens
