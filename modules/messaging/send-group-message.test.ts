import assert from 'node:assert/strict'
import { ids } from '#platform/ids'
import { describe, it } from '#testing'
import { messagingApi } from './api.ts'

describe('a group message', () => {
  it('is one message in each conversation, and tells the young person nothing of the others', async ({ app, given }) => {
    const adviser = await given.adviser()
    const people = [await given.youngPerson({ adviser }), await given.youngPerson({ adviser }), await given.youngPerson({ adviser })]
    await given.message({ youngPerson: people[1]! })
    const body = { id: ids.uuid(), text: 'Atelier CV jeudi à 14 h', youngPersonIds: people.map((p) => p.id) }

    const reply = await app.as(adviser).call(messagingApi.sendGroup, { body })

    assert.deepEqual(reply.body, { id: body.id, sent: 3 })
    assert.equal(reply.headers['server-timing'], 'sql;desc="6"')
    const sent = await app.published('messaging.message-sent')
    assert.deepEqual(
      new Set(sent.map((e) => `${e.youngPersonId} ${e.number}`)),
      new Set(people.map((p, i) => `${p.id} ${i === 1 ? 2 : 1}`)),
    )
    const page = await app.as(people[0]!).call(messagingApi.messages, { params: { id: people[0]!.id }, query: {} })
    assert.partialDeepStrictEqual(page.body.items, [{ text: body.text, groupMessageId: null, number: 1 }])
    const seen = await app.as(adviser).call(messagingApi.messages, { params: { id: people[0]!.id }, query: {} })
    assert.partialDeepStrictEqual(seen.body.items, [{ groupMessageId: body.id }])
  })

  it('is written once, however often it is sent', async ({ app, given }) => {
    const adviser = await given.adviser()
    const [one, two] = [await given.youngPerson({ adviser }), await given.youngPerson({ adviser })]
    const body = { id: ids.uuid(), text: 'Bonjour', youngPersonIds: [one.id] }
    await app.as(adviser).call(messagingApi.sendGroup, { body })
    assert.deepEqual((await app.as(adviser).call(messagingApi.sendGroup, { body })).body, { id: body.id, sent: 1 })
    assert.equal((await app.published('messaging.message-sent')).length, 1)
    for (const change of [{ text: 'Autre' }, { youngPersonIds: [one.id, two.id] }])
      assert.partialDeepStrictEqual(await app.as(adviser).call(messagingApi.sendGroup, { body: { ...body, ...change } }), {
        status: 409,
        body: { code: 'messaging.id-reused' },
      })
  })

  it('goes to nobody when one of them is not followed', async ({ app, given }) => {
    const { youngPerson } = await given.message()
    const stranger = await given.youngPerson()
    const body = { id: ids.uuid(), text: 'Bonjour', youngPersonIds: [youngPerson.id, stranger.id] }
    assert.partialDeepStrictEqual(await app.as(youngPerson.adviser).call(messagingApi.sendGroup, { body }), {
      status: 404,
      body: { code: 'messaging.unknown' },
    })
    assert.deepEqual(await app.published('messaging.message-sent'), [])
    assert.equal((await app.as(youngPerson).call(messagingApi.sendGroup, { body })).status, 403)
  })

  it('has words and people', async ({ app, given }) => {
    const { youngPerson } = await given.message()
    const body = { id: ids.uuid(), text: 'Bonjour', youngPersonIds: [youngPerson.id] }
    for (const [change, status] of [
      [{ youngPersonIds: [] }, 400],
      [{ youngPersonIds: Array.from({ length: 301 }, ids.uuid) }, 400],
      [{ text: ' ' }, 422],
    ] as const)
      assert.equal(
        (await app.as(youngPerson.adviser).call(messagingApi.sendGroup, { body: { ...body, ...change } as typeof body })).status,
        status,
      )
  })
})

describe('hours of service', () => {
  const monday = { day: 1, from: '09:00', to: '12:00' }

  it('are set by the adviser, with the words said at other times', async ({ app, given }) => {
    const { youngPerson } = await given.message()
    const { adviser } = youngPerson
    const hours = [{ day: 1, from: '14:00', to: '16:00' }, monday]
    const reply = await app.as(adviser).call(messagingApi.setServiceHours, { body: { hours, outOfHoursText: null } })
    assert.partialDeepStrictEqual(reply, {
      status: 200,
      body: { hours: [monday, hours[0]], outOfHoursText: null, timeZone: 'Europe/Paris' },
    })
    await app.as(adviser).call(messagingApi.setServiceHours, { body: { hours, outOfHoursText: 'Je réponds le lundi.' } })
    assert.equal((await app.as(adviser).call(messagingApi.serviceHours)).body.outOfHoursText, 'Je réponds le lundi.')
    app.at('2026-11-23T11:30:00.000Z') // 12:30 in Paris
    const seen = await app.as(youngPerson).call(messagingApi.conversation, { params: { id: youngPerson.id } })
    assert.deepEqual(seen.body.closed, { text: 'Je réponds le lundi.' })
  })

  it.each([
    [[{ day: 1, from: '12:00', to: '09:00' }], 422, 'messaging.hours-end-before-they-begin'],
    [[monday, { day: 1, from: '11:00', to: '15:00' }], 422, 'messaging.hours-overlap'],
    [[{ day: 8, from: '09:00', to: '10:00' }], 400, 'request.invalid'],
    [[{ day: 1, from: '9:00', to: '10:00' }], 400, 'request.invalid'],
  ] as const)('refuse %o', async ([hours, status, code], { app, given }) => {
    const reply = await app
      .as(await given.adviser())
      .call(messagingApi.setServiceHours, { body: { hours: [...hours], outOfHoursText: null } })
    assert.partialDeepStrictEqual(reply, { status, body: { code } })
  })

  it('are the adviser’s own', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    assert.equal((await app.as(youngPerson).call(messagingApi.serviceHours)).status, 403)
    assert.equal((await app.as(youngPerson).call(messagingApi.setServiceHours, { body: { hours: [], outOfHoursText: null } })).status, 403)
  })
})
