import assert from 'node:assert/strict'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it, type Person } from '#testing'
import { notificationsApi } from './api.ts'
import { isFailing } from './rules.ts'
import { tellFailing } from './watch-sending.ts'

type Wanted = { count: number; status: string; channel?: string; triedAt?: string; error?: string }

/** Messages that were tried. */
async function tried({ db }: Fixtures, { count, status, channel = 'sms', triedAt = '2026-11-23T08:50:00.000Z', error }: Wanted) {
  for (let i = 0; i < count; i++)
    await db.run(sql`insert into platform.outgoing (id, channel, recipient, kind, body, status, tries, next_try_at, created_at, sent_at, tried_at, last_error)
      values (${ids.uuid()}, ${channel}, '+33612345642', 'test.message', 'x', ${status}, 1, ${triedAt}, ${triedAt},
        ${status === 'sent' ? triedAt : null}, ${triedAt}, ${error ?? null})`)
}
const titles = async ({ app }: Fixtures, who: Person) =>
  (await app.as(who).call(notificationsApi.notices, { query: {} })).body.items.map((n) => `${n.title} ${n.text}`).sort()

describe('watching the sending', () => {
  it('tells the administrators of each channel that fails, once an hour', async (f) => {
    const administrator = await f.given.official('administrator')
    const director = await f.given.professional({ role: 'director' })
    await tried(f, { count: 8, status: 'sent' })
    await tried(f, { count: 1, status: 'failed', error: 'receipt: unreachable' })
    await tried(f, { count: 1, status: 'queued', error: 'gateway: 503' })
    await tried(f, { count: 10, status: 'queued', channel: 'email', error: 'smtp: ECONNREFUSED' })
    await f.app.work(tellFailing)
    await f.app.work(tellFailing)
    assert.deepEqual(await titles(f, administrator), [
      'Les SMS ne partent pas bien 2 échecs sur les 10 derniers envois de l’heure.',
      'Les e-mails ne partent pas bien 10 échecs sur les 10 derniers envois de l’heure.',
    ])
    assert.deepEqual(await titles(f, director), [])
    await f.db.run(
      sql`update notifications.notice set happened_at = happened_at - interval '61 minutes', version = 'sms 2026-11-23T07' where details ->> 'channel' = 'sms'`,
    )
    await f.app.work(tellFailing)
    assert.equal((await titles(f, administrator)).length, 3)
  })

  it('looks at the last fifty of the past hour only, and not at devices that are gone', async (f) => {
    const administrator = await f.given.official('administrator')
    await tried(f, { count: 12, status: 'failed', triedAt: '2026-11-23T07:00:00.000Z', error: 'gateway: 400' })
    await tried(f, { count: 20, status: 'failed', triedAt: '2026-11-23T08:10:00.000Z', error: 'gateway: 400' })
    await tried(f, { count: 50, status: 'sent', triedAt: '2026-11-23T08:50:00.000Z' })
    await tried(f, { count: 15, status: 'failed', channel: 'push', error: 'gone' })
    await f.app.work(tellFailing)
    assert.deepEqual(await titles(f, administrator), [])
  })

  for (const [tried, failed, fails] of [
    [9, 9, false],
    [10, 1, false],
    [10, 2, true],
    [50, 9, false],
    [50, 10, true],
    [0, 0, false],
  ] as const)
    it(`${failed} of ${tried} is ${fails ? '' : 'not '}told`, () => assert.equal(isFailing({ tried, failed }), fails))
})
