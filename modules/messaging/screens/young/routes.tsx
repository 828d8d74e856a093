import { MessageCircle } from 'lucide-react'
import { lazy } from 'react'
import type { Screen } from '#ui/slots'
import { texts } from './texts.ts'
import { useUnread } from './use-own-conversation.ts'

const screens: Screen[] = [
  {
    path: '/messages',
    title: texts.title,
    screen: lazy(async () => ({ default: (await import('./messages.tsx')).Messages })),
    nav: { label: texts.title, icon: MessageCircle, order: 10, badge: useUnread },
  },
]
export default screens
