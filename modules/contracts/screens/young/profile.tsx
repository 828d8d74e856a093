import { lazy } from 'react'
import type { ProfileSection } from '#ui/slots'

export default {
  order: 15,
  title: 'Mon contrat',
  section: lazy(async () => ({ default: (await import('./profile-section.tsx')).ContractSection })),
} satisfies ProfileSection
