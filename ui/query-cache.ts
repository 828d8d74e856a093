import { QueryClient, type QueryKey } from '@tanstack/react-query'
import type { Endpoint, Reply } from '#platform/api'
import { type AnyInput, type Args, isTransient } from './call.ts'

const week = 7 * 24 * 3_600_000

/** What the screens have read, one per page. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000, // live hints say what changed; this only spares a second fetch when screens change quickly
      gcTime: week, // the young person's cache is kept on the phone; a desk's page does not live that long
      networkMode: 'always', // offline must fail at once and say so, not wait in silence
      refetchOnReconnect: true,
      retry: (failures, error) => isTransient(error) && failures < 2 && (globalThis.navigator?.onLine ?? true),
      retryDelay: (failures) => backoff(failures, 600, 5_000),
    },
    mutations: { networkMode: 'always' },
  },
})

/** Doubles from `first` up to `most` milliseconds, with jitter so that a crowd does not return at the same instant. */
export const backoff = (failures: number, first: number, most: number, random = Math.random) =>
  Math.min(most, first * 2 ** failures) * (0.5 + random() / 2)

/** Where the reply of an endpoint lives in the cache. */
export const keyOf = (endpoint: Endpoint, { params = {}, query = {} }: AnyInput = {}): QueryKey => [endpoint.path, params, query]

/** Forgets that what was read is fresh: shown screens fetch it again. All parameters unless told. */
export function invalidate(endpoint: Endpoint, params?: Record<string, unknown>) {
  return queryClient.invalidateQueries({ predicate: ({ queryKey }) => matches(queryKey, endpoint.path, params) })
}

/** Changes what the screen shows before the server has answered; returns how to put it back. Pages are changed one by one. */
export function patchCached<E extends Endpoint>(endpoint: E, params: Args<E>['params'] | undefined, change: (reply: Reply<E>) => Reply<E>) {
  const predicate = ({ queryKey }: { queryKey: QueryKey }) => matches(queryKey, endpoint.path, params)
  const before = queryClient.getQueriesData({ predicate })
  void queryClient.cancelQueries({ predicate }) // an older answer on its way must not overwrite the patch
  for (const [key, data] of before)
    if (data !== undefined)
      queryClient.setQueryData(
        key,
        isPages(data) ? { ...data, pages: data.pages.map((p) => change(p as Reply<E>)) } : change(data as Reply<E>),
      )
  return () => {
    for (const [key, data] of before) queryClient.setQueryData(key, data)
  }
}
export type Patch = typeof patchCached

function matches(key: QueryKey, path: string, params: Record<string, unknown> = {}) {
  const own = key[1] as Record<string, unknown> | undefined
  return key[0] === path && Object.entries(params).every(([name, value]) => String(own?.[name]) === String(value))
}
type Pages = { pages: unknown[]; pageParams: unknown[] }
const isPages = (data: unknown): data is Pages => typeof data === 'object' && data !== null && 'pages' in data && 'pageParams' in data
