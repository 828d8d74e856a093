import { lazy } from 'react'
import type { ProfileSection } from '#ui/slots'

export default {
  order: 10,
  title: 'Mes informations',
  section: lazy(async () => ({ default: (await import('./own-profile.tsx')).OwnProfile })),
} satisfies ProfileSection
