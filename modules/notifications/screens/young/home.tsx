import { lazy } from 'react'
import type { HomeCard } from '#ui/slots'

export default {
  order: 60,
  card: lazy(async () => ({ default: (await import('./home-card.tsx')).HomeNotices })),
} satisfies HomeCard
