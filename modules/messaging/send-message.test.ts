import assert from 'node:assert/strict'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, it, testNow } from '#testing'
import { messagingApi } from './api.ts'

const body = (text = 'Bonjour, je serai en retard 🙏 https://exemple.fr') => ({ id: ids.uuid(), text })

describe('sending a message', () => {
  it('stores it under the next number and announces it to both sides', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const { adviser } = youngPerson
    const params = { id: youngPerson.id }

    const first = await app.as(youngPerson).call(messagingApi.send, { params, body: body() })
    const second = await app.as(adviser).call(messagingApi.send, { params, body: body('Merci de prévenir') })

    assert.partialDeepStrictEqual(first, {
      status: 200,
      body: { number: 1, state: 'sent', byYoungPerson: true, author: { firstName: 'Léo' } },
    })
    assert.partialDeepStrictEqual(second.body, {
      number: 2,
      byYoungPerson: false,
      author: { id: adviser.id, lastName: 'Benali' },
      sentAt: testNow,
    })
    assert.partialDeepStrictEqual(await app.published('messaging.message-sent'), [
      { conversationId: youngPerson.id, messageId: first.body.id, number: 1, youngPersonId: youngPerson.id, byYoungPerson: true },
      { number: 2, authorId: adviser.id, byYoungPerson: false },
    ])
    const { audience } = await given.row(sql`select audience from platform.event where type = 'messaging.message-sent' limit 1`)
    assert.deepEqual(new Set(audience as string[]), new Set([youngPerson.id, adviser.id]))
  })

  it('answers a retry with the same message, and writes nothing', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const send = { params: { id: youngPerson.id }, body: body() }
    const first = await app.as(youngPerson).call(messagingApi.send, send)

    const again = await app.as(youngPerson).call(messagingApi.send, send)

    assert.deepEqual(again.body, first.body)
    assert.equal((await app.published('messaging.message-sent')).length, 1)
  })

  it('answers a retry also when the message was edited since', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const send = { params: { id: youngPerson.id }, body: body() }
    await app.as(youngPerson).call(messagingApi.send, send)
    await app.as(youngPerson).call(messagingApi.edit, { params: { id: youngPerson.id, messageId: send.body.id }, body: { text: 'Autre' } })
    assert.partialDeepStrictEqual(await app.as(youngPerson).call(messagingApi.send, send), {
      status: 200,
      body: { text: 'Autre', number: 1 },
    })
  })

  it('refuses an id that already names something else', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const other = await given.youngPerson({ adviser: youngPerson.adviser })
    const sent = body()
    const params = { id: youngPerson.id }
    await app.as(youngPerson).call(messagingApi.send, { params, body: sent })
    const refused = { status: 409, body: { code: 'messaging.id-reused' } }
    assert.partialDeepStrictEqual(await app.as(youngPerson).call(messagingApi.send, { params, body: { ...sent, text: 'Autre' } }), refused)
    assert.partialDeepStrictEqual(await app.as(youngPerson.adviser).call(messagingApi.send, { params, body: sent }), refused)
    assert.partialDeepStrictEqual(
      await app.as(youngPerson.adviser).call(messagingApi.send, { params: { id: other.id }, body: sent }),
      refused,
    )
    const after = await app.as(youngPerson).call(messagingApi.send, { params, body: body() })
    assert.equal(after.body.number, 2, 'a refused message takes no number')
  })

  it('quotes the message it answers', async ({ app, given }) => {
    const { youngPerson, id } = await given.message({ text: 'Tu as reçu ma convention ?' })
    const reply = await app
      .as(youngPerson.adviser)
      .call(messagingApi.send, { params: { id: youngPerson.id }, body: { ...body('Oui'), replyToId: id } })
    const quote = { id, number: 1, byYoungPerson: true, excerpt: 'Tu as reçu ma convention ?' }
    assert.deepEqual(reply.body.replyTo, quote)
    const page = await app.as(youngPerson).call(messagingApi.messages, { params: { id: youngPerson.id }, query: {} })
    assert.deepEqual(page.body.items[1]?.replyTo, quote)
  })

  it('takes few statements', async ({ app, given }) => {
    const { youngPerson } = await given.message()
    const reply = await app.as(youngPerson).call(messagingApi.send, { params: { id: youngPerson.id }, body: body() })
    assert.equal(reply.headers['server-timing'], 'sql;desc="4"')
  })

  it.each([
    [{ text: '' }, 422, 'messaging.nothing-to-say'],

    [{ text: 'a\u0000b' }, 400, 'request.invalid'],
    [{ more: 1 }, 400, 'request.invalid'],
    [{ id: '12' }, 400, 'request.invalid'],
    [{ text: ' \n ' }, 422, 'messaging.nothing-to-say'],
    [{ text: '\u200b\u2060\u202e ' }, 422, 'messaging.nothing-to-say'],
    [{ replyToId: '00000000-0000-7000-8000-000000000000' }, 422, 'messaging.reply-to-unknown'],
  ] as const)('refuses %o with %o', async ([change, status, code], { app, given }) => {
    const youngPerson = await given.youngPerson()
    const reply = await app
      .as(youngPerson)
      .call(messagingApi.send, { params: { id: youngPerson.id }, body: { ...body(), ...change } as ReturnType<typeof body> })
    assert.partialDeepStrictEqual(reply, { status, body: { code } })
  })

  it('takes 4 000 characters and no more', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const send = (text: string) => app.as(youngPerson).call(messagingApi.send, { params: { id: youngPerson.id }, body: body(text) })
    assert.equal((await send('é'.repeat(4000))).status, 200)
    assert.equal((await send('é'.repeat(4001))).status, 400)
  })

  it('is for those who follow the file: not a stranger, not a curious colleague, not another young person', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const send = { params: { id: youngPerson.id }, body: body() }
    for (const who of [await given.adviser(), await given.curiousColleague(youngPerson), await given.youngPerson()])
      assert.partialDeepStrictEqual(await app.as(who).call(messagingApi.send, send), { status: 404, body: { code: 'messaging.unknown' } })
    assert.equal((await app.as(await given.official('pilot')).call(messagingApi.send, send)).status, 403)
    assert.equal((await app.call(messagingApi.send, send)).status, 401)
    assert.equal((await app.as(await given.substitute(youngPerson.adviser)).call(messagingApi.send, send)).status, 200)
  })
})

describe('typing', () => {
  it('is hinted to the others and kept nowhere', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const params = { id: youngPerson.id }
    assert.equal((await app.as(youngPerson).call(messagingApi.typing, { params })).status, 200)
    assert.equal((await app.as(await given.adviser()).call(messagingApi.typing, { params })).status, 404)
    assert.deepEqual(await app.published('messaging.typing'), [])
  })
})
