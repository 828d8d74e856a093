import { lazy } from 'react'
import type { HomeCard } from '#ui/slots'

export default {
  order: 45,
  roles: ['adviser', 'manager', 'director'],
  card: lazy(async () => ({ default: (await import('./home-card.tsx')).HomePlans })),
} satisfies HomeCard
