import { useEffect } from 'react'
import { useSession } from '#ui/session'
import { markDelivered, useConversation, useConversationHints } from '../use-conversation.ts'

/** How many messages wait for the young person. In the navigation of every page: there it also receives what arrives. */
export function useUnread() {
  const { data } = useConversation(useSession().id)
  useConversationHints()
  useEffect(() => {
    if (data && data.lastNumber > data.deliveredUpTo) markDelivered(data.id, data.lastNumber)
  }, [data])
  return data?.unread
}
