import { lazy } from 'react'
import type { Panel } from '#ui/slots'
import { useUnreadAndReceive } from './use-unread-conversations.ts'

const panel: Panel = {
  title: 'Conversations',
  roles: ['adviser'],
  page: '/messages',
  panel: lazy(async () => ({ default: (await import('./conversation-panel.tsx')).ConversationPanel })),
  badge: useUnreadAndReceive,
}
export default panel
