import { lazy } from 'react'
import type { FileTab } from '#ui/slots'

export default {
  order: 29,
  path: '/allocation',
  title: 'Allocation',
  tab: lazy(async () => ({ default: (await import('./allowance-tab.tsx')).AllowanceTab })),
} satisfies FileTab
