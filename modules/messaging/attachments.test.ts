import assert from 'node:assert/strict'
import { filesApi } from '#api/files'
import { ids } from '#platform/ids'
import { describe, it } from '#testing'
import { messagingApi } from './api.ts'

describe('files in a message', () => {
  it('come with it, without a word if one wants, and are shown on both sides', async ({ app, given }) => {
    const { youngPerson, id } = await given.file({ isLoose: true, name: 'photo.pdf' })
    const params = { id: youngPerson.id }
    const sent = await app.as(youngPerson).call(messagingApi.send, { params, body: { id: ids.uuid(), text: '', fileIds: [id] } })

    const files = [{ id, name: 'photo.pdf', scan: 'not-scanned', gone: null }]
    assert.partialDeepStrictEqual(sent, { status: 200, body: { text: '', files } })
    const page = await app.as(youngPerson.adviser).call(messagingApi.messages, { params, query: {} })
    assert.partialDeepStrictEqual(page.body.items, [{ files }])
    assert.equal((await app.as(youngPerson.adviser).call(filesApi.content, { params: { id } })).status, 200)
    const list = await app.as(youngPerson.adviser).call(messagingApi.conversations, { query: {} })
    assert.partialDeepStrictEqual(list.body.items, [{ lastMessage: { excerpt: '', files: 1 } }])
    const documents = await app.as(youngPerson.adviser).call(filesApi.list, { query: { youngPersonId: youngPerson.id } })
    assert.partialDeepStrictEqual(documents.body.items, [{ id, from: 'message' }])
  })

  it('are the same message when it is sent again; with other files it is another', async ({ app, given }) => {
    const { youngPerson, id } = await given.file({ isLoose: true })
    const other = await given.file({ isLoose: true, youngPerson })
    const send = { params: { id: youngPerson.id }, body: { id: ids.uuid(), text: 'Voilà', fileIds: [id] } }
    const first = await app.as(youngPerson).call(messagingApi.send, send)
    assert.deepEqual((await app.as(youngPerson).call(messagingApi.send, send)).body, first.body)
    for (const fileIds of [[other.id], [id, other.id], undefined]) {
      const { fileIds: _, ...rest } = send.body
      const again = await app.as(youngPerson).call(messagingApi.send, { ...send, body: { ...rest, ...(fileIds && { fileIds }) } })
      assert.partialDeepStrictEqual(again, { status: 409, body: { code: 'messaging.id-reused' } })
    }
  })

  it('are one’s own, for this person, and in one message only', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const stranger = await given.youngPerson({ adviser: youngPerson.adviser })
    const mine = await given.file({ isLoose: true, youngPerson })
    const params = { id: youngPerson.id }
    await app.as(youngPerson).call(messagingApi.send, { params, body: { id: ids.uuid(), text: '', fileIds: [mine.id] } })
    const ofAnother = await given.file({ isLoose: true, youngPerson, by: youngPerson.adviser })
    const forAnother = await given.file({ isLoose: true, youngPerson: stranger })
    const document = await given.file({ youngPerson })
    for (const id of [mine.id, ofAnother.id, forAnother.id, document.id, ids.uuid()])
      assert.partialDeepStrictEqual(
        await app.as(youngPerson).call(messagingApi.send, { params, body: { id: ids.uuid(), text: 'Voilà', fileIds: [id] } }),
        {
          status: 422,
          body: { code: 'files.not-there' },
        },
      )
    const page = await app.as(youngPerson).call(messagingApi.messages, { params, query: {} })
    assert.equal(page.body.items.length, 1, 'a refused message takes no number')
  })

  it('go with it when it is taken back', async ({ app, given }) => {
    const { youngPerson, id } = await given.file({ isLoose: true })
    const body = { id: ids.uuid(), text: '', fileIds: [id] }
    await app.as(youngPerson).call(messagingApi.send, { params: { id: youngPerson.id }, body })
    assert.partialDeepStrictEqual(await app.as(youngPerson).call(filesApi.remove, { params: { id } }), {
      status: 409,
      body: { code: 'files.held-by-another' },
    })
    const removed = await app.as(youngPerson).call(messagingApi.remove, { params: { id: youngPerson.id, messageId: body.id } })
    assert.deepEqual(removed.body.files, [])
    assert.partialDeepStrictEqual(await app.as(youngPerson.adviser).call(filesApi.content, { params: { id } }), {
      status: 409,
      body: { code: 'files.gone' },
    })
  })

  it('are needed where there is no word', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const reply = await app.as(youngPerson).call(messagingApi.send, { params: { id: youngPerson.id }, body: { id: ids.uuid(), text: ' ' } })
    assert.partialDeepStrictEqual(reply, { status: 422, body: { code: 'messaging.nothing-to-say' } })
  })
})
