import { lazy } from 'react'
import type { HomeCard } from '#ui/slots'

export default {
  order: 35,
  roles: ['adviser', 'manager', 'director'],
  card: lazy(async () => ({ default: (await import('./home-tasks.tsx')).HomeTasks })),
} satisfies HomeCard
