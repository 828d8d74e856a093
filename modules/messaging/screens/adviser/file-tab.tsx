import { lazy } from 'react'
import type { FileTab } from '#ui/slots'
import { useConversation } from '../use-conversation.ts'

const tab: FileTab = {
  order: 40,
  path: '/messages',
  title: 'Messages',
  roles: ['adviser'],
  tab: lazy(async () => ({ default: (await import('./messages-tab.tsx')).MessagesTab })),
  badge: (youngPersonId) => useConversation(youngPersonId).data?.unread,
}
export default tab
