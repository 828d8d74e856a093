import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { given } from '#testing/given'
import { ownElan } from '#testing/real'
import { event, z } from './api.ts'
import { publish } from './events.ts'
import { hint } from './live.ts'
import { sql } from './sql.ts'

const changed = event('test.changed', z.object({ n: z.int() }))
const at = '2026-11-23T09:00:00.000Z'

/** A listening browser: what it received, and a way to wait for more. */
async function listener(t: TestContext, url: string, token: string, headers: Record<string, string> = {}) {
  const stop = new AbortController()
  t.after(() => stop.abort())
  const reply = await fetch(url, { headers: { cookie: `elan_session=${token}`, ...headers }, signal: stop.signal })
  const got: EventSourceMessage[] = []
  const parser = createParser({ onEvent: (e) => got.push(e) })
  let isOver = false
  void (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of reply.body ?? []) parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }))
    isOver = true
  })().catch(() => {
    isOver = true
  })
  const until = async (condition: () => boolean) => {
    for (let i = 0; !condition(); i++) {
      if (i > 500) assert.fail(`did not arrive in 10 s; got ${JSON.stringify(got)}`)
      await new Promise((r) => setTimeout(r, 20))
    }
  }
  return {
    status: reply.status,
    got,
    numbers: () => got.filter((e) => e.event === 'test.changed').map((e) => JSON.parse(e.data).n),
    until,
    isOver: () => isOver,
    stop,
  }
}

describe('the stream of a browser', () => {
  it('brings what concerns the account, in order, and nothing else', async (t) => {
    const elan = await ownElan(t)
    const [me, other] = [await given(elan.db).adviser(), await given(elan.db).adviser()]
    const mine = await listener(t, `${elan.url}/api/events`, me.token)
    await mine.until(() => mine.got.some((e) => e.event === 'hello'))
    for (let n = 0; n < 50; n++) await publish(elan.db, at, changed, { n }, [n % 2 ? other.id : me.id])
    await mine.until(() => mine.numbers().length >= 25)
    assert.deepEqual(
      mine.numbers(),
      Array.from({ length: 25 }, (_, i) => i * 2),
    )
  })

  it('gives a browser that comes back what it missed, once', async (t) => {
    const elan = await ownElan(t)
    const me = await given(elan.db).adviser()
    const before = await listener(t, `${elan.url}/api/events`, me.token)
    await publish(elan.db, at, changed, { n: 1 }, [me.id])
    await before.until(() => before.numbers().length === 1)
    const last = before.got.at(-1)!.id!
    before.stop.abort()
    for (const n of [2, 3, 4]) await publish(elan.db, at, changed, { n }, [me.id])
    const after = await listener(t, `${elan.url}/api/events`, me.token, { 'last-event-id': last })
    await publish(elan.db, at, changed, { n: 5 }, [me.id])
    await after.until(() => after.numbers().length >= 4)
    assert.deepEqual(after.numbers(), [2, 3, 4, 5])
  })

  it('says to load everything anew when too much was missed', async (t) => {
    const elan = await ownElan(t)
    const me = await given(elan.db).adviser()
    await elan.db.run(sql`insert into platform.event (type, data, audience, at, seq)
      select 'test.changed', '{"n":1}', array[${me.id}::uuid], ${at}, nextval('platform.event_seq') from generate_series(1, 1500)`)
    const back = await listener(t, `${elan.url}/api/events?after=1`, me.token)
    await back.until(() => back.got.some((e) => e.event === 'reload'))
    assert.equal(back.numbers().length, 0)
  })

  it('carries hints that leave no trace', async (t) => {
    const elan = await ownElan(t)
    const me = await given(elan.db).adviser()
    const mine = await listener(t, `${elan.url}/api/events`, me.token)
    await mine.until(() => mine.got.length > 0)
    await hint(elan.db, { type: 'test.typing', audience: [me.id], data: { who: 1 } })
    await mine.until(() => mine.got.some((e) => e.event === 'test.typing'))
    assert.equal(await elan.db.run(sql`select from platform.event`), 0)
  })

  it('is one of twenty at most: the oldest of an account ends when another is opened', async (t) => {
    const elan = await ownElan(t)
    const me = await given(elan.db).adviser()
    const first = await listener(t, `${elan.url}/api/events`, me.token)
    await first.until(() => first.got.length > 0)
    for (let i = 0; i < 20; i++) {
      const next = await listener(t, `${elan.url}/api/events`, me.token)
      await next.until(() => next.got.length > 0)
    }
    await first.until(first.isOver)
  })

  it('is refused without a session, and ends with it', async (t) => {
    const elan = await ownElan(t)
    assert.equal((await fetch(`${elan.url}/api/events`)).status, 401)
    const me = await given(elan.db).adviser()
    const mine = await listener(t, `${elan.url}/api/events`, me.token)
    await mine.until(() => mine.got.length > 0)
    await fetch(`${elan.url}/api/session`, { method: 'DELETE', headers: { cookie: `elan_session=${me.token}` } })
    await mine.until(mine.isOver)
  })
})

describe('a running Élan', () => {
  it('says its health, describes itself, and shows metrics apart', async (t) => {
    const elan = await ownElan(t, { METRICS_PORT: '0' })
    const health = await (await fetch(`${elan.url}/api/health`)).json()
    assert.partialDeepStrictEqual(health, { status: 'ok', database: 'ok', relay: { waiting: 0, stuckEvents: 0 }, jobs: { failed: 0 } })
    const document = (await (await fetch(`${elan.url}/api/openapi.json`)).json()) as {
      openapi: string
      paths: Record<string, { get: object }>
    }
    assert.equal(document.openapi, '3.1.0')
    assert.partialDeepStrictEqual(document.paths['/api/session']?.get, { 'x-access': 'signed-in' })
    assert.match(await (await fetch(`${elan.url}/api/docs/`)).text(), /swagger/i)
    assert.doesNotMatch(await (await fetch(`${elan.url}/metrics`)).text(), /elan_request/)
  })
})
