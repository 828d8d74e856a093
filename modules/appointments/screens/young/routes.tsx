import { lazy } from 'react'
import type { Screen } from '#ui/slots'

const screens: Screen[] = [
  {
    path: '/agenda/:id',
    title: 'Rendez-vous',
    screen: lazy(() => import('./appointment-page.tsx').then((m) => ({ default: m.AppointmentPage }))),
  },
]
export default screens
