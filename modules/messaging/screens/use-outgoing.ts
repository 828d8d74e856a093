import { useEffect } from 'react'
import { v7 } from 'uuid'
import { useOfflineQueue } from '#ui/offline'
import { patchCached, useWrite } from '#ui/use-endpoint'
import { messagingApi } from '../api.ts'
import { refreshConversation } from './use-conversation.ts'

/** Sends the texts of a conversation, in their order, and keeps those the server has not taken yet. */
export function useOutgoing(id: string) {
  const { pending, refused, retry, drop, sendNow } = useOfflineQueue(messagingApi.send)
  const write = useWrite(messagingApi.send, {
    offline: true,
    lane: () => `conversation ${id}`,
    onDone: (message) => {
      patchCached(messagingApi.messages, { id }, (page) =>
        page.items.at(-1)?.number === message.number - 1 || (message.number === 1 && !page.items.length)
          ? { ...page, items: [...page.items, message] }
          : page,
      )
      refreshConversation(id)
    },
  })
  // what an earlier page could not send goes now, and when the network is back
  // biome-ignore lint/correctness/useExhaustiveDependencies: the function changes at each drawing, what it does never does
  useEffect(() => {
    sendNow()
    window.addEventListener('online', sendNow)
    return () => window.removeEventListener('online', sendNow)
  }, [])
  const here = <W extends { input: { params: Record<string, string> } }>(w: W) => w.input.params.id === id
  return {
    pending: pending.filter(here),
    refused: refused.filter(here),
    retry,
    drop,
    sendNow,
    send: (text: string, replyToId?: string) => write.send({ params: { id }, body: { id: v7(), text, ...(replyToId && { replyToId }) } }),
  }
}
