import { lazy } from 'react'
import type { ProfileSection } from '#ui/slots'

const section: ProfileSection = {
  order: 30,
  roles: ['adviser'],
  title: 'Heures de service',
  section: lazy(async () => ({ default: (await import('./service-hours.tsx')).ServiceHours })),
}
export default section
