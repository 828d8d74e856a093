import { lazy } from 'react'
import type { HomeCard } from '#ui/slots'

export default {
  order: 40,
  card: lazy(async () => ({ default: (await import('./plan-card.tsx')).PlanCard })),
} satisfies HomeCard
