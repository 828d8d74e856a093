import type { PersistedClient, Persister } from '@tanstack/react-query-persist-client'
import { del, get, set } from 'idb-keyval'
import { account } from './account.ts'

const kept = 'elan.cache'
type Kept = { account: string; client: PersistedClient }

/** Keeps what was read on the device, for the signed-in account only, so that the app opens without network. */
export function keptCache(): Persister {
  let latest: PersistedClient | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    timer = undefined
    const owner = account()
    if (owner !== null && latest) void set(kept, { account: owner, client: readable(latest) } satisfies Kept).catch(() => undefined)
  }
  globalThis.addEventListener?.('pagehide', write) // a phone closes pages without asking
  return {
    persistClient(client) {
      latest = client
      if (timer === undefined) timer = setTimeout(write, 1_000) // readings come in bursts; the disk need not follow each
    },
    async restoreClient() {
      const found = await get<Kept>(kept).catch(() => undefined)
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
function readable(client: PersistedClient): PersistedClient {
  const queries = client.clientState.queries.map((q) => ({
    ...q,
    state: {
      ...q.state,
      status: 'success' as const,
      error: null,
      fetchFailureCount: 0,
      fetchFailureReason: null,
      fetchStatus: 'idle' as const,
    },
  }))
  return { ...client, clientState: { mutations: [], queries } }
}
