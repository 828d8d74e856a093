import { CalendarDays } from 'lucide-react'
import { lazy } from 'react'
import { planners } from '#api/appointments'
import type { Screen } from '#ui/slots'

const screens: Screen[] = [
  {
    path: '/agenda',
    title: 'Agenda',
    roles: planners,
    screen: lazy(() => import('./agenda-page.tsx').then((m) => ({ default: m.AgendaPage }))),
    nav: { label: 'Agenda', icon: CalendarDays, order: 30 },
  },
  {
    path: '/creneaux',
    title: 'Mes créneaux',
    roles: planners,
    screen: lazy(() => import('./slots-page.tsx').then((m) => ({ default: m.SlotsPage }))),
  },
]
export default screens
