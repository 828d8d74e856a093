import { lazy } from 'react'
import type { FileTab } from '#ui/slots'

export default {
  order: 90,
  path: '/envois',
  title: 'Envois',
  roles: ['adviser', 'manager', 'director'],
  tab: lazy(async () => ({ default: (await import('./deliveries.tsx')).Deliveries })),
} satisfies FileTab
