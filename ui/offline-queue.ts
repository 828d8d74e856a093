import { type AnyInput, isTransient, NetworkError, RefusalError } from './call.ts'

/** A write the person made, kept on the device until the server has answered. `key` is its Idempotency-Key. */
export type QueuedWrite = {
  key: string
  /** Never sent as anybody else. */
  account: string
  /** Writes of one lane keep their order, e.g. the messages of a conversation. */
  lane: string
  order: number
  madeAt: string
  method: string
  path: string
  input: AnyInput
  /** Path templates to read again once it is done. */
  invalidates: string[]
  /** Present when the server said no: the text stays here until the person edits, retries or drops it. */
  refusal?: { status: number; code: string; params?: Record<string, unknown>; requestId: string }
}
export type Intent = Pick<QueuedWrite, 'account' | 'lane' | 'method' | 'path' | 'input' | 'invalidates'>
export type QueueStorage = {
  all: () => Promise<QueuedWrite[]>
  put: (write: QueuedWrite) => Promise<void>
  remove: (key: string) => Promise<void>
}
export type Settled = { write: QueuedWrite; reply?: unknown; refusal?: RefusalError }
type Outside = {
  storage: QueueStorage
  send: (write: QueuedWrite) => Promise<unknown>
  /** Runs one work at a time per name, across all tabs. */
  exclusive: <T>(name: string, work: () => Promise<T>) => Promise<T>
  newKey: () => string
  now: () => Date
  /** Something was added, sent, refused or dropped. */
  changed: () => void
  settled: (outcome: Settled) => void
}
/** How a replay ended: all sent, or try again later (`waitSeconds` when the server said how long). */
export type Replay = { done: boolean; waitSeconds?: number }

/** Keeps writes until they are answered: each takes effect once, in order within its lane; a refused one never holds up the others. */
export function createOfflineQueue(outside: Outside) {
  const { storage, exclusive, changed, newKey } = outside
  const all = async () => (await storage.all()).sort(inOrder)

  const add = (intent: Intent, key = newKey()) =>
    exclusive('queue-order', async () => {
      const last = (await all()).at(-1)?.order ?? 0
      const write = { ...intent, key, madeAt: outside.now().toISOString(), order: Math.max(outside.now().getTime(), last + 1) }
      await storage.put(write)
      changed()
      return write
    })
  const drop = async (key: string) => {
    await storage.remove(key)
    changed()
  }
  // A refused write took no effect, and its key may remember the refusal: trying again is a new intent at the end of its lane.
  const retry = async (key: string, body?: unknown) => {
    const refused = (await all()).find((w) => w.key === key)
    if (!refused?.refusal) return
    const { account, lane, method, path, input, invalidates } = refused
    await add({ account, lane, method, path, invalidates, input: body === undefined ? input : { ...input, body } })
    await drop(key)
  }
  const replay = (account: string) => exclusive('queue-replay', () => replayAll(outside, all, account))
  return { all, add, drop, retry, replay }
}

/** A limit that lasts longer than this, seconds, is told as a refusal: it would hold up what follows in silence. */
const longestHold = 900

async function replayAll(outside: Outside, all: () => Promise<QueuedWrite[]>, account: string): Promise<Replay> {
  const held = new Set<string>() // lanes whose head must wait: what follows in them waits too
  let waitSeconds: number | undefined
  for (;;) {
    // Read again each time: other tabs add, and the person drops, while we send.
    const next = (await all()).find((w) => !w.refusal && w.account === account && !held.has(w.lane))
    if (!next) return { done: held.size === 0, waitSeconds }
    try {
      const reply = await outside.send(next)
      await outside.storage.remove(next.key)
      outside.settled({ write: next, reply })
    } catch (error) {
      if (!(error instanceof RefusalError)) return stopped(error)
      if (error.status === 401) return { done: false } // kept until the same person signs in again
      if ((error.status === 429 && (error.retryAfter ?? 0) <= longestHold) || isTransient(error)) {
        held.add(next.lane)
        waitSeconds = Math.max(waitSeconds ?? 0, error.retryAfter ?? 0) || undefined
        continue
      }
      await refuse(outside, next, error)
    }
    outside.changed()
  }
}

async function refuse({ storage, settled }: Outside, write: QueuedWrite, refusal: RefusalError) {
  // Dropped in the meantime: the person does not want to hear of it.
  if ((await storage.all()).some((w) => w.key === write.key)) await storage.put({ ...write, refusal: refusal.problem })
  settled({ write, refusal })
}

function stopped(error: unknown): Replay {
  if (error instanceof NetworkError) return { done: false }
  throw error
}

const inOrder = (a: QueuedWrite, b: QueuedWrite) => a.order - b.order || (a.key < b.key ? -1 : 1)
