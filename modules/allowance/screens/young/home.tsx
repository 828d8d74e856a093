import { lazy } from 'react'
import type { HomeCard } from '#ui/slots'

export default {
  order: 45,
  card: lazy(async () => ({ default: (await import('./my-allowance.tsx')).AllowanceCard })),
} satisfies HomeCard
