import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { runs, seed } from '#testing/deep'
import { NetworkError, RefusalError } from './call.ts'
import { createOfflineQueue, type QueuedWrite, type Settled } from './offline-queue.ts'

type Weather = 'good' | 'request-lost' | 'answer-lost' | 'busy' | 'closed' // closed: the page dies after the server has done it
const problem = (status: number, code: string) => new RefusalError({ status, code, requestId: 'r' })

/** A device with its disk, a server that does each key once, and the weather between them. */
function world(weather: () => Weather = () => 'good') {
  const disk = new Map<string, string>()
  const done = new Map<string, { lane: string; text: string }>()
  const settled: Settled[] = []
  const tails = new Map<string, Promise<unknown>>()
  let keys = 0
  const post = async (write: QueuedWrite) => {
    const now = weather()
    const text = String(write.input.body)
    if (now === 'request-lost') throw new NetworkError('lost')
    if (now === 'busy') throw problem(503, 'unavailable')
    if (write.lane === 'slow') throw new RefusalError({ status: 429, code: 'request.too-many', requestId: 'r' }, 9)
    if (text.includes('full')) throw new RefusalError({ status: 429, code: 'notes.too-many-today', requestId: 'r' }, 36_000)
    if (text.includes('bad')) throw problem(422, 'notes.bad')
    if (!done.has(write.key)) done.set(write.key, { lane: write.lane, text })
    if (now === 'answer-lost') throw new NetworkError('lost')
    if (now === 'closed') throw new Error('page closed')
    return { ok: true }
  }
  const open = () =>
    createOfflineQueue({
      storage: {
        all: async () => [...disk.values()].map((w) => JSON.parse(w)),
        put: async (w) => void disk.set(w.key, JSON.stringify(w)),
        remove: async (key) => void disk.delete(key),
      },
      send: post,
      exclusive: (name, work) => {
        const turn = (tails.get(name) ?? Promise.resolve()).then(work, work)
        tails.set(
          name,
          turn.catch(() => {}),
        )
        return turn
      },
      newKey: () => `k-${++keys}`,
      now: () => new Date(0), // a clock that stands still: order must not come from it
      changed: () => {},
      settled: (s) => settled.push(s),
    })
  return { open, done, settled, disk }
}
const intent = (text: string, lane = 'a', account = 'me') => ({
  account,
  lane,
  method: 'POST',
  path: '/notes',
  input: { body: text },
  invalidates: [],
})
const texts = (done: Map<string, { text: string }>) => [...done.values()].map((d) => d.text)

describe('the queue of writes', () => {
  it('sends in order and forgets what was answered', async () => {
    const { open, done, disk, settled } = world()
    const queue = open()
    for (const text of ['1', '2', '3']) await queue.add(intent(text))
    assert.deepEqual(await queue.replay('me'), { done: true, waitSeconds: undefined })
    assert.deepEqual([texts(done), disk.size, settled.length], [['1', '2', '3'], 0, 3])
  })
  it('keeps everything when the network is lost', async () => {
    const { open, disk } = world(() => 'request-lost')
    await open().add(intent('1'))
    assert.deepEqual(await open().replay('me'), { done: false })
    assert.equal(disk.size, 1)
  })
  it('is not held up by a refused write, which stays with its text and the reason', async () => {
    const { open, done } = world()
    const queue = open()
    for (const text of ['1', 'bad', '3']) await queue.add(intent(text))
    await queue.replay('me')
    const [left, ...none] = await queue.all()
    assert.deepEqual(texts(done), ['1', '3'])
    assert.partialDeepStrictEqual([left, none], [{ input: { body: 'bad' }, refusal: { code: 'notes.bad' } }, []])
  })
  it('sends a corrected write as a new intent', async () => {
    const { open, done } = world()
    const queue = open()
    const { key } = await queue.add(intent('bad'))
    await queue.replay('me')
    await queue.retry(key, 'good')
    await queue.replay('me')
    assert.deepEqual([texts(done), done.has(key), (await queue.all()).length], [['good'], false, 0])
  })
  it('never sends what somebody else wrote on the same device', async () => {
    const { open, done, disk } = world()
    await open().add(intent('mine', 'a', 'me'))
    await open().add(intent('theirs', 'a', 'other'))
    await open().replay('me')
    assert.deepEqual([texts(done), disk.size], [['mine'], 1])
  })
  it('waits in a lane that must wait, not in the others, as long as the server says', async () => {
    const { open, done } = world()
    const queue = open()
    await queue.add(intent('later', 'slow'))
    await queue.add(intent('now', 'a'))
    const replay = await queue.replay('me')
    assert.deepEqual([texts(done), replay], [['now'], { done: false, waitSeconds: 9 }])
  })
  it('takes a limit of hours as a refusal: the text stays, and what follows in the lane goes', async () => {
    const { open, done } = world()
    const queue = open()
    await queue.add(intent('full', 'a'))
    await queue.add(intent('next', 'a'))
    assert.deepEqual(await queue.replay('me'), { done: true, waitSeconds: undefined })
    assert.deepEqual([texts(done), (await queue.all()).map((w) => w.refusal?.code)], [['next'], ['notes.too-many-today']])
  })
  it('does each intent once, in the order of its lane, through any weather, closed pages and two tabs', async () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ do: fc.constant('write' as const), lane: fc.constantFrom('a', 'b'), tab: fc.nat(1) }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('replay' as const), tab: fc.nat(1) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const), tab: fc.nat(1) }) },
    )
    const weathers = fc.infiniteStream(fc.constantFrom<Weather>('good', 'request-lost', 'answer-lost', 'busy', 'closed'))
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), weathers, async (steps, sky) => {
        let storm = true
        const { open, done, disk } = world(() => (storm ? (sky.next().value as Weather) : 'good'))
        const tabs = [open(), open()]
        const wanted: { lane: string; text: string }[] = []
        const background: Promise<unknown>[] = []
        for (const [n, s] of steps.entries()) {
          if (s.do === 'reopen') tabs[s.tab] = open()
          if (s.do === 'replay') background.push(tabs[s.tab]!.replay('me').catch(() => {}))
          if (s.do === 'write') {
            wanted.push({ lane: s.lane, text: String(n) })
            await tabs[s.tab]!.add(intent(String(n), s.lane))
          }
        }
        await Promise.all(background)
        storm = false
        await open().replay('me')
        assert.equal(disk.size, 0)
        for (const lane of ['a', 'b'])
          assert.deepEqual(
            [...done.values()].filter((d) => d.lane === lane),
            wanted.filter((d) => d.lane === lane),
          )
      }),
      { numRuns: runs(300, 5000), seed },
    )
  })
})
