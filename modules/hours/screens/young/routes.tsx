import { lazy } from 'react'
import { inLanguage } from '#ui/language'
import type { Screen } from '#ui/slots'

export default [
  {
    path: '/heures',
    title: inLanguage({ fr: 'Mes heures', en: 'My hours', ar: 'ساعاتي' }),
    screen: lazy(async () => ({ default: (await import('./week-page.tsx')).WeekPage })),
  },
  {
    path: '/heures/semaines',
    title: inLanguage({ fr: 'Mes semaines', en: 'My weeks', ar: 'أسابيعي' }),
    screen: lazy(async () => ({ default: (await import('./weeks-page.tsx')).WeeksPage })),
  },
  {
    path: '/heures/comment',
    title: inLanguage({ fr: 'Comment on compte', en: 'How we count', ar: 'كيف نحسب' }),
    screen: lazy(async () => ({ default: (await import('./scales-page.tsx')).ScalesPage })),
  },
  {
    path: '/heures/:id',
    title: inLanguage({ fr: 'Des heures', en: 'Hours', ar: 'ساعات' }),
    screen: lazy(async () => ({ default: (await import('./entry-page.tsx')).EntryPage })),
  },
] satisfies Screen[]
