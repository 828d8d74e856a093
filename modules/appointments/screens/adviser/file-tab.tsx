import { lazy } from 'react'
import { planners } from '#api/appointments'
import type { FileTab } from '#ui/slots'

const tab: FileTab = {
  order: 30,
  path: '/rendez-vous',
  title: 'Rendez-vous',
  roles: planners,
  tab: lazy(() => import('./appointments-tab.tsx').then((m) => ({ default: m.AppointmentsTab }))),
}
export default tab
