import { useEffect, useRef, useState } from 'react'
import type { Endpoint, Reply } from '#platform/api'
import { account } from './account.ts'
import { type AnyInput, type CallError, type Input, isTransient, longestWait, RefusalError, request } from './call.ts'
import type { Settled } from './offline-queue.ts'
import { forgetOutcome, outbox, outcomeOf, replayOutbox } from './outbox.ts'
import { backoff, invalidate, type Patch, patchCached } from './query-cache.ts'

/** How a write ended. `queued`: kept on the device, sent when the network is back. */
export type Outcome<E extends Endpoint> =
  | { state: 'done'; reply: Reply<E> }
  | { state: 'queued'; key: string }
  /** `keptAs`: an offline write that was refused stays in the outbox with its text. */
  | { state: 'failed'; error: CallError; keptAs?: string }

export type WriteOptions<E extends Endpoint> = {
  /** Kept on the device until answered (young person's app), instead of failing when the network is lost. */
  offline?: boolean
  /** Writes of one lane keep their order; one lane per endpoint and path parameters unless told. */
  lane?: (input: Input<E>) => string
  /** Read again after success; after a failure too when `optimistic` changed something. */
  invalidates?: readonly Endpoint[]
  /** Shows the expected result at once: `patch(endpoint, params, change)`; put back when refused. */
  optimistic?: (patch: Patch, input: Input<E>) => void
  onDone?: (reply: Reply<E>, input: Input<E>) => void
  onFailed?: (error: CallError, input: Input<E>) => void
}
type Send<E extends Endpoint, R> = (...args: Record<never, never> extends Input<E> ? [input?: Input<E>] : [input: Input<E>]) => R
export type Write<E extends Endpoint> = {
  /** For handlers: never throws; follow `sending`, `error`, `done`. */
  send: Send<E, void>
  /** The same, and tells how it ended; never rejects. */
  sendAndWait: Send<E, Promise<Outcome<E>>>
  sending: boolean
  error: CallError | undefined
  done: Reply<E> | undefined
  /** Kept for later: say so, and empty the field. */
  queued: boolean
  reset: () => void
}

type Shown<E extends Endpoint> = { sending: number; outcome?: Outcome<E> }
/** Writes through an endpoint. One Idempotency-Key per intent of the person, kept on every retry: no double effect. */
export function useWrite<E extends Endpoint>(endpoint: E, options: WriteOptions<E> = {}): Write<E> {
  const [shown, show] = useState<Shown<E>>({ sending: 0 })
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })
  const unsure = useRef<{ text: string; key: string }>(undefined) // a send whose fate is unknown: the same again is the same intent
  const sendAndWait = async (...[given]: Parameters<Send<E, void>>): Promise<Outcome<E>> => {
    const input = (given ?? {}) as Input<E>
    const text = JSON.stringify(input)
    const key = unsure.current?.text === text ? unsure.current.key : crypto.randomUUID()
    unsure.current = { text, key }
    show((s) => ({ ...s, sending: s.sending + 1, outcome: undefined }))
    const outcome = await deliver(endpoint, input, key, latest.current)
    if (!(outcome.state === 'failed' && isTransient(outcome.error)) && unsure.current?.key === key) unsure.current = undefined
    show((s) => ({ sending: s.sending - 1, outcome }))
    if (outcome.state === 'done') latest.current.onDone?.(outcome.reply, input)
    if (outcome.state === 'failed') latest.current.onFailed?.(outcome.error, input)
    return outcome
  }
  const { outcome } = shown
  return {
    send: (...args) => void sendAndWait(...args),
    sendAndWait,
    sending: shown.sending > 0,
    error: outcome?.state === 'failed' ? outcome.error : undefined,
    done: outcome?.state === 'done' ? outcome.reply : undefined,
    queued: outcome?.state === 'queued',
    reset: () => show((s) => ({ sending: s.sending })),
  }
}

async function deliver<E extends Endpoint>(endpoint: E, input: Input<E>, key: string, options: WriteOptions<E>): Promise<Outcome<E>> {
  const undo: (() => void)[] = []
  options.optimistic?.((...patch) => {
    const back = patchCached(...patch)
    undo.unshift(back)
    return back
  }, input)
  const outcome = await (options.offline ? throughOutbox(endpoint, input, key, options) : directly(endpoint, input, key))
  if (outcome.state === 'failed') for (const back of undo) back()
  if (outcome.state === 'done' || (outcome.state === 'failed' && undo.length > 0))
    for (const read of options.invalidates ?? []) void invalidate(read)
  return outcome
}

async function directly<E extends Endpoint>({ method, path }: E, input: Input<E>, idempotencyKey: string): Promise<Outcome<E>> {
  for (let failures = 0; ; failures++)
    try {
      return {
        state: 'done',
        reply: (await request(method, path, input as AnyInput, {
          idempotencyKey,
          signal: AbortSignal.timeout(longestWait(input as AnyInput)),
        })) as Reply<E>,
      }
    } catch (error) {
      if (!isTransient(error) || failures === 3 || navigator.onLine === false) return { state: 'failed', error: error as CallError }
      await new Promise((later) => setTimeout(later, backoff(failures, 500, 4_000)))
    }
}

async function throughOutbox<E extends Endpoint>(
  { method, path }: E,
  input: Input<E>,
  key: string,
  { lane, invalidates = [] }: WriteOptions<E>,
): Promise<Outcome<E>> {
  const owner = account()
  if (owner === null) return directly({ method, path } as E, input, key)
  const any = input as AnyInput
  const settled = outcomeOf(key)
  await outbox.add(
    {
      account: owner,
      lane: lane?.(input) ?? `${method} ${path} ${JSON.stringify(any.params ?? {})}`,
      method,
      path,
      input: any,
      invalidates: invalidates.map((e) => e.path),
    },
    key,
  )
  const outcome = (await Promise.race([settled, replayOutbox().then(() => undefined)])) ?? (await elsewhere(key, settled))
  forgetOutcome(key)
  if (outcome?.refusal) return { state: 'failed', error: outcome.refusal, keptAs: key }
  return outcome ? { state: 'done', reply: outcome.reply as Reply<E> } : { state: 'queued', key }
}

/** Another tab may have sent it while we waited for our turn. */
async function elsewhere(key: string, settled: Promise<Settled>): Promise<Settled | undefined> {
  const write = (await outbox.all()).find((w) => w.key === key)
  if (write?.refusal) return { write, refusal: new RefusalError(write.refusal) }
  if (write) return undefined
  return Promise.race([settled, new Promise<undefined>((later) => setTimeout(later, 1_000, undefined))])
}
