import { type UseQueryResult, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Endpoint, Reply } from '#platform/api'
import { type AnyInput, type Args, type CallError, request } from './call.ts'
import { keyOf } from './query-cache.ts'

export { call, callBytes, type Input, onRefusal, RefusalError } from './call.ts'
export { invalidate, patchCached } from './query-cache.ts'
export { useWrite } from './use-write.ts'

type ReadOptions = { enabled?: boolean /** Milliseconds. */; staleTime?: number; refetchInterval?: number; keepPrevious?: boolean }
/** Arguments still unknown are `undefined` or `null`: the reading waits for them. */
type Reading<E extends Endpoint, O> =
  Record<never, never> extends Args<E> ? [args?: Args<E> | null, options?: O] : [args: Args<E> | null | undefined, options?: O]

/** Reads an endpoint for a screen: cached, read again when something changed. */
export function useEndpoint<E extends Endpoint>(
  endpoint: E,
  ...[args, options = {}]: Reading<E, ReadOptions>
): UseQueryResult<Reply<E>, CallError> {
  const input = (args ?? undefined) as AnyInput | undefined
  const { keepPrevious, ...rest } = options
  return useQuery<Reply<E>, CallError>({
    ...rest,
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => request(endpoint.method, endpoint.path, input, { signal }) as Promise<Reply<E>>,
    enabled: isKnown(endpoint, args) && (options.enabled ?? true),
    placeholderData: keepPrevious ? (previous) => previous as never : undefined,
  })
}

type Page = { items: readonly unknown[]; next?: string | null | undefined }
type PagesOptions<E extends Endpoint> = ReadOptions & {
  /** What asks for the page after this one; `next` of the reply unless told. Undefined: that was the last. */
  next?: (page: Reply<E>) => string | undefined
  /** The query field that carries it: `after` unless told. */
  cursor?: string
}
type ItemOf<E extends Endpoint> = Reply<E> extends { items: readonly (infer I)[] } ? I : never

/** Reads a keyset list page by page; `items` are those of all pages read so far. */
export function useEndpointPages<E extends Endpoint>(endpoint: E, ...[args, options = {}]: Reading<E, PagesOptions<E>>) {
  const input = (args ?? undefined) as AnyInput | undefined
  const { next, cursor = 'after', keepPrevious: _, ...rest } = options
  const pages = useInfiniteQuery({
    ...rest,
    queryKey: [...keyOf(endpoint, input), 'pages'],
    queryFn: ({ signal, pageParam }) =>
      request(endpoint.method, endpoint.path, { ...input, query: { ...input?.query, [cursor]: pageParam } }, { signal }) as Promise<
        Reply<E>
      >,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Reply<E>) => (next ? next(page) : ((page as Page).next ?? undefined)),
    enabled: isKnown(endpoint, args) && (options.enabled ?? true),
  })
  const items = useMemo(() => pages.data?.pages.flatMap((p) => (p as Page).items as ItemOf<E>[]), [pages.data])
  return {
    items,
    pages: pages.data?.pages,
    error: pages.error as CallError | null,
    isPending: pages.isPending,
    isFetching: pages.isFetching,
    hasMore: pages.hasNextPage,
    isLoadingMore: pages.isFetchingNextPage,
    loadMore: () => void (pages.hasNextPage && !pages.isFetching && pages.fetchNextPage()),
    refetch: () => void pages.refetch(),
  }
}

const isKnown = (endpoint: Endpoint, args: unknown) => args !== null && (args !== undefined || endpoint.params === undefined)
