import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { ownDatabase } from '#testing/real'
import { z } from './api.ts'
import { sql } from './sql.ts'

describe('an instant of the database', () => {
  it('is read as ISO 8601 UTC to the millisecond, whatever its digits', async (t) => {
    const { db } = await ownDatabase(t)
    const read = async (instant: string) => (await db.one(z.object({ at: z.string() }), sql`select ${instant}::timestamptz as at`)).at
    for (const [given, expected] of [
      ['2026-11-23T09:00:00Z', '2026-11-23T09:00:00.000Z'],
      ['2026-11-23T09:00:00.1Z', '2026-11-23T09:00:00.100Z'],
      ['2026-11-23T10:00:00.123456+01:00', '2026-11-23T09:00:00.123Z'],
      ['0044-03-15T12:00:00Z', '0044-03-15T12:00:00.000Z'],
    ] as const)
      assert.equal(await read(given), expected)
    await fc.assert(
      fc.asyncProperty(fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }), async (at) => {
        assert.equal(await read(at.toISOString()), at.toISOString())
      }),
      { numRuns: 50 },
    )
  })
})

describe('statements sent together', () => {
  it('keep their order in a transaction, and fall together when one fails', async (t) => {
    const { db } = await ownDatabase(t)
    const add = (on: typeof db, n: number) => on.run(sql`insert into platform.subscriber (name, last_seq) values (${`together ${n}`}, 0)`)
    const kept = async () =>
      (await db.many(z.object({ name: z.string() }), sql`select name from platform.subscriber where name like 'together%'`)).length
    await db.tx((tx) => Promise.all([add(tx, 1), add(tx, 2)]))
    assert.equal(await kept(), 2)
    await assert.rejects(
      db.tx((tx) => Promise.all([add(tx, 3), add(tx, 1), add(tx, 4)])),
      { code: '23505' },
    )
    assert.equal(await kept(), 2)
    await db.tx((tx) => add(tx, 5))
    assert.equal(await kept(), 3)
  })
})
