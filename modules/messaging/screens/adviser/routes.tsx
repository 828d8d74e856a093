import { MessageCircle } from 'lucide-react'
import { lazy } from 'react'
import type { Screen } from '#ui/slots'
import { useUnread } from './use-unread-conversations.ts'

const screens: Screen[] = [
  {
    path: '/messages/:id?',
    title: 'Messages',
    roles: ['adviser'],
    screen: lazy(async () => ({ default: (await import('./messages-page.tsx')).MessagesPage })),
    nav: { label: 'Messages', icon: MessageCircle, order: 20, badge: useUnread },
  },
]
export default screens
