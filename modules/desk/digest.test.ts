import assert from 'node:assert/strict'
import { notificationsApi } from '#api/notifications'
import { sql } from '#platform/sql'
import { describe, it } from '#testing'
import { isMorning, sendDue } from './digest.ts'

/** Eight in the morning in Paris, a Monday. */
const eight = '2026-11-23T07:10:00.000Z'

describe('the morning e-mail of an adviser', () => {
  it('says how much waits, without a name, once a day, to who has not come for two days', async ({ app, given, db }) => {
    const youngPerson = await given.youngPerson({ firstName: 'Zéphyrine', lastName: 'Quintrec' })
    const { adviser } = youngPerson
    await given.message({ youngPerson, by: youngPerson })
    await given.message({ youngPerson, by: youngPerson })
    await given.note({ youngPerson, assignee: adviser })
    await given.hours({ youngPerson, state: 'contested' })
    await db.run(sql`update identity.account set last_seen_at = '2026-11-20T09:00:00Z' where id = ${adviser.id}`)
    app.at(eight)
    assert.equal(await app.work(sendDue), 1)
    assert.equal(await app.work(sendDue), 0)
    const [mail] = (await app.sent()).filter((m) => m.kind === 'desk.digest')
    assert.match(mail!.body, /\n- 1 conversation à lire\n- 1 ligne d’heures contestée\n- 1 tâche confiée par un collègue\n/)
    assert.doesNotMatch(`${mail!.subject} ${mail!.body}`, /Zéphyrine|Quintrec/)
    app.at('2026-11-24T07:10:00.000Z')
    assert.equal(await app.work(sendDue), 1)
  })

  it('goes by what each chose', async ({ app, given, db }) => {
    const youngPerson = await given.youngPerson()
    const { adviser } = youngPerson
    await given.message({ youngPerson, by: youngPerson })
    const seen = (at: string) => db.run(sql`update identity.account set last_seen_at = ${at} where id = ${adviser.id}`)
    const choose = (wish: 'away' | 'daily' | 'never') => app.as(adviser).call(notificationsApi.chooseDigest, { body: { wish } })
    await seen('2026-11-22T20:00:00Z')
    app.at(eight)
    assert.deepEqual((await app.as(adviser).call(notificationsApi.digestChoice)).body, { wish: 'away' })
    await seen('2026-11-22T20:00:00Z')
    assert.equal(await app.work(sendDue), 0)
    await choose('never')
    await seen('2026-10-01T20:00:00Z')
    assert.equal(await app.work(sendDue), 0)
    assert.deepEqual((await choose('daily')).body, { wish: 'daily' })
    assert.equal(await app.work(sendDue), 1)
  })

  it('does not come when nothing waits, nor to who left', async ({ app, given, db }) => {
    const adviser = await given.adviser()
    await app.as(adviser).call(notificationsApi.chooseDigest, { body: { wish: 'daily' } })
    const gone = await given.youngPerson()
    await given.message({ youngPerson: gone, by: gone })
    await app.as(gone.adviser).call(notificationsApi.chooseDigest, { body: { wish: 'daily' } })
    await db.run(sql`update people.professional set left_at = ${eight} where id = ${gone.adviser.id}`)
    app.at(eight)
    assert.equal(await app.work(sendDue), 0)
  })

  for (const [now, zone, expected] of [
    ['2026-11-23T07:00:00Z', 'Europe/Paris', true],
    ['2026-11-23T07:59:00Z', 'Europe/Paris', true],
    ['2026-11-23T06:59:00Z', 'Europe/Paris', false],
    ['2026-11-23T08:00:00Z', 'Europe/Paris', false],
    ['2026-07-20T06:00:00Z', 'Europe/Paris', true],
    ['2026-11-22T07:00:00Z', 'Europe/Paris', false],
    ['2026-11-23T04:30:00Z', 'Indian/Reunion', true],
    ['2026-11-23T12:30:00Z', 'America/Martinique', true],
    ['2026-11-22T20:30:00Z', 'Pacific/Wallis', true],
  ] as const)
    it(`is ${expected ? '' : 'not '}due at ${now} in ${zone}`, () => assert.equal(isMorning(now, zone), expected))
})
