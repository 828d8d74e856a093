import { Bell } from 'lucide-react'
import { lazy } from 'react'
import type { Screen } from '#ui/slots'
import { useUnreadNotices } from '../unread.ts'

export default [
  {
    path: '/notifications',
    title: 'Notifications',
    screen: lazy(async () => ({ default: (await import('./centre.tsx')).Centre })),
    roles: ['adviser', 'manager', 'director'],
    nav: { label: 'Notifications', icon: Bell, order: 90, badge: useUnreadNotices },
  },
] satisfies Screen[]
