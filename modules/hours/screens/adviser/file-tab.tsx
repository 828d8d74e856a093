import { lazy } from 'react'
import type { FileTab } from '#ui/slots'

export default {
  order: 28,
  path: '/heures',
  title: 'Heures',
  tab: lazy(async () => ({ default: (await import('./hours-tab.tsx')).HoursTab })),
} satisfies FileTab
