import { lazy } from 'react'
import type { ProfileSection } from '#ui/slots'

const sections: ProfileSection[] = [
  {
    order: 40,
    title: 'Sécurité',
    section: lazy(() => import('../security.tsx').then((m) => ({ default: m.SecuritySection }))),
  },
  { order: 50, title: 'Appareils connectés', section: lazy(() => import('../devices.tsx').then((m) => ({ default: m.Devices }))) },
  { order: 80, title: 'Accords', section: lazy(() => import('../consents.tsx').then((m) => ({ default: m.Consents }))) },
]
export default sections
