import { lazy } from 'react'
import { inLanguage } from '#ui/language'
import type { ProfileSection } from '#ui/slots'

export default {
  order: 25,
  title: inLanguage({ fr: 'Dans mon calendrier', en: 'In my calendar', ar: 'في تقويمي' }),
  section: lazy(async () => ({ default: (await import('./own-feed.tsx')).OwnFeed })),
} satisfies ProfileSection
