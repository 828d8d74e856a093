import { useEffect, useMemo, useRef, useState } from 'react'
import { fileScanned } from '#api/files'
import { useLive } from '#ui/live'
import { useSession } from '#ui/session'
import { call, invalidate, useEndpoint, useEndpointPages } from '#ui/use-endpoint'
import { type Message, messageChanged, messageSent, messagingApi, receiptMoved, typing } from '../api.ts'

/** Reads a conversation again wherever it is shown: its lines, its counters, its place in lists. */
export function refreshConversation(id: string) {
  void invalidate(messagingApi.messages, { id })
  void invalidate(messagingApi.conversation, { id })
  void invalidate(messagingApi.conversations)
}

const received = new Map<string, number>()
/** Tells the server, once, that this screen has received everything up to a number. */
export function markDelivered(id: string, upTo: number) {
  if ((received.get(id) ?? 0) >= upTo) return
  received.set(id, upTo)
  call(messagingApi.delivered, { params: { id }, body: { upTo } }).catch(() => received.delete(id))
}

/** Follows the hints of all conversations. Mounted once by each shell, on every page: a message is received wherever one is. */
export function useConversationHints() {
  const { id: me } = useSession()
  useLive(messageSent, ({ conversationId, authorId, number }) => {
    if (authorId !== me) markDelivered(conversationId, number)
    refreshConversation(conversationId)
  })
  useLive(messageChanged, ({ conversationId }) => refreshConversation(conversationId))
  useLive(fileScanned, ({ ownerKind, youngPersonId }) => ownerKind === 'message' && refreshConversation(youngPersonId))
  useLive(receiptMoved, ({ conversationId }) => refreshConversation(conversationId))
}

/** Whose conversation it is, who answers, whether they are in service now. */
export const useConversation = (id: string) => useEndpoint(messagingApi.conversation, { params: { id } }, { refetchInterval: 60_000 })

/** The messages read so far, oldest first, and how to read older ones. */
export function useMessages(id: string) {
  const reading = useEndpointPages(messagingApi.messages, { params: { id }, query: {} }, { cursor: 'before' })
  const messages = useMemo(() => reading.pages?.toReversed().flatMap((p) => p.items), [reading.pages])
  return { ...reading, messages }
}

/** Somebody on the other side is typing: true for a few seconds after each hint. */
export function useTyping(id: string) {
  const { id: me } = useSession()
  const [isTyping, setTyping] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const stop = () => {
    clearTimeout(timer.current)
    setTyping(false)
  }
  useLive(typing, ({ conversationId, accountId }) => {
    if (conversationId !== id || accountId === me) return
    clearTimeout(timer.current)
    setTyping(true)
    timer.current = setTimeout(stop, 5_000)
  })
  useLive(messageSent, ({ conversationId, authorId }) => conversationId === id && authorId !== me && stop())
  useEffect(() => () => clearTimeout(timer.current), [])
  return isTyping
}

/** Marks as read what is on screen in a window that somebody looks at. Gives the element that holds the lines. */
export function useReadMark(
  id: string,
  messages: readonly Message[] | undefined,
  isOwn: (m: Message) => boolean,
  readUpTo: number | undefined,
) {
  const list = useRef<HTMLOListElement>(null)
  const told = useRef(0)
  useEffect(() => {
    if (!messages || readUpTo === undefined || !list.current) return
    let seen = 0
    const tell = () => {
      if (document.visibilityState !== 'visible' || !document.hasFocus()) return
      const known = Math.max(readUpTo, told.current)
      if (!messages.some((m) => m.number > known && m.number <= seen && !isOwn(m))) return
      told.current = seen
      call(messagingApi.read, { params: { id }, body: { upTo: seen } }).catch(() => {
        told.current = 0
      })
    }
    const watch = new IntersectionObserver((entries) => {
      for (const e of entries) if (e.isIntersecting) seen = Math.max(seen, Number((e.target as HTMLElement).dataset.number))
      tell()
    })
    for (const line of list.current.querySelectorAll('[data-number]')) watch.observe(line)
    window.addEventListener('focus', tell)
    document.addEventListener('visibilitychange', tell)
    return () => {
      watch.disconnect()
      window.removeEventListener('focus', tell)
      document.removeEventListener('visibilitychange', tell)
    }
  }, [id, messages, isOwn, readUpTo])
  return list
}
