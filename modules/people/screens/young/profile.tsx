import { lazy } from 'react'
import type { ProfileSection } from '#ui/slots'
import { texts } from './texts.ts'

export default {
  order: 10,
  title: texts.title,
  section: lazy(async () => ({ default: (await import('./own-profile.tsx')).OwnProfile })),
} satisfies ProfileSection
