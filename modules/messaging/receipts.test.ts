import assert from 'node:assert/strict'
import { describe, it } from '#testing'
import { messagingApi } from './api.ts'

describe('delivered and read', () => {
  it('tells the author of a message when it arrived and when it was read', async ({ app, given }) => {
    const { youngPerson } = await given.message()
    await given.message({ youngPerson })
    const params = { id: youngPerson.id }

    app.at('2026-11-23T09:02:00.000Z')
    await app.as(youngPerson.adviser).call(messagingApi.delivered, { params, body: { upTo: 2 } })
    app.at('2026-11-23T09:05:00.000Z')
    await app.as(youngPerson.adviser).call(messagingApi.read, { params, body: { upTo: 1 } })

    const page = await app.as(youngPerson).call(messagingApi.messages, { params, query: {} })
    assert.partialDeepStrictEqual(page.body.items, [
      { state: 'read', deliveredAt: '2026-11-23T09:02:00.000Z', readAt: '2026-11-23T09:05:00.000Z' },
      { state: 'delivered', deliveredAt: '2026-11-23T09:02:00.000Z', readAt: null },
    ])
    assert.deepEqual(
      (await app.published('messaging.receipt')).map((r) => [r.accountId, r.deliveredUpTo, r.readUpTo]),
      [
        [youngPerson.adviser.id, 2, 0],
        [youngPerson.adviser.id, 2, 1],
      ],
    )
  })

  it('counts a message of the young person as read once one of the advisers read it, at the first time', async ({ app, given }) => {
    const { youngPerson } = await given.message()
    const params = { id: youngPerson.id }
    const substitute = await given.substitute(youngPerson.adviser)
    await app.as(substitute).call(messagingApi.read, { params, body: { upTo: 1 } })
    app.at('2026-11-23T15:00:00.000Z')
    await app.as(youngPerson.adviser).call(messagingApi.read, { params, body: { upTo: 1 } })
    const page = await app.as(youngPerson).call(messagingApi.messages, { params, query: {} })
    assert.partialDeepStrictEqual(page.body.items, [{ state: 'read', readAt: '2026-11-23T09:00:00.000Z' }])
  })

  it('does nothing the second time, and never goes back', async ({ app, given }) => {
    const { youngPerson } = await given.message()
    await given.message({ youngPerson })
    const params = { id: youngPerson.id }
    const read = (upTo: number) => app.as(youngPerson.adviser).call(messagingApi.read, { params, body: { upTo } })

    const replies = [await read(2), await read(2), await read(1), await read(0)]

    assert.deepEqual(new Set(replies.map((r) => JSON.stringify(r.body))), new Set(['{"deliveredUpTo":2,"readUpTo":2}']))
    assert.equal((await app.published('messaging.receipt')).length, 1)
  })

  it('stops at the last message', async ({ app, given }) => {
    const { youngPerson } = await given.message()
    const reply = await app.as(youngPerson.adviser).call(messagingApi.read, { params: { id: youngPerson.id }, body: { upTo: 99 } })
    assert.deepEqual(reply.body, { deliveredUpTo: 1, readUpTo: 1 })
  })

  it('counts what waits for each side', async ({ app, given }) => {
    const { youngPerson } = await given.message()
    await given.message({ youngPerson, by: youngPerson.adviser })
    await given.message({ youngPerson })
    const params = { id: youngPerson.id }
    const unread = async (who: typeof youngPerson | typeof youngPerson.adviser) =>
      (await app.as(who).call(messagingApi.conversation, { params })).body.unread

    assert.deepEqual([await unread(youngPerson), await unread(youngPerson.adviser)], [1, 2])
    await app.as(youngPerson.adviser).call(messagingApi.read, { params, body: { upTo: 1 } })
    await app.as(youngPerson).call(messagingApi.read, { params, body: { upTo: 3 } })
    assert.deepEqual([await unread(youngPerson), await unread(youngPerson.adviser)], [0, 1])
  })

  it('is not moved by a colleague who only looks', async ({ app, given }) => {
    const { youngPerson } = await given.message()
    const params = { id: youngPerson.id }
    const colleague = await given.curiousColleague(youngPerson)
    assert.equal((await app.as(colleague).call(messagingApi.messages, { params, query: {} })).status, 200)
    for (const mark of [messagingApi.read, messagingApi.delivered])
      assert.equal((await app.as(colleague).call(mark, { params, body: { upTo: 1 } })).status, 404)
    assert.equal((await app.as(colleague).call(messagingApi.conversation, { params })).body.canWrite, false)
  })

  it('refuses what is not a number', async ({ app, given }) => {
    const { youngPerson } = await given.message()
    for (const upTo of [-1, 1.5, '1'])
      assert.equal(
        (await app.as(youngPerson).call(messagingApi.read, { params: { id: youngPerson.id }, body: { upTo: upTo as number } })).status,
        400,
      )
  })
})
