import { lazy } from 'react'
import type { FileTab } from '#ui/slots'

export default {
  order: 30,
  path: '/actions',
  title: 'Actions',
  tab: lazy(async () => ({ default: (await import('./actions-tab.tsx')).ActionsTab })),
} satisfies FileTab
