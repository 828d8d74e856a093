import { lazy } from 'react'
import type { ProfileSection } from '#ui/slots'
import { texts } from './texts.ts'

const sections: ProfileSection[] = [
  {
    order: 40,
    title: texts.security,
    section: lazy(() => import('../security.tsx').then((m) => ({ default: m.SecuritySection }))),
  },
  { order: 50, title: texts.devices, section: lazy(() => import('../devices.tsx').then((m) => ({ default: m.Devices }))) },
  { order: 80, title: texts.consents, section: lazy(() => import('../consents.tsx').then((m) => ({ default: m.Consents }))) },
  { order: 95, title: texts.closeAccount, section: lazy(() => import('../closure.tsx').then((m) => ({ default: m.Closure }))) },
]
export default sections
