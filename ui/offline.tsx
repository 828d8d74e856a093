import { onlineManager, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Body, Endpoint } from '#platform/api'
import { RefusalError } from './call.ts'
import { keepDraft, readDraft } from './drafts.ts'
import { timeOfDay } from './format.tsx'
import type { QueuedWrite } from './offline-queue.ts'
import { outbox, outboxView, replayOutbox } from './outbox.ts'
import { uploads } from './send-bytes.ts'
import { spoken } from './sentences.ts'
import { locale } from './spoken-language.ts'
import { texts } from './texts.ts'

export { keepDraft } from './drafts.ts'
export type { QueuedWrite } from './offline-queue.ts'

/** A write kept on this device, as the screen of its endpoint reads it. */
export type KeptWrite<E extends Endpoint = Endpoint> = Omit<QueuedWrite, 'input'> & {
  input: { params: Record<string, string>; query?: Record<string, string>; body: Body<E> }
  /** Why the server said no; for `refusalSentence`. Undefined while it waits for the network. */
  refused?: RefusalError
}

/** What the person wrote that the server has not taken yet: `pending` goes by itself, `refused` waits for them. */
export function useOfflineQueue<E extends Endpoint>(endpoint?: E) {
  const all = useSyncExternalStore(outboxView.subscribe, outboxView.get)
  const mine = all
    .filter((w) => !endpoint || (w.path === endpoint.path && w.method === endpoint.method))
    .map((w) => ({ ...w, refused: w.refusal && new RefusalError(w.refusal) }) as KeptWrite<E>)
  return {
    pending: mine.filter((w) => !w.refused),
    refused: mine.filter((w) => w.refused),
    /** Sends a refused write again, as it was or with a corrected body. */
    retry: (key: string, body?: Body<E>) => void outbox.retry(key, body).then(replayOutbox),
    drop: (key: string) => void outbox.drop(key),
    /** Tries now instead of waiting for the next attempt. */
    sendNow: () => void replayOutbox(),
  }
}

/** How much of the bytes sent to an address that holds this text has left, 0 to 1; undefined when nothing is under way. */
export const useUploadShare = (mark: string) => useSyncExternalStore(uploads.subscribe, () => uploads.shareOf(mark))

/** A text field that survives a reload, a closed page and a lost network, until it is sent: `[text, setText, clear]`. */
export function useDraft(name: string): [text: string, setText: (text: string) => void, clear: () => void] {
  const [draft, setDraft] = useState(() => ({ name, text: readDraft(name) }))
  if (draft.name !== name) setDraft({ name, text: readDraft(name) })
  const setText = (text: string) => {
    keepDraft(name, text)
    setDraft({ name, text })
  }
  return [draft.name === name ? draft.text : readDraft(name), setText, () => setText('')]
}

/** Whether the server is out of reach, and since when the oldest thing on the screen is known. */
export function useFreshness() {
  const offline = !useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline() && navigator.onLine,
  )
  const client = useQueryClient()
  const [since, setSince] = useState<number>()
  useEffect(() => {
    if (!offline) return setSince(undefined)
    const look = () => {
      const shown = client.getQueryCache().findAll({ type: 'active' })
      const times = shown.map((q) => q.state.dataUpdatedAt).filter((at) => at > 0)
      setSince(times.length > 0 ? Math.min(...times) : undefined)
    }
    look()
    return client.getQueryCache().subscribe(() => queueMicrotask(look))
  }, [offline, client])
  return { offline, since: since === undefined ? undefined : new Date(since) }
}

/** "Hors ligne. Ce que tu vois date de 14 h 05.": the line at the top of each shell, in its voice; nothing when online. */
export function OfflineBanner({ className }: { className?: string }) {
  const { offline, since } = useFreshness()
  return (
    <div role="status" className={className} hidden={!offline}>
      {offline && offlineSentence(since, new Date())}
    </div>
  )
}

const offlineSentence = (since: Date | undefined, now: Date) =>
  since
    ? spoken() === 'tu'
      ? texts.offline(moment(since, now))
      : `Hors ligne. Ce que vous voyez date ${moment(since, now)}.`
    : texts.offlineEmpty

function moment(at: Date, now: Date) {
  const time = timeOfDay(at, Intl.DateTimeFormat().resolvedOptions().timeZone)
  if (at.toDateString() === now.toDateString()) return texts.sinceTime(time)
  return texts.sinceDay(at.toLocaleDateString(locale(), { weekday: 'long', day: 'numeric', month: 'long' }), time)
}
