import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { ownDatabase } from '#testing/real'
import { event, z } from './api.ts'
import { makeClock } from './clock.ts'
import { readConfig } from './config.ts'
import { follow, type NumberedEvent, publish, startRelay } from './events.ts'
import type { Log } from './log.ts'
import { sql } from './sql.ts'
import { on, startSubscribers } from './subscribers.ts'
import { makeRing, type Surroundings } from './work.ts'

const counted = event('test.counted', z.object({ n: z.int() }))
const log: Log = { info() {}, warn() {}, debug() {}, error() {} }
const at = '2026-11-23T09:00:00.000Z'

async function world(t: Parameters<typeof ownDatabase>[0]) {
  const own = await ownDatabase(t)
  const s: Surroundings = {
    db: own.db,
    clock: makeClock(),
    log,
    config: readConfig({ LOG_LEVEL: 'silent' }),
    ring: makeRing(own.pool),
    enqueue: async () => undefined,
  }
  return { ...own, s }
}
async function until(condition: () => boolean | Promise<boolean>) {
  for (let i = 0; !(await condition()); i++) {
    if (i > 400) assert.fail('did not happen in 10 s')
    await pause(25)
  }
}

describe('the outbox', () => {
  it('delivers every committed event once and in one order to all followers, under racing writers and relays', async (t) => {
    const { db, pool, url, s } = await world(t)
    const seen: NumberedEvent[][] = [[], []]
    const stops = [
      await startRelay(pool, url, log),
      await startRelay(pool, url, log),
      ...(await Promise.all(seen.map((list) => follow(pool, url, log, (e) => list.push(e))))),
    ]
    await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let i = 0; i < 100; i++)
          await db
            .tx(async (tx) => {
              await publish(tx, at, counted, { n: writer * 1000 + i })
              if (i % 7 === 3) throw new Error('undone')
            })
            .catch(() => undefined)
        s.ring('committed')
      }),
    )
    const expected = 8 * (100 - 14)
    await until(() => seen.every((list) => list.length >= expected))
    for (const stop of stops) await stop()

    const numbers = (list: NumberedEvent[]) => list.map((e) => (e.data as { n: number }).n)
    assert.equal(seen[0]!.length, expected)
    assert.deepEqual(numbers(seen[0]!), numbers(seen[1]!))
    assert.equal(new Set(numbers(seen[0]!)).size, expected)
    for (let writer = 0; writer < 8; writer++) {
      const own = numbers(seen[0]!).filter((n) => Math.floor(n / 1000) === writer)
      assert.deepEqual(
        own,
        own.toSorted((a, b) => a - b),
        'the events of one writer keep their order',
      )
    }
  })

  it('lets each event take effect once, though two workers listen', async (t) => {
    const { db, pool, url, s } = await world(t)
    const subscriber = {
      name: 'test',
      handlers: [
        on(counted, async (work, { n }) => {
          await work.db.run(sql`insert into platform.setting (name, value) values (${`seen-${n}`}, '1')`)
        }),
      ],
    }
    const stops = [await startRelay(pool, url, log), ...(await Promise.all([1, 2].map(() => startSubscribers(pool, url, s, [subscriber]))))]
    for (let n = 0; n < 300; n++) await publish(db, at, counted, { n })
    const count = async () =>
      (await db.one(z.object({ n: z.int() }), sql`select count(*) as n from platform.setting where name like 'seen-%'`)).n
    await until(async () => (await count()) === 300)
    for (const stop of stops) await stop()
    assert.equal((await db.one(z.object({ n: z.int() }), sql`select count(*) as n from platform.stuck_event`)).n, 0)
  })

  it('steps over an event that always fails, says so, and goes on', async (t) => {
    const { db, pool, url, s } = await world(t)
    const seen: number[] = []
    const subscriber = {
      name: 'fragile',
      handlers: [
        on(counted, async (_, { n }) => {
          if (n === 2) throw new Error('never')
          seen.push(n)
        }),
      ],
    }
    const stops = [await startRelay(pool, url, log), await startSubscribers(pool, url, s, [subscriber])]
    for (const n of [1, 2, 3]) await publish(db, at, counted, { n })
    await until(() => seen.includes(3))
    for (const stop of stops) await stop()
    assert.deepEqual(
      await db.many(z.object({ subscriber: z.string(), error: z.string() }), sql`select subscriber, error from platform.stuck_event`),
      [{ subscriber: 'fragile', error: 'never' }],
    )
  })
})
