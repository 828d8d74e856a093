import { lazy } from 'react'
import type { FileTab } from '#ui/slots'

export default {
  order: 15,
  path: '/parcours',
  title: 'Parcours',
  tab: lazy(async () => ({ default: (await import('./course-tab.tsx')).CourseTab })),
} satisfies FileTab
