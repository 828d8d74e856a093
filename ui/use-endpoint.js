import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { request } from './call.ts'
import { keyOf } from './query-cache.ts'

export { call, isTransient, NetworkError, RefusalError } from './call.ts'
export { invalidate, patchCached } from './query-cache.ts'
export { useWrite } from './use-write.ts'
/** Reads an endpoint for a screen: cached, read again when something changed. */
export function useEndpoint(endpoint, ...[args, options = {}]) {
  const input = args ?? undefined
  const { keepPrevious, ...rest } = options
  return useQuery({
    ...rest,
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => request(endpoint.method, endpoint.path, input, { signal }),
    enabled: isKnown(endpoint, args) && (options.enabled ?? true),
    placeholderData: keepPrevious ? (previous) => previous : undefined,
  })
}
/** Reads a keyset list page by page; `items` are those of all pages read so far. */
export function useEndpointPages(endpoint, ...[args, options = {}]) {
  const input = args ?? undefined
  const { next, cursor = 'after', keepPrevious: _, ...rest } = options
  const pages = useInfiniteQuery({
    ...rest,
    queryKey: [...keyOf(endpoint, input), 'pages'],
    queryFn: ({ signal, pageParam }) =>
      request(endpoint.method, endpoint.path, { ...input, query: { ...input?.query, [cursor]: pageParam } }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: (page) => (next ? next(page) : (page.next ?? undefined)),
    enabled: isKnown(endpoint, args) && (options.enabled ?? true),
  })
  const items = useMemo(() => pages.data?.pages.flatMap((p) => p.items), [pages.data])
  return {
    items,
    pages: pages.data?.pages,
    error: pages.error,
    isPending: pages.isPending,
    isFetching: pages.isFetching,
    hasMore: pages.hasNextPage,
    isLoadingMore: pages.isFetchingNextPage,
    loadMore: () => void (pages.hasNextPage && !pages.isFetching && pages.fetchNextPage()),
    refetch: () => void pages.refetch(),
  }
}
const isKnown = (endpoint, args) => args !== null && (args !== undefined || endpoint.params === undefined)
