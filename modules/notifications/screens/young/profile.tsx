import { lazy } from 'react'
import type { ProfileSection } from '#ui/slots'

export default {
  order: 20,
  title: 'Notifications',
  section: lazy(async () => ({ default: (await import('./preferences.tsx')).NotificationChoices })),
} satisfies ProfileSection
