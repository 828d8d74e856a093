import { lazy } from 'react'
import { inLanguage } from '#ui/language'
import type { ProfileSection } from '#ui/slots'

export default {
  order: 17,
  title: inLanguage({ fr: 'Mon allocation', en: 'My allowance', ar: 'منحتي' }),
  section: lazy(async () => ({ default: (await import('./profile-section.tsx')).AllowanceSection })),
} satisfies ProfileSection
