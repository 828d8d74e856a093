import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, describe, it } from 'node:test'
import { endpoint, z } from '#platform/api'
import { call, isTransient, NetworkError, onContact, onRefusal, RefusalError, toUrl } from './call.ts'
import { sentenceOf } from './sentences.ts'

const thing = endpoint({
  method: 'PUT',
  path: '/things/:id',
  access: 'signed-in',
  params: z.object({ id: z.string() }),
  query: z.object({ deep: z.boolean().optional() }),
  body: z.strictObject({ text: z.string() }),
  reply: z.object({ seen: z.unknown() }),
})
const touch = endpoint({ method: 'POST', path: '/touch', access: 'signed-in', reply: z.object({}) })

let isProven = false

// The browser's fetch knows its origin; Node's has to be told.
const server = createServer(async (request, response) => {
  const body = (await request.toArray()).join('')
  const asked = (body && JSON.parse(body).text) || ''
  const problem = (status: number, code: string) =>
    response
      .writeHead(status, { 'content-type': 'application/problem+json', 'retry-after': '7' })
      .end(JSON.stringify({ status, code, requestId: 'r-1' }))
  if (asked === 'refuse') return problem(429, 'request.too-many')
  if (asked === 'prove' && !isProven) return problem(403, 'test.prove-it')
  if (asked === 'signed-out') return problem(401, 'session.none')
  if (asked === 'gateway') return response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>sorry</h1>')
  if (asked === 'cut')
    return response.writeHead(200, { 'content-type': 'application/json', 'content-length': '99' }).write('{"se', () => response.destroy())
  const { 'content-type': type, 'idempotency-key': key } = request.headers
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ seen: { url: request.url, type, key, body } }))
})
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
const { port } = server.address() as { port: number }
const real = globalThis.fetch
globalThis.fetch = (url, init) => real(new URL(String(url), `http://127.0.0.1:${port}`), init)
after(() => {
  globalThis.fetch = real
  server.close()
})
const put = (text: string) => call(thing, { params: { id: 'a/b' }, query: { deep: true }, body: { text } }, { idempotencyKey: 'k-1' })

describe('a call', () => {
  it('fills in the path and the query, and sends the body with its key', async () => {
    const { seen } = await put('hello')
    assert.deepEqual(seen, { url: '/api/things/a%2Fb?deep=true', type: 'application/json', key: 'k-1', body: '{"text":"hello"}' })
  })
  it('sends neither body nor content type when the endpoint has none', async () => {
    assert.deepEqual(await call(touch), { seen: { url: '/api/touch', body: '' } })
  })
  it('repeats a query field for each value of a list and leaves out what is not said', () => {
    assert.equal(toUrl('/x', {}, { a: [1, 2], b: undefined, c: null, d: '' }), '/api/x?a=1&a=2&d=')
  })
  it('never asks for a person without an id', () => {
    assert.throws(() => toUrl('/x/:id', { id: undefined }), /Parameter id/)
  })
  it('turns a problem into a refusal that carries how long to wait', async () => {
    await assert.rejects(
      put('refuse'),
      (e) => e instanceof RefusalError && e.code === 'request.too-many' && e.retryAfter === 7 && !isTransient(e),
    )
  })
  it('is made once more when what was missing could be had, and else refused as it was', async () => {
    let asked = 0
    const forget = onRefusal('test.prove-it', async () => {
      asked++
      isProven = asked > 1
      return isProven
    })
    await assert.rejects(put('prove'), (e) => e instanceof RefusalError && e.code === 'test.prove-it')
    assert.partialDeepStrictEqual(await put('prove'), { seen: { key: 'k-1', body: '{"text":"prove"}' } })
    isProven = false
    forget()
    await assert.rejects(put('prove'), (e) => e instanceof RefusalError && e.code === 'test.prove-it')
    assert.equal(asked, 2)
  })
  it('takes a page of a gateway as something that passes', async () => {
    await assert.rejects(put('gateway'), (e) => e instanceof RefusalError && e.code === 'unavailable' && isTransient(e))
  })
  it('takes an answer that was cut as no answer', async () => {
    await assert.rejects(put('cut'), (e) => e instanceof NetworkError && isTransient(e))
  })
  it('tells who listens that the session is over', async () => {
    const heard: string[] = []
    const stop = onContact((c) => heard.push(c))
    await assert.rejects(put('signed-out'))
    stop()
    assert.deepEqual(heard, ['answered', 'signed-out'])
  })
})

describe('the sentence of a refusal', () => {
  const refusal = (status: number, code: string, params = {}, retryAfter?: number) =>
    new RefusalError({ status, code, params, requestId: 'abcdef0123' }, retryAfter)
  it('is the one of the module when it has one', () => {
    const own = { 'actions.not-open': ({ status }: Record<string, unknown>) => `Déjà ${status}.` }
    assert.equal(sentenceOf(refusal(409, 'actions.not-open', { status: 'faite' }), own, 'tu'), 'Déjà faite.')
  })
  it('speaks to each as the shell does', () => {
    assert.match(sentenceOf(refusal(401, 'session.none'), {}, 'tu'), /^Tu n’es plus connecté/)
    assert.match(sentenceOf(refusal(401, 'session.none'), {}, 'vous'), /^Vous n’êtes plus connecté/)
  })
  it('says how long to wait in words', () => {
    for (const [seconds, words] of [
      [30, 'dans 30 secondes'],
      [600, 'dans 10 minutes'],
      [7200, 'dans 2 heures'],
      [undefined, 'dans un moment'],
    ] as const)
      assert.match(sentenceOf(refusal(429, 'request.too-many', {}, seconds), {}, 'vous'), new RegExp(words))
  })
  it('is never empty and never a code, whatever went wrong', () => {
    for (const error of [refusal(418, 'x.unheard-of'), new NetworkError('x'), new TypeError('x'), 'x', undefined])
      assert.match(sentenceOf(error, {}, 'tu'), /^[A-ZÀÉ].{20,}\.$/)
  })
})
