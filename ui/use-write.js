import { useEffect, useRef, useState } from 'react'
import { account } from './account.ts'
import { isTransient, RefusalError, request } from './call.ts'
import { forgetOutcome, outbox, outcomeOf, replayOutbox } from './outbox.ts'
import { backoff, invalidate, patchCached } from './query-cache.ts'
/** Writes through an endpoint. One Idempotency-Key per intent of the person, kept on every retry: no double effect. */
export function useWrite(endpoint, options = {}) {
  const [shown, show] = useState({ sending: 0 })
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })
  const unsure = useRef(undefined) // a send whose fate is unknown: the same again is the same intent
  const sendAndWait = async (...[given]) => {
    const input = given ?? {}
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
async function deliver(endpoint, input, key, options) {
  const undo = []
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
async function directly({ method, path }, input, idempotencyKey) {
  for (let failures = 0; ; failures++)
    try {
      return {
        state: 'done',
        reply: await request(method, path, input, { idempotencyKey, signal: AbortSignal.timeout(30000) }),
      }
    } catch (error) {
      if (!isTransient(error) || failures === 3 || navigator.onLine === false) return { state: 'failed', error: error }
      await new Promise((later) => setTimeout(later, backoff(failures, 500, 4000)))
    }
}
async function throughOutbox({ method, path }, input, key, { lane, invalidates = [] }) {
  const owner = account()
  if (owner === null) return directly({ method, path }, input, key)
  const any = input
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
  return outcome ? { state: 'done', reply: outcome.reply } : { state: 'queued', key }
}
/** Another tab may have sent it while we waited for our turn. */
async function elsewhere(key, settled) {
  const write = (await outbox.all()).find((w) => w.key === key)
  if (write?.refusal) return { write, refusal: new RefusalError(write.refusal) }
  if (write) return undefined
  return Promise.race([settled, new Promise((later) => setTimeout(later, 1000, undefined))])
}
