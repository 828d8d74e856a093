import { QueryClient } from '@tanstack/react-query'
import { isTransient } from './call.ts'

const week = 7 * 24 * 3600000
/** What the screens have read, one per page. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10000, // live hints say what changed; this only spares a second fetch when screens change quickly
      gcTime: week, // the young person's cache is kept on the phone; a desk's page does not live that long
      networkMode: 'always', // offline must fail at once and say so, not wait in silence
      refetchOnReconnect: true,
      retry: (failures, error) => isTransient(error) && failures < 2 && (globalThis.navigator?.onLine ?? true),
      retryDelay: (failures) => backoff(failures, 600, 5000),
    },
    mutations: { networkMode: 'always' },
  },
})
/** Doubles from `first` up to `most` milliseconds, with jitter so that a crowd does not return at the same instant. */
export const backoff = (failures, first, most, random = Math.random) => Math.min(most, first * 2 ** failures) * (0.5 + random() / 2)
/** Where the reply of an endpoint lives in the cache. */
export const keyOf = (endpoint, { params = {}, query = {} } = {}) => [endpoint.path, params, query]
/** Forgets that what was read is fresh: shown screens fetch it again. All parameters unless told. */
export function invalidate(endpoint, params) {
  return queryClient.invalidateQueries({ predicate: ({ queryKey }) => matches(queryKey, endpoint.path, params) })
}
/** Changes what the screen shows before the server has answered; returns how to put it back. Pages are changed one by one. */
export function patchCached(endpoint, params, change) {
  const predicate = ({ queryKey }) => matches(queryKey, endpoint.path, params)
  const before = queryClient.getQueriesData({ predicate })
  void queryClient.cancelQueries({ predicate }) // an older answer on its way must not overwrite the patch
  for (const [key, data] of before)
    if (data !== undefined)
      queryClient.setQueryData(key, isPages(data) ? { ...data, pages: data.pages.map((p) => change(p)) } : change(data))
  return () => {
    for (const [key, data] of before) queryClient.setQueryData(key, data)
  }
}
function matches(key, path, params = {}) {
  const own = key[1]
  return key[0] === path && Object.entries(params).every(([name, value]) => String(own?.[name]) === String(value))
}
const isPages = (data) => typeof data === 'object' && data !== null && 'pages' in data && 'pageParams' in data
