import type { Endpoint, Problem, Reply, z } from '#platform/api'
import { sendBytes } from './send-bytes.ts'

type Part<Name extends string, S> = [S] extends [z.ZodType]
  ? Record<never, never> extends z.input<S>
    ? { [N in Name]?: z.input<S> }
    : { [N in Name]: z.input<S> }
  : { [N in Name]?: undefined }
/** What names and asks a reading: path parameters and query. */
export type Args<E extends Endpoint> = Part<'params', E['params']> & Part<'query', E['query']>
/** Everything one call carries. */
export type Input<E extends Endpoint> = Args<E> & (E['takes'] extends 'bytes' ? { body: Blob } : Part<'body', E['body']>)
/** The same, when the endpoint is not known by its type any more (queue, cache). */
export type AnyInput = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }
export type CallOptions = { signal?: AbortSignal; idempotencyKey?: string }
type Rest<E extends Endpoint> =
  Record<never, never> extends Input<E> ? [input?: Input<E>, options?: CallOptions] : [input: Input<E>, options?: CallOptions]

/** The server answered no. `code` keys the sentence; `retryAfter` is in seconds. */
export class RefusalError extends Error {
  readonly problem: Problem
  readonly status: number
  readonly code: string
  readonly retryAfter: number | undefined
  constructor(problem: Problem, retryAfter?: number) {
    super(problem.code)
    this.name = 'RefusalError'
    this.problem = problem
    this.status = problem.status
    this.code = problem.code
    this.retryAfter = retryAfter
  }
}
/** No answer came: nobody knows whether the server did it, so only a repeat with the same key is safe. */
export class NetworkError extends Error {
  /** Whether something was being sent, and not only read. */
  readonly isWrite: boolean
  constructor(cause: unknown, isWrite = false) {
    super('network.lost', { cause })
    this.isWrite = isWrite
    this.name = 'NetworkError'
  }
}
export type CallError = RefusalError | NetworkError

/** True when the same request may succeed by itself a little later. */
export const isTransient = (error: unknown) =>
  error instanceof NetworkError || (error instanceof RefusalError && [502, 503, 504].includes(error.status))

type Contact = 'answered' | 'lost' | 'signed-out'
const watchers = new Set<(contact: Contact) => void>()
/** Tells after each call whether the server was reached, and whether it still knows who we are. */
export function onContact(watcher: (contact: Contact) => void) {
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
  }
}

/** One HTTP call of a declared endpoint. Throws `RefusalError` or `NetworkError`; an abort goes through as it is. */
export function call<E extends Endpoint>(endpoint: E, ...[input, options]: Rest<E>): Promise<Reply<E>> {
  return request(endpoint.method, endpoint.path, input as AnyInput | undefined, options) as Promise<Reply<E>>
}

type Remedy = () => Promise<boolean>
const remedies = new Map<string, Remedy>()
/** What may mend a call that is refused with this code: when it did, the same call is sent once more, and who made it sees nothing of it. */
export function onRefusal(code: string, remedy: Remedy) {
  remedies.set(code, remedy)
  return () => {
    if (remedies.get(code) === remedy) remedies.delete(code)
  }
}

/** The same by method and path template, for what was stored and is sent later. */
export async function request(method: string, path: string, input: AnyInput = {}, options: CallOptions = {}) {
  try {
    return await send(method, path, input, options)
  } catch (error) {
    const remedy = error instanceof RefusalError ? remedies.get(error.code) : undefined
    if (!remedy || !(await remedy())) throw error
    // the time the person took does not count for the call
    return send(method, path, input, { ...options, signal: AbortSignal.timeout(longestWait(input)) })
  }
}

async function send(method: string, path: string, { params, query, body }: AnyInput, options: CallOptions) {
  const isBytes = body instanceof Blob
  const response = await reach(toUrl(path, params, query), {
    method,
    credentials: 'same-origin',
    signal: options.signal,
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
      ...(options.idempotencyKey && { 'idempotency-key': options.idempotencyKey }),
    },
    body: isBytes ? body : body === undefined ? undefined : JSON.stringify(body),
  })
  if (response.ok) return read(response)
  const refusal = await toRefusal(response)
  if (refusal.code === 'session.none') tellContact('signed-out')
  throw refusal
}

/** The bytes that an endpoint gives. */
export async function callBytes<E extends Endpoint>({ path }: E, { params, query }: AnyInput) {
  const response = await reach(toUrl(path, params, query), { method: 'GET', credentials: 'same-origin' })
  if (!response.ok) throw await toRefusal(response)
  return response.blob().catch((error) => Promise.reject(new NetworkError(error)))
}

/** How long a call may take, milliseconds: bytes get a second for each ten kilobytes, for the slowest networks. */
export const longestWait = ({ body }: AnyInput) => 30_000 + (body instanceof Blob ? body.size / 10 : 0)

/** `/actions/:id` with its parameters and query filled in, under `/api`. */
export function toUrl(path: string, params: Record<string, unknown> = {}, query: Record<string, unknown> = {}) {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    if (params[name] === undefined || params[name] === '') throw new Error(`Parameter ${name} of ${path} is missing`)
    return encodeURIComponent(String(params[name]))
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined && one !== null) search.append(name, String(one))
  const asked = search.toString()
  return `/api${filled}${asked && `?${asked}`}`
}

async function reach(url: string, init: RequestInit) {
  try {
    const response = await (init.body instanceof Blob ? sendBytes(url, init, init.body) : fetch(url, init))
    tellContact('answered')
    return response
  } catch (error) {
    if (init.signal?.aborted && init.signal.reason?.name !== 'TimeoutError') throw error
    tellContact('lost')
    throw new NetworkError(error, init.method !== 'GET')
  }
}
/** Reported by whatever talks to the server outside `call` (the live stream). */
export function tellContact(contact: Contact) {
  for (const watcher of watchers) watcher(contact)
}

async function read(response: Response): Promise<unknown> {
  try {
    const text = await response.text()
    if (text === '') return {}
    return response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text
  } catch (error) {
    throw new NetworkError(error) // the answer was cut half-way: as unknown as no answer
  }
}

async function toRefusal(response: Response) {
  const retryAfter = Number(response.headers.get('retry-after'))
  const json = response.headers.get('content-type')?.includes('json')
  const problem: Problem | undefined = json ? ((await response.json().catch(() => undefined)) as Problem | undefined) : undefined
  return new RefusalError(
    typeof problem?.code === 'string'
      ? problem
      : { status: response.status, code: response.status > 501 ? 'unavailable' : 'bug', requestId: '' },
    retryAfter > 0 ? retryAfter : undefined,
  )
}
