import { lazy } from 'react'
import { inLanguage } from '#ui/language'
import type { ProfileSection } from '#ui/slots'

export default {
  order: 15,
  title: inLanguage({ fr: 'Mon contrat', en: 'My contract', ar: 'عقدي' }),
  section: lazy(async () => ({ default: (await import('./profile-section.tsx')).ContractSection })),
} satisfies ProfileSection
