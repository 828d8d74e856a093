import { lazy } from 'react'
import type { ProfileSection } from '#ui/slots'

export default {
  order: 40,
  roles: ['adviser', 'manager', 'director'],
  title: 'Mon agenda dans mon calendrier',
  section: lazy(async () => ({ default: (await import('./own-feed.tsx')).OwnFeed })),
} satisfies ProfileSection
