import { lazy } from 'react'
import { inLanguage } from '#ui/language'
import type { Screen } from '#ui/slots'

const screens: Screen[] = [
  {
    path: '/agenda/:id',
    mandate: 'agenda',
    title: inLanguage({ fr: 'Rendez-vous', en: 'Appointment', ar: 'موعد' }),
    screen: lazy(() => import('./appointment-page.tsx').then((m) => ({ default: m.AppointmentPage }))),
  },
]
export default screens
