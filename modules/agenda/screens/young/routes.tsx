import { CalendarDays } from 'lucide-react'
import { lazy } from 'react'
import type { Screen } from '#ui/slots'
import { texts } from './texts.ts'

const slots = lazy(() => import('./slots.tsx').then((m) => ({ default: m.Slots })))
const screens: Screen[] = [
  {
    path: '/agenda',
    title: texts.title,
    screen: lazy(() => import('./agenda.tsx').then((m) => ({ default: m.Agenda }))),
    nav: { label: texts.title, icon: CalendarDays, order: 30 },
  },
  { path: '/rendez-vous', title: texts.takeAppointment, screen: slots },
  { path: '/rendez-vous/:id', title: texts.moveTitle, screen: slots },
]
export default screens
