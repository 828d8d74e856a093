import { lazy } from 'react'
import type { FileTab } from '#ui/slots'

export default {
  order: 10,
  path: '',
  title: 'Suivi',
  tab: lazy(async () => ({ default: (await import('./follow-up-tab.tsx')).FollowUpTab })),
} satisfies FileTab
