import { lazy } from 'react'
import type { HomeCard } from '#ui/slots'

export default {
  order: 45,
  roles: ['youngPerson'],
  card: lazy(() => import('./slots-card.tsx').then((m) => ({ default: m.SlotsCard }))),
} satisfies HomeCard
