import { lazy } from 'react'
import type { HomeCard } from '#ui/slots'

export default {
  order: 10,
  card: lazy(async () => ({ default: (await import('./week-card.tsx')).WeekCard })),
} satisfies HomeCard
