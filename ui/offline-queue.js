import { isTransient, NetworkError, RefusalError } from './call.ts'
/** Keeps writes until they are answered: each takes effect once, in order within its lane; a refused one never holds up the others. */
export function createOfflineQueue(outside) {
  const { storage, exclusive, changed, newKey } = outside
  const all = async () => (await storage.all()).sort(inOrder)
  const add = (intent, key = newKey()) =>
    exclusive('queue-order', async () => {
      const last = (await all()).at(-1)?.order ?? 0
      const write = { ...intent, key, madeAt: outside.now().toISOString(), order: Math.max(outside.now().getTime(), last + 1) }
      await storage.put(write)
      changed()
      return write
    })
  const drop = async (key) => {
    await storage.remove(key)
    changed()
  }
  // A refused write took no effect, and its key may remember the refusal: trying again is a new intent at the end of its lane.
  const retry = async (key, body) => {
    const refused = (await all()).find((w) => w.key === key)
    if (!refused?.refusal) return
    const { account, lane, method, path, input, invalidates } = refused
    await add({ account, lane, method, path, invalidates, input: body === undefined ? input : { ...input, body } })
    await drop(key)
  }
  const replay = (account) => exclusive('queue-replay', () => replayAll(outside, all, account))
  return { all, add, drop, retry, replay }
}
async function replayAll(outside, all, account) {
  const held = new Set() // lanes whose head must wait: what follows in them waits too
  let waitSeconds
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
      if (error.status === 429 || isTransient(error)) {
        held.add(next.lane)
        waitSeconds = Math.max(waitSeconds ?? 0, error.retryAfter ?? 0) || undefined
        continue
      }
      await refuse(outside, next, error)
    }
    outside.changed()
  }
}
async function refuse({ storage, settled }, write, refusal) {
  // Dropped in the meantime: the person does not want to hear of it.
  if ((await storage.all()).some((w) => w.key === write.key)) await storage.put({ ...write, refusal: refusal.problem })
  settled({ write, refusal })
}
function stopped(error) {
  if (error instanceof NetworkError) return { done: false }
  throw error
}
const inOrder = (a, b) => a.order - b.order || (a.key < b.key ? -1 : 1)
