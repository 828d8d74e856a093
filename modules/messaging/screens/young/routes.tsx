import { MessageCircle } from 'lucide-react'
import { lazy } from 'react'
import { inLanguage } from '#ui/language'
import type { Screen } from '#ui/slots'
import { useUnread } from './use-own-conversation.ts'

const screens: Screen[] = [
  {
    path: '/messages',
    title: inLanguage({ fr: 'Messages', en: 'Messages', ar: 'الرسائل' }),
    screen: lazy(async () => ({ default: (await import('./messages.tsx')).Messages })),
    nav: { label: inLanguage({ fr: 'Messages', en: 'Messages', ar: 'الرسائل' }), icon: MessageCircle, order: 10, badge: useUnread },
  },
]
export default screens
