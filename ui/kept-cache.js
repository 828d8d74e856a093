import { del, get, set } from 'idb-keyval'
import { account } from './account.ts'

const kept = 'elan.cache'
/** Keeps what was read on the device, for the signed-in account only, so that the app opens without network. */
export function keptCache() {
  let latest
  let timer
  const write = () => {
    timer = undefined
    const owner = account()
    if (owner !== null && latest) void set(kept, { account: owner, client: readable(latest) }).catch(() => undefined)
  }
  globalThis.addEventListener?.('pagehide', write) // a phone closes pages without asking
  return {
    persistClient(client) {
      latest = client
      if (timer === undefined) timer = setTimeout(write, 1000) // readings come in bursts; the disk need not follow each
    },
    async restoreClient() {
      const found = await get(kept).catch(() => undefined)
      return found && found.account === account() ? found.client : undefined
    },
    async removeClient() {
      latest = undefined
      await eraseKeptCache()
    },
  }
}
/** At sign-out, and when somebody else signs in. */
export const eraseKeptCache = () => del(kept).catch(() => undefined)
// A reading that failed offline still holds its older answer: kept as the answer it was.
function readable(client) {
  const queries = client.clientState.queries.map((q) => ({
    ...q,
    state: {
      ...q.state,
      status: 'success',
      error: null,
      fetchFailureCount: 0,
      fetchFailureReason: null,
      fetchStatus: 'idle',
    },
  }))
  return { ...client, clientState: { mutations: [], queries } }
}
