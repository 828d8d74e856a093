import { useEffect } from 'react'
import { useLive } from '#ui/live'
import { invalidate, useEndpointPages } from '#ui/use-endpoint'
import { messagingApi } from '../../api.ts'
import { markDelivered, useConversationHints } from '../use-conversation.ts'

/** The conversations where something waits, unread first in the list: the first page holds them. */
export function useUnreadConversations() {
  const { items } = useEndpointPages(messagingApi.conversations, { query: {} })
  return items?.filter((c) => c.unread > 0)
}

/** How many messages wait for the adviser. In the rail of every page: there it also receives what arrives. */
export function useUnreadAndReceive() {
  const waiting = useUnreadConversations()
  useConversationHints()
  useNewPeople()
  useEffect(() => {
    for (const c of waiting ?? []) if (c.lastMessage && c.lastMessage.number > c.deliveredUpTo) markDelivered(c.id, c.lastMessage.number)
  }, [waiting])
  return waiting?.reduce((n, c) => n + c.unread, 0)
}

/** Somebody joins or leaves the portfolio: their conversation comes or goes. */
function useNewPeople() {
  const again = () => void invalidate(messagingApi.conversations)
  useLive('people.young-person-added', again)
  useLive('people.adviser-changed', again)
  useLive('people.archived', again)
  useLive('people.restored', again)
}
