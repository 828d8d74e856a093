import { lazy } from 'react'
import type { HomeCard } from '#ui/slots'

export default {
  order: 40,
  roles: ['adviser', 'manager', 'director'],
  card: lazy(async () => ({ default: (await import('./quiet-files.tsx')).QuietFiles })),
} satisfies HomeCard
