import { lazy } from 'react'
import type { FileTab } from '#ui/slots'

export default {
  order: 60,
  path: '/documents',
  title: 'Documents',
  roles: ['adviser'],
  tab: lazy(async () => ({ default: (await import('./documents-tab.tsx')).DocumentsTab })),
} satisfies FileTab
