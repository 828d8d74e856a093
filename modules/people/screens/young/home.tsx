import { lazy } from 'react'
import type { HomeCard } from '#ui/slots'

export default {
  order: 1,
  card: lazy(async () => ({ default: (await import('./ended.tsx')).Ended })),
} satisfies HomeCard
