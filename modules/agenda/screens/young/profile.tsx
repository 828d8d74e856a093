import { lazy } from 'react'
import type { ProfileSection } from '#ui/slots'
import { texts } from './texts.ts'

export default {
  order: 25,
  title: texts.feedTitle,
  section: lazy(async () => ({ default: (await import('./own-feed.tsx')).OwnFeed })),
} satisfies ProfileSection
