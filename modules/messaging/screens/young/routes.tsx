import { MessageCircle } from 'lucide-react'
import { lazy } from 'react'
import type { Screen } from '#ui/slots'
import { useUnread } from './use-own-conversation.ts'

const screens: Screen[] = [
  {
    path: '/messages',
    title: 'Messages',
    screen: lazy(async () => ({ default: (await import('./messages.tsx')).Messages })),
    nav: { label: 'Messages', icon: MessageCircle, order: 10, badge: useUnread },
  },
]
export default screens
