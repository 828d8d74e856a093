import { lazy } from 'react'
import { inLanguage } from '#ui/language'
import type { ProfileSection } from '#ui/slots'

export default {
  order: 10,
  title: inLanguage({ fr: 'Mes informations', en: 'About me', ar: 'معلوماتي' }),
  section: lazy(async () => ({ default: (await import('./own-profile.tsx')).OwnProfile })),
} satisfies ProfileSection
