import { lazy } from 'react'
import { inLanguage } from '#ui/language'
import type { ProfileSection } from '#ui/slots'

export default {
  order: 20,
  title: inLanguage({ fr: 'Mes documents', en: 'My documents', ar: 'وثائقي' }),
  section: lazy(async () => ({ default: (await import('./documents-link.tsx')).DocumentsLink })),
} satisfies ProfileSection
