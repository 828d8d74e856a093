import { lazy } from 'react'
import type { ProfileSection } from '#ui/slots'
import { texts } from './texts.ts'

export default {
  order: 20,
  title: texts.title,
  section: lazy(async () => ({ default: (await import('./preferences.tsx')).NotificationChoices })),
} satisfies ProfileSection
