import { lazy } from 'react'
import type { FileTab } from '#ui/slots'

export default {
  order: 15,
  path: '/plan',
  title: 'Plan',
  tab: lazy(async () => ({ default: (await import('./course-tab.tsx')).CourseTab })),
} satisfies FileTab
