import { lazy } from 'react'
import type { ProfileSection } from '#ui/slots'

export default {
  order: 35,
  roles: ['adviser'],
  title: 'E-mail du matin',
  section: lazy(async () => ({ default: (await import('./digest-choice.tsx')).DigestChoice })),
} satisfies ProfileSection
