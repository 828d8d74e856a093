import { useEffect } from 'react'
import { v7 } from 'uuid'
import { filesApi } from '#api/files'
import { useOfflineQueue } from '#ui/offline'
import { patchCached, useWrite } from '#ui/use-endpoint'
import { messagingApi } from '../api.ts'
import { refreshConversation } from './use-conversation.ts'

/** What was sent with a message from this page, while it is on its way: their bytes leave the queue before the message does. */
const onTheirWay = new Map<string, Enclosed>()
/** A file that a message on its way brings. */
export type Enclosed = { id: string; name: string; type: string; bytes: number | undefined }

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
  const uploads = useOfflineQueue(filesApi.upload)
  const upload = useWrite(filesApi.upload, { offline: true, lane: () => `conversation ${id}`, invalidates: [filesApi.list] })
  const enclose = (file: File) => {
    const fileId = v7()
    onTheirWay.set(fileId, { id: fileId, name: file.name, type: file.type, bytes: file.size })
    // in the lane of the conversation: they arrive before the message that names them
    upload.send({ query: { id: fileId, youngPersonId: id, purpose: 'attachment', name: file.name }, body: file })
    return fileId
  }
  const refusedUpload = (fileIds: readonly string[] = []) => uploads.refused.filter((u) => fileIds.includes(u.input.query?.id ?? ''))
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
    /** Why a file was refused says more than that its message was. */
    refused: refused.filter(here).map((w) => ({ ...w, refused: refusedUpload(w.input.body.fileIds)[0]?.refused ?? w.refused })),
    retry: (key: string, fileIds?: readonly string[]) => {
      for (const u of refusedUpload(fileIds)) uploads.retry(u.key)
      retry(key)
    },
    drop: (key: string, fileIds?: readonly string[]) => {
      for (const u of refusedUpload(fileIds)) uploads.drop(u.key)
      drop(key)
    },
    sendNow,
    enclosedIn: (fileIds: readonly string[] = []) => fileIds.map((fileId) => onTheirWay.get(fileId) ?? enclosedIn(uploads.pending, fileId)),
    send: (text: string, { replyToId, files = [] }: { replyToId?: string | undefined; files?: readonly File[] } = {}) => {
      const fileIds = files.map(enclose)
      write.send({ params: { id }, body: { id: v7(), text, ...(replyToId && { replyToId }), ...(fileIds.length && { fileIds }) } })
    },
  }
}

type Waiting = { input: { query?: Record<string, string>; body: unknown } }
/** After the page was closed and opened again, the queue still knows. */
function enclosedIn(pending: readonly Waiting[], id: string): Enclosed {
  const found = pending.find((u) => u.input.query?.id === id)?.input
  const bytes = found?.body instanceof Blob ? found.body : undefined
  return { id, name: found?.query?.name ?? 'Pièce jointe', type: bytes?.type ?? '', bytes: bytes?.size }
}
