import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from '#platform/api'
import { makeClock } from '#platform/clock'
import { readConfig } from '#platform/config'
import { Db } from '#platform/db'
import { makeLog } from '#platform/log'
import { sql } from '#platform/sql'
import type { Surroundings } from '#platform/work'
import { given } from '#testing/given'
import { ownDatabase } from '#testing/real'
import { messagingGiven } from './given.ts'
import { sendScheduled } from './send-scheduled.ts'

describe('several workers at once', () => {
  it('send each prepared message once', async (t) => {
    const { db, pool } = await ownDatabase(t)
    const base = given(db)
    const make = messagingGiven(db, base)
    const adviser = await base.adviser()
    const people = []
    for (let n = 0; n < 5; n++) people.push(await base.youngPerson({ adviser }))
    for (let n = 0; n < 40; n++) await make.scheduled({ youngPerson: people[n % 5]!, by: adviser, text: `Message ${n}` })
    const worker = (): Surroundings => ({
      db: new Db(pool),
      clock: makeClock('2026-11-24T09:00:00Z'),
      log: makeLog('silent'),
      config: readConfig({ DEMO: '0' }),
      ring: () => undefined,
      enqueue: async () => undefined,
    })
    await Promise.all(Array.from({ length: 6 }, async () => sendScheduled.handle(worker(), {})))

    const row = await db.one(
      z.object({ messages: z.int(), texts: z.int(), waiting: z.int(), events: z.int(), unread: z.int() }),
      sql`select (select count(*) from messaging.message) as messages, (select count(distinct text) from messaging.message) as texts,
        (select count(*) from messaging.scheduled where status <> 'sent') as waiting,
        (select count(*) from platform.event where type = 'messaging.message-sent') as events,
        (select sum(unread_by_young) from messaging.conversation) as unread`,
    )
    assert.deepEqual(row, { messages: 40, texts: 40, waiting: 0, events: 40, unread: 40 })
  })
})
