import { CalendarDays } from 'lucide-react'
import { lazy } from 'react'
import { inLanguage } from '#ui/language'
import type { Screen } from '#ui/slots'

const screens: Screen[] = [
  {
    path: '/agenda',
    title: inLanguage({ fr: 'Agenda', en: 'Calendar', ar: 'المواعيد' }),
    screen: lazy(() => import('./agenda.tsx').then((m) => ({ default: m.Agenda }))),
    nav: { label: inLanguage({ fr: 'Agenda', en: 'Calendar', ar: 'المواعيد' }), icon: CalendarDays, order: 30 },
  },
  {
    path: '/agenda/:id',
    title: inLanguage({ fr: 'Rendez-vous', en: 'Appointment', ar: 'موعد' }),
    screen: lazy(() => import('./appointment-page.tsx').then((m) => ({ default: m.AppointmentPage }))),
  },
]
export default screens
