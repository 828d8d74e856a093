import { lazy } from 'react'
import type { ProfileSection } from '#ui/slots'

const sections: ProfileSection[] = [
  {
    order: 30,
    roles: ['adviser'],
    title: 'Heures de service',
    section: lazy(async () => ({ default: (await import('./service-hours.tsx')).ServiceHours })),
  },
  {
    order: 31,
    roles: ['adviser', 'manager', 'director'],
    title: 'Modèles de messages',
    section: lazy(async () => ({ default: (await import('./templates.tsx')).Templates })),
  },
]
export default sections
