import { onlineManager } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { EventData, EventType } from '#platform/api'
import { account, isAccountConfirmed, onAccount } from './account.ts'
import { tellContact } from './call.ts'
import { createLiveStream, type Hint } from './live-stream.ts'
import { backoff, queryClient } from './query-cache.ts'

const silence = 60_000 // the server beats every 25 s: longer means a dead line nobody told us about
const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('elan.live') : undefined

const stream = createLiveStream({
  tabs,
  open: openStream,
  lead: (work, signal) => (globalThis.navigator?.locks ? navigator.locks.request('elan.live', { signal }, work) : work()), // without locks: one stream per tab
  pause: (failures, signal) => rest(backoff(failures, 500, 30_000), signal),
  opened: () => undefined,
  lost: () => undefined,
})

/** Calls `handler` each time the server hints that something of this type happened; then read what it names. */
export function useLive<T extends EventType>(type: T, handler: (data: EventData<T>) => void): void
export function useLive(type: string, handler: (data: Record<string, unknown>) => void): void
export function useLive(type: string | EventType, handler: (data: never) => void) {
  const name = typeof type === 'string' ? type : type.type
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => stream.listen((hint) => hint.type === name && latest.current(hint.data as never)), [name])
}

/** Once per page: follows the stream while somebody is signed in. */
export function startLive() {
  const follow = () => {
    stream.stop()
    if (account() !== null && isAccountConfirmed()) stream.start()
  }
  const stops = [onAccount(follow), stream.listen(refetchWhatWasMissed), onlineManager.subscribe((online) => online && wake())]
  follow()
  return () => {
    for (const stop of stops) stop()
    stream.stop()
  }
}

function refetchWhatWasMissed({ type, id }: Hint) {
  // "hello": the stream starts here; what was read before it may have changed unheard.
  if (type === 'reload' || type === 'hello') void queryClient.invalidateQueries({ predicate: (q) => q.state.dataUpdatedAt > 0 })
  // a screen that is not shown hears nothing: what it had read is no longer fresh when it comes back
  else if (id !== undefined) void queryClient.invalidateQueries({ type: 'inactive', refetchType: 'none' })
}

async function openStream(after: string | undefined, signal: AbortSignal) {
  const cut = new AbortController()
  const end = () => cut.abort()
  signal.addEventListener('abort', end)
  const response = await fetch(`/api/events${after === undefined ? '' : `?after=${after}`}`, {
    headers: { accept: 'text/event-stream', ...(after !== undefined && { 'last-event-id': after }) },
    cache: 'no-store',
    signal: cut.signal,
  })
  if (response.status === 401) tellContact('signed-out')
  // open to the account itself, not to who helps
  if (response.status === 403) stream.stop()
  if (!response.ok || !response.body) throw new Error(`stream refused: ${response.status}`)
  tellContact('answered')
  return read(response.body, end)
}

async function* read(body: ReadableStream<Uint8Array>, cut: () => void) {
  const reader = body.getReader()
  const text = new TextDecoder()
  for (;;) {
    const watch = setTimeout(cut, silence)
    const { done, value } = await reader.read().finally(() => clearTimeout(watch))
    if (done) return
    yield text.decode(value, { stream: true })
  }
}

let wake = () => {}
const rest = (ms: number, signal: AbortSignal) =>
  new Promise<void>((end) => {
    const timer = setTimeout(end, ms)
    wake = () => {
      clearTimeout(timer)
      end()
    }
    signal.addEventListener('abort', wake, { once: true })
  })
