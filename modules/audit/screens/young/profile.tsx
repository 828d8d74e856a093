import { lazy } from 'react'
import { inLanguage } from '#ui/language'
import type { ProfileSection } from '#ui/slots'

export default [
  {
    order: 70,
    title: inLanguage({ fr: 'Qui a vu mon dossier', en: 'Who saw my file', ar: 'من رأى ملفي' }),
    section: lazy(async () => ({ default: (await import('./accesses.tsx')).Accesses })),
  },
  {
    order: 80,
    title: inLanguage({ fr: 'Mes données', en: 'My data', ar: 'بياناتي' }),
    section: lazy(async () => ({ default: (await import('./own-data.tsx')).OwnData })),
  },
] satisfies ProfileSection[]
