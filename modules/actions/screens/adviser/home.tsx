import { lazy } from 'react'
import type { HomeCard } from '#ui/slots'

export default {
  order: 30,
  roles: ['adviser', 'manager', 'director'],
  card: lazy(async () => ({ default: (await import('./home-card.tsx')).HomeToQualify })),
} satisfies HomeCard
