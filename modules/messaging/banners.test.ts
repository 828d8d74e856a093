import assert from 'node:assert/strict'
import { ids } from '#platform/ids'
import { describe, it } from '#testing'
import { bannerChanged, messagingApi } from './api.ts'

const body = (more: object = {}) => ({
  id: ids.uuid(),
  text: 'La mission locale est fermée vendredi',
  fromOn: '2026-11-24',
  untilOn: '2026-11-27',
  ...more,
})

describe('an important banner', () => {
  it('stands between its days, for everybody the adviser leads', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const stranger = await given.youngPerson()
    const banner = body()
    assert.equal((await app.as(youngPerson.adviser).call(messagingApi.addBanner, { body: banner })).status, 200)
    assert.equal((await app.as(youngPerson.adviser).call(messagingApi.addBanner, { body: banner })).status, 200)
    assert.equal((await app.published(bannerChanged)).length, 1)
    const seen = async (who: typeof youngPerson, at: string) => {
      app.at(at)
      return (await app.as(who).call(messagingApi.ownBanners)).body.items.length
    }
    assert.equal(await seen(youngPerson, '2026-11-23T22:59:00.000Z'), 0)
    assert.equal(await seen(youngPerson, '2026-11-23T23:01:00.000Z'), 1)
    assert.equal(await seen(youngPerson, '2026-11-27T22:59:00.000Z'), 1)
    assert.equal(await seen(stranger, '2026-11-25T12:00:00.000Z'), 0)
    assert.equal(await seen(youngPerson, '2026-11-27T23:01:00.000Z'), 0)
  })

  it('is for the people of a list, when one is named, and comes down when it is withdrawn', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const { adviser } = youngPerson
    const other = await given.youngPerson({ adviser })
    const { id: listId } = await given.list({ youngPerson, by: adviser })
    const { id } = (await app.as(adviser).call(messagingApi.addBanner, { body: body({ listId, fromOn: '2026-11-23' }) })).body
    const seen = async (who: typeof other) => (await app.as(who).call(messagingApi.ownBanners)).body.items.length
    assert.deepEqual([await seen(youngPerson), await seen(other)], [1, 0])
    assert.equal((await app.as(await given.adviser()).call(messagingApi.withdrawBanner, { params: { id } })).status, 404)
    await app.as(adviser).call(messagingApi.withdrawBanner, { params: { id } })
    assert.equal(await seen(youngPerson), 0)
  })

  it.each([
    [{ untilOn: '2026-11-23' }, 422, 'messaging.banner-ends-before'],
    [{ fromOn: '2026-11-20', untilOn: '2026-11-22' }, 422, 'messaging.banner-is-past'],
    [{ untilOn: '2027-06-01' }, 422, 'messaging.banner-too-long'],
    [{ text: ' ' }, 422, 'messaging.nothing-to-say'],
    [{ text: 'a'.repeat(301) }, 400, 'request.invalid'],
    [{ listId: ids.uuid() }, 404, 'messaging.unknown-list'],
  ] as const)('refuses %o', async ([change, status, code], { app, given }) => {
    const reply = await app.as(await given.adviser()).call(messagingApi.addBanner, { body: body(change) })
    assert.partialDeepStrictEqual(reply, { status, body: { code } })
  })
})
