import { lazy } from 'react'
import { inLanguage } from '#ui/language'
import type { ProfileSection } from '#ui/slots'

export default {
  order: 20,
  title: inLanguage({ fr: 'Notifications', en: 'Notifications', ar: 'الإشعارات' }),
  section: lazy(async () => ({ default: (await import('./preferences.tsx')).NotificationChoices })),
} satisfies ProfileSection
