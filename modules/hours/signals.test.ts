import assert from 'node:assert/strict'
import { sql } from '#platform/sql'
import { describe, it, testNow } from '#testing'
import { hoursApi } from './api.ts'
import { findSome, reasonsOf } from './signals.ts'

const calm = { quietDays: 2, missed: 0, weekBefore: 900, lastWeek: 900 }

describe('signals', () => {
  it.each([
    [{}, []],
    [{ quietDays: 13 }, []],
    [{ quietDays: 14 }, ['no_sign']],
    [{ quietDays: null }, []],
    [{ missed: 1 }, []],
    [{ missed: 2 }, ['missed']],
    [{ lastWeek: 451 }, []],
    [{ lastWeek: 450 }, ['hours_falling']],
    [{ lastWeek: null }, ['hours_falling']],
    [{ weekBefore: 240, lastWeek: 0 }, []],
    [{ quietDays: 30, missed: 3, lastWeek: 0 }, ['no_sign', 'missed', 'hours_falling']],
  ] as const)('of %o are %o', async ([over, kinds]) => {
    assert.deepEqual(
      reasonsOf({ ...calm, ...over }).map((r) => r.kind),
      kinds,
    )
  })

  it('come two a day at most, not again for the same person within two weeks, and go once answered', async ({ app, given, db }) => {
    const adviser = await given.adviser()
    const people = []
    for (let n = 0; n < 4; n++) people.push(await given.youngPerson({ adviser, firstName: `P${n}` }))
    await db.run(sql`update identity.account set last_seen_at = '2026-11-01T08:00:00Z' where id = any(${people.map((p) => p.id)})`)
    const find = async (now: string) => {
      app.at(now)
      for (let after: string | undefined = ''; after !== undefined; ) after = await app.work((work) => findSome(work, after!))
      app.at(testNow) // where the sessions are
      return (await app.as(adviser).call(hoursApi.signals)).body.items
    }
    const first = await find('2026-11-23T09:00:00.000Z')
    assert.deepEqual(
      first.map((s) => s.reasons),
      [[{ kind: 'no_sign', days: 22 }], [{ kind: 'no_sign', days: 22 }]],
    )
    assert.equal((await find('2026-11-23T15:00:00.000Z')).length, 2)
    const all = await find('2026-11-24T09:00:00.000Z')
    assert.equal(new Set(all.map((s) => s.youngPersonId)).size, 4)
    assert.equal((await find('2026-11-25T09:00:00.000Z')).length, 4)

    const id = all[0]!.id
    const dismiss = (outcome: 'contacted' | 'known') => app.as(adviser).call(hoursApi.dismissSignal, { params: { id }, body: { outcome } })
    assert.equal((await dismiss('contacted')).status, 200)
    assert.equal((await dismiss('contacted')).status, 200)
    assert.partialDeepStrictEqual(await dismiss('known'), { status: 409, body: { code: 'hours.signal-answered' } })
    assert.equal((await app.as(adviser).call(hoursApi.signals)).body.items.length, 3)
    assert.equal((await app.as(people[0]!).call(hoursApi.signals)).status, 403)
  })
})
