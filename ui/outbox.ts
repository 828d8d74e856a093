import { onlineManager } from '@tanstack/react-query'
import { createStore, del, entries, set } from 'idb-keyval'
import { account, isAccountConfirmed, onAccount } from './account.ts'
import { longestWait, request } from './call.ts'
import { createOfflineQueue, type QueuedWrite, type QueueStorage, type Settled } from './offline-queue.ts'
import { backoff, queryClient } from './query-cache.ts'

type News = { settled?: Omit<Settled, 'refusal'> & { refused?: boolean } }
const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('elan.outbox') : undefined
const watchers = new Set<() => void>()
const waiting = new Map<string, (outcome: Settled) => void>()
let shown: QueuedWrite[] = []
let failures = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** The writes of this device that the server has not answered yet. */
export const outbox = createOfflineQueue({
  storage: onDevice(),
  send: ({ method, path, input, key }) =>
    request(method, path, input, { idempotencyKey: key, signal: AbortSignal.timeout(longestWait(input)) }),
  exclusive: (name, work) => (globalThis.navigator?.locks ? navigator.locks.request(`elan.${name}`, work) : inThisTab(name, work)),
  newKey: () => crypto.randomUUID(),
  now: () => new Date(),
  changed: () => tell({}),
  settled(outcome) {
    hear(outcome)
    const { refusal, ...rest } = outcome
    tell({ settled: { ...rest, refused: refusal !== undefined } })
  },
})

/** Sends what can be sent now; tries again by itself until nothing is left. */
export async function replayOutbox() {
  clearTimeout(timer)
  const owner = account()
  if (owner === null || !isAccountConfirmed()) return
  const { done, waitSeconds } = await outbox.replay(owner)
  failures = done ? 0 : failures + 1
  if (!done) timer = setTimeout(() => void replayOutbox(), waitSeconds ? waitSeconds * 1_000 : backoff(failures, 1_000, 60_000))
}

/** Starts replaying at start, at sign-in and when the network is back. */
export function startOutbox() {
  const now = () => void replayOutbox()
  const stops = [onAccount(now), onlineManager.subscribe((online) => online && now())]
  void refresh()
  now()
  return () => {
    for (const stop of stops) stop()
  }
}

/** The outcome of one write, when it comes while this page is open. */
export const outcomeOf = (key: string) => new Promise<Settled>((heard) => waiting.set(key, heard))
export const forgetOutcome = (key: string) => waiting.delete(key)

/** For React: what is kept for the signed-in account, in order. */
export const outboxView = {
  get: () => shown,
  subscribe(watcher: () => void) {
    watchers.add(watcher)
    return () => {
      watchers.delete(watcher)
    }
  },
}

async function refresh() {
  shown = (await outbox.all()).filter((w) => w.account === account())
  for (const watcher of watchers) watcher()
}
onAccount(() => void refresh())

function tell(news: News) {
  tabs?.postMessage(news)
  void refresh()
}
tabs?.addEventListener('message', ({ data }: MessageEvent<News>) => {
  void refresh()
  if (data.settled && !data.settled.refused) hear(data.settled)
})
function hear(outcome: Settled) {
  waiting.get(outcome.write.key)?.(outcome)
  waiting.delete(outcome.write.key)
  const paths = outcome.write.invalidates
  if (paths.length > 0) void queryClient.invalidateQueries({ predicate: ({ queryKey }) => paths.includes(String(queryKey[0])) })
}

function onDevice(): QueueStorage {
  const memory = new Map<string, QueuedWrite>() // where the browser refuses storage the page still keeps what it can
  const store = 'indexedDB' in globalThis ? createStore('elan-outbox', 'writes') : undefined
  const attempt = async <T>(work: (s: NonNullable<typeof store>) => Promise<T>, fallback: () => T) => {
    if (!store) return fallback()
    return work(store).catch(fallback)
  }
  return {
    all: async () => [
      ...(await attempt(
        async (s) => (await entries<string, QueuedWrite>(s)).map(([, w]) => w),
        () => [],
      )),
      ...memory.values(),
    ],
    put: (write) =>
      attempt(
        (s) => set(write.key, write, s),
        () => void memory.set(write.key, write),
      ),
    remove: async (key) => {
      memory.delete(key)
      await attempt(
        (s) => del(key, s),
        () => undefined,
      )
    },
  }
}

const tails = new Map<string, Promise<unknown>>()
function inThisTab<T>(name: string, work: () => Promise<T>): Promise<T> {
  const turn = (tails.get(name) ?? Promise.resolve()).then(work, work)
  tails.set(
    name,
    turn.catch(() => undefined),
  )
  return turn
}
