import { lazy } from 'react'
import type { HomeCard } from '#ui/slots'

export default {
  order: 5,
  card: lazy(async () => ({ default: (await import('./home-card.tsx')).ContractToSign })),
} satisfies HomeCard
