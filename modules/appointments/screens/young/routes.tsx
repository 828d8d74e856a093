import { CalendarDays } from 'lucide-react'
import { lazy } from 'react'
import type { Screen } from '#ui/slots'
import { texts } from './texts.ts'

const screens: Screen[] = [
  {
    path: '/agenda',
    title: texts.agenda,
    screen: lazy(() => import('./agenda.tsx').then((m) => ({ default: m.Agenda }))),
    nav: { label: texts.agenda, icon: CalendarDays, order: 30 },
  },
  {
    path: '/agenda/:id',
    title: texts.one,
    screen: lazy(() => import('./appointment-page.tsx').then((m) => ({ default: m.AppointmentPage }))),
  },
]
export default screens
