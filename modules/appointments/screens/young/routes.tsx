import { CalendarDays } from 'lucide-react'
import { lazy } from 'react'
import type { Screen } from '#ui/slots'

const screens: Screen[] = [
  {
    path: '/agenda',
    title: 'Agenda',
    screen: lazy(() => import('./agenda.tsx').then((m) => ({ default: m.Agenda }))),
    nav: { label: 'Agenda', icon: CalendarDays, order: 30 },
  },
  {
    path: '/agenda/:id',
    title: 'Rendez-vous',
    screen: lazy(() => import('./appointment-page.tsx').then((m) => ({ default: m.AppointmentPage }))),
  },
]
export default screens
