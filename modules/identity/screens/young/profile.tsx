import { lazy } from 'react'
import type { ProfileSection } from '#ui/slots'

const sections: ProfileSection[] = [
  {
    order: 40,
    title: 'Ma connexion',
    section: lazy(() => import('../security.tsx').then((m) => ({ default: m.SecuritySection }))),
  },
  { order: 50, title: 'Mes appareils', section: lazy(() => import('../devices.tsx').then((m) => ({ default: m.Devices }))) },
  { order: 80, title: 'Mes accords', section: lazy(() => import('../consents.tsx').then((m) => ({ default: m.Consents }))) },
  { order: 95, title: 'Fermer mon compte', section: lazy(() => import('../closure.tsx').then((m) => ({ default: m.Closure }))) },
]
export default sections
