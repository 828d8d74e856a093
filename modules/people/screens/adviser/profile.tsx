import { lazy } from 'react'
import type { ProfileSection } from '#ui/slots'

export default {
  order: 20,
  title: 'Remplacement',
  roles: ['adviser', 'manager', 'director'],
  section: lazy(async () => ({ default: (await import('./covers.tsx')).OwnCovers })),
} satisfies ProfileSection
