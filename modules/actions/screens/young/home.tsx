import { lazy } from 'react'
import type { HomeCard } from '#ui/slots'

export default {
  order: 30,
  mandate: 'actions',
  card: lazy(async () => ({ default: (await import('./today-card.tsx')).TodayCard })),
} satisfies HomeCard
