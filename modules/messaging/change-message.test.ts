import assert from 'node:assert/strict'
import { sql } from '#platform/sql'
import { describe, it } from '#testing'
import { messagingApi } from './api.ts'

describe('changing one’s own message', () => {
  it('gives it other words, says so, and keeps the earlier ones', async ({ app, given }) => {
    const { youngPerson, id } = await given.message({ text: 'A 14h' })
    const params = { id: youngPerson.id, messageId: id }
    app.at('2026-11-23T09:10:00.000Z')

    const reply = await app.as(youngPerson).call(messagingApi.edit, { params, body: { text: 'À 15 h' } })

    assert.partialDeepStrictEqual(reply, { status: 200, body: { text: 'À 15 h', editedAt: '2026-11-23T09:10:00.000Z', number: 1 } })
    assert.deepEqual(await given.row(sql`select version, text from messaging.message_version where message_id = ${id}`), {
      version: 1,
      text: 'A 14h',
    })
    assert.deepEqual(await app.published('messaging.message-changed'), [
      { conversationId: youngPerson.id, messageId: id, youngPersonId: youngPerson.id },
    ])
  })

  it('does nothing when the words are the same', async ({ app, given }) => {
    const { youngPerson, id } = await given.message({ text: 'A 14h' })
    const reply = await app
      .as(youngPerson)
      .call(messagingApi.edit, { params: { id: youngPerson.id, messageId: id }, body: { text: 'A 14h' } })
    assert.equal(reply.body.editedAt, null)
    assert.deepEqual(await app.published('messaging.message-changed'), [])
  })

  it('takes it back: its place stays, its words are shown nowhere', async ({ app, given }) => {
    const { youngPerson, id } = await given.message({ text: 'Un secret' })
    const params = { id: youngPerson.id, messageId: id }
    await app.as(youngPerson.adviser).call(messagingApi.send, {
      params: { id: youngPerson.id },
      body: { id: '00000000-0000-7000-8000-000000000001', text: 'Noté', replyToId: id },
    })

    const twice = [
      await app.as(youngPerson).call(messagingApi.remove, { params }),
      await app.as(youngPerson).call(messagingApi.remove, { params }),
    ]

    assert.deepEqual(twice[0]?.body, twice[1]?.body)
    assert.equal((await app.published('messaging.message-changed')).length, 1)
    const seen = [
      await app.as(youngPerson.adviser).call(messagingApi.messages, { params: { id: youngPerson.id }, query: {} }),
      await app.as(youngPerson.adviser).call(messagingApi.search, { params: { id: youngPerson.id }, query: { text: 'secret' } }),
      await app.as(youngPerson.adviser).call(messagingApi.conversations),
    ]
    assert.doesNotMatch(JSON.stringify(seen.map((s) => s.body)), /secret/)
    assert.partialDeepStrictEqual(seen[0]?.body.items, [{ number: 1, text: '' }, { replyTo: { excerpt: '' } }])
    assert.equal((await given.row(sql`select text from messaging.message_version where message_id = ${id}`)).text, 'Un secret')
  })

  it('can be taken back at any time, but not reworded after a day', async ({ app, given }) => {
    const { youngPerson, id } = await given.message()
    const params = { id: youngPerson.id, messageId: id }
    app.at('2026-11-24T09:00:00.001Z')
    const late = await app.as(youngPerson).call(messagingApi.edit, { params, body: { text: 'Autre' } })
    assert.partialDeepStrictEqual(late, { status: 422, body: { code: 'messaging.too-late-to-edit', params: { hours: 24 } } })
    assert.equal((await app.as(youngPerson).call(messagingApi.remove, { params })).status, 200)
    app.at('2026-11-23T09:00:00.000Z')
    const gone = await app.as(youngPerson).call(messagingApi.edit, { params, body: { text: 'Autre' } })
    assert.partialDeepStrictEqual(gone, { status: 409, body: { code: 'messaging.deleted' } })
  })

  it('is for its author only', async ({ app, given }) => {
    const { youngPerson, id } = await given.message()
    const params = { id: youngPerson.id, messageId: id }
    const refused = { status: 403, body: { code: 'messaging.not-the-author' } }
    assert.partialDeepStrictEqual(await app.as(youngPerson.adviser).call(messagingApi.edit, { params, body: { text: 'Autre' } }), refused)
    assert.partialDeepStrictEqual(await app.as(youngPerson.adviser).call(messagingApi.remove, { params }), refused)
    const stranger = await given.adviser()
    assert.equal((await app.as(stranger).call(messagingApi.remove, { params })).status, 404)
    const other = await given.youngPerson({ adviser: youngPerson.adviser })
    const elsewhere = await app.as(youngPerson.adviser).call(messagingApi.remove, { params: { id: other.id, messageId: id } })
    assert.partialDeepStrictEqual(elsewhere, { status: 404, body: { code: 'messaging.unknown-message' } })
    const empty = await app.as(youngPerson).call(messagingApi.edit, { params, body: { text: '  ' } })
    assert.partialDeepStrictEqual(empty, { status: 422, body: { code: 'messaging.nothing-to-say' } })
  })
})
