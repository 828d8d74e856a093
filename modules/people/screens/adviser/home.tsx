import { lazy } from 'react'
import type { HomeCard } from '#ui/slots'

export default {
  order: 15,
  roles: ['adviser'],
  card: lazy(async () => ({ default: (await import('./home-transfers.tsx')).HomeTransfers })),
} satisfies HomeCard
