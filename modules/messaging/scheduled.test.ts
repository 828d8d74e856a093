import assert from 'node:assert/strict'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it } from '#testing'
import { messagingApi } from './api.ts'
import { sendScheduled } from './send-scheduled.ts'

const tomorrow = { text: 'Bonjour {prénom}, à tout à l’heure', day: '2026-11-24', time: '08:30' }
const sendDue = ({ app }: Fixtures) => app.work((_, s) => sendScheduled.handle(s, {}))

describe('a message sent later', () => {
  it('leaves at its hour on the wall of the structure, once, with each one’s first name', async (f) => {
    const { app, given } = f
    const structure = await given.structure({ timeZone: 'Indian/Reunion' })
    const adviser = await given.adviser({ structure })
    const [lea, ali] = [await given.youngPerson({ adviser, firstName: 'Léa' }), await given.youngPerson({ adviser, firstName: 'Ali\\1' })]
    const body = { id: ids.uuid(), youngPersonIds: [lea.id, ali.id], ...tomorrow }
    const reply = await app.as(adviser).call(messagingApi.schedule, { body })
    assert.partialDeepStrictEqual(reply, { status: 200, body: { sendAt: '2026-11-24T04:30:00.000Z', status: 'waiting', others: 0 } })
    assert.deepEqual((await app.as(adviser).call(messagingApi.schedule, { body })).body, reply.body, 'a retry changes nothing')

    const textsOf = async (who: typeof lea) =>
      (await app.as(who).call(messagingApi.messages, { params: { id: who.id }, query: {} })).body.items.map((m) => m.text)
    app.at('2026-11-24T04:29:59.000Z')
    await sendDue(f)
    assert.deepEqual(await textsOf(lea), [])
    app.at('2026-11-24T04:30:00.000Z')
    await sendDue(f)
    await sendDue(f)
    assert.deepEqual(await textsOf(lea), ['Bonjour Léa, à tout à l’heure'])
    assert.deepEqual(await textsOf(ali), ['Bonjour Ali\\1, à tout à l’heure'])
    assert.partialDeepStrictEqual((await app.as(adviser).call(messagingApi.scheduled, { query: {} })).body.items, [{ status: 'sent' }])
    assert.equal((await app.published('messaging.message-sent')).length, 2)
  })

  it('is seen beside the conversation, changed and withdrawn before; not after', async (f) => {
    const { app, given } = f
    const youngPerson = await given.youngPerson()
    const { adviser } = youngPerson
    const { id } = await given.scheduled({ youngPerson, by: adviser })
    const beside = async () => (await app.as(adviser).call(messagingApi.scheduled, { query: { youngPersonId: youngPerson.id } })).body.items
    assert.partialDeepStrictEqual(await beside(), [{ id, status: 'waiting' }])
    const changed = await app.as(adviser).call(messagingApi.changeScheduled, { params: { id }, body: tomorrow })
    assert.partialDeepStrictEqual(changed.body, { text: tomorrow.text, sendAt: '2026-11-24T07:30:00.000Z' })
    for (let tries = 0; tries < 2; tries++)
      assert.partialDeepStrictEqual(await app.as(adviser).call(messagingApi.withdrawScheduled, { params: { id } }), {
        status: 200,
        body: { status: 'withdrawn' },
      })
    assert.deepEqual(await beside(), [])
    app.at('2026-11-25T09:00:00.000Z')
    await sendDue(f)
    assert.deepEqual(await app.published('messaging.message-sent'), [])

    const gone = await given.scheduled({ youngPerson, by: adviser })
    await sendDue(f)
    for (const reply of [
      await app.as(adviser).call(messagingApi.withdrawScheduled, { params: gone }),
      await app.as(adviser).call(messagingApi.changeScheduled, { params: gone, body: { ...tomorrow, day: '2026-12-01' } }),
    ])
      assert.partialDeepStrictEqual(reply, { status: 409, body: { code: 'messaging.scheduled-is-done' } })
  })

  it('does not go to whom its author no longer follows, and says so', async (f) => {
    const { app, given } = f
    const { adviser, ...followed } = await given.youngPerson()
    const left = await given.youngPerson()
    const { id } = await given.scheduled({ youngPerson: followed, by: adviser })
    await f.db.run(sql`insert into messaging.scheduled_recipient (scheduled_id, young_person_id) values (${id}, ${left.id})`)
    const alone = await given.scheduled({ youngPerson: left, by: adviser })
    app.at('2026-11-24T09:00:00.000Z')
    await sendDue(f)
    const { items } = (await app.as(adviser).call(messagingApi.scheduled, { query: {} })).body
    const found = (one: string) => items.find((s) => s.id === one)!
    assert.partialDeepStrictEqual(found(id), { status: 'sent', others: 1, recipients: [{ id: followed.id, isSkipped: false }] })
    assert.partialDeepStrictEqual(found(alone.id), { status: 'failed', recipients: [], others: 1 })
    assert.equal((await app.published('messaging.message-sent')).length, 1)
  })

  it.each([
    [{ day: '2026-11-22' }, 422, 'messaging.scheduled-in-the-past'],
    [{ day: '2026-11-23', time: '10:00' }, 422, 'messaging.scheduled-in-the-past'],
    [{ day: '2028-01-01' }, 422, 'messaging.scheduled-too-far'],
    [{ text: ' ' }, 422, 'messaging.nothing-to-say'],
    [{ text: `${'a'.repeat(3950)}{prénom}` }, 422, 'messaging.too-long-once-filled'],
    [{ time: '25:00' }, 400, 'request.invalid'],
    [{ youngPersonIds: [ids.uuid()] }, 404, 'messaging.unknown'],
    [{ listId: ids.uuid() }, 404, 'messaging.unknown-list'],
  ] as const)('refuses %o', async ([change, status, code], { app, given }) => {
    const youngPerson = await given.youngPerson()
    const body = { id: ids.uuid(), youngPersonIds: [youngPerson.id] as string[], ...tomorrow, ...(change as object) }
    assert.partialDeepStrictEqual(await app.as(youngPerson.adviser).call(messagingApi.schedule, { body }), { status, body: { code } })
  })

  it('is its author’s alone', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const { id } = await given.scheduled({ youngPerson, by: youngPerson.adviser })
    const other = app.as(await given.substitute(youngPerson.adviser))
    assert.deepEqual((await other.call(messagingApi.scheduled, { query: {} })).body.items, [])
    assert.equal((await other.call(messagingApi.withdrawScheduled, { params: { id } })).status, 404)
  })
})
