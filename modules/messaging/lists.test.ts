import assert from 'node:assert/strict'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, it } from '#testing'
import { messagingApi } from './api.ts'

describe('a list of people', () => {
  it('is made, changed and taken away; what was sent to it is seen with who read it', async ({ app, given }) => {
    const adviser = await given.adviser()
    const [lea, ali] = [await given.youngPerson({ adviser, firstName: 'Léa' }), await given.youngPerson({ adviser, firstName: 'Ali' })]
    const me = app.as(adviser)
    const body = { id: ids.uuid(), name: 'Permis', youngPersonIds: [lea.id] }
    assert.partialDeepStrictEqual(await me.call(messagingApi.addList, { body }), {
      status: 200,
      body: { name: 'Permis', members: [{ id: lea.id }] },
    })
    assert.equal((await me.call(messagingApi.addList, { body })).status, 200)
    const changed = await me.call(messagingApi.changeList, {
      params: { id: body.id },
      body: { name: 'Code', youngPersonIds: [lea.id, ali.id] },
    })
    assert.equal(changed.body.members.length, 2)

    const sent = { id: ids.uuid(), text: 'Bonjour {prénom} !', youngPersonIds: [lea.id, ali.id], listId: body.id }
    await me.call(messagingApi.sendGroup, { body: sent })
    await app.as(lea).call(messagingApi.read, { params: { id: lea.id }, body: { upTo: 1 } })
    const told = await app.as(lea).call(messagingApi.messages, { params: { id: lea.id }, query: {} })
    assert.equal(told.body.items[0]?.text, 'Bonjour Léa !')
    const history = async () => (await me.call(messagingApi.groupMessages, { query: { listId: body.id } })).body.items
    assert.deepEqual(
      (await history()).map((g) => [g.text, g.list?.name, g.others, g.recipients.map((r) => `${r.firstName} ${r.state}`).sort()]),
      [['Bonjour {prénom} !', 'Code', 0, ['Ali sent', 'Léa read']]],
    )
    await me.call(messagingApi.removeList, { params: { id: body.id } })
    assert.deepEqual((await me.call(messagingApi.lists)).body.items, [])
    assert.equal((await history()).length, 1)
    assert.equal((await me.call(messagingApi.sendGroup, { body: { ...sent, id: ids.uuid() } })).status, 404)
  })

  it('loses who is no longer followed, and names them no more', async ({ app, given, db }) => {
    const youngPerson = await given.youngPerson()
    const { adviser } = youngPerson
    const { id } = await given.list({ youngPerson, by: adviser })
    await app
      .as(adviser)
      .call(messagingApi.sendGroup, { body: { id: ids.uuid(), text: 'Bonjour', youngPersonIds: [youngPerson.id], listId: id } })
    await db.run(sql`update people.young_person set adviser_id = ${(await given.adviser()).id} where id = ${youngPerson.id}`)
    assert.partialDeepStrictEqual((await app.as(adviser).call(messagingApi.lists)).body.items, [{ id, members: [] }])
    assert.partialDeepStrictEqual((await app.as(adviser).call(messagingApi.groupMessages, { query: {} })).body.items, [
      { recipients: [], others: 1 },
    ])
  })

  it('is its owner’s alone, of people the owner follows', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const { id } = await given.list({ youngPerson, by: youngPerson.adviser })
    const other = app.as(await given.adviser())
    const refused = { status: 404, body: { code: 'messaging.unknown-list' } }
    const body = { name: 'Permis', youngPersonIds: [youngPerson.id] }
    assert.partialDeepStrictEqual(await other.call(messagingApi.changeList, { params: { id }, body }), refused)
    assert.partialDeepStrictEqual(await other.call(messagingApi.removeList, { params: { id } }), refused)
    assert.deepEqual((await other.call(messagingApi.lists)).body.items, [])
    assert.partialDeepStrictEqual(await other.call(messagingApi.addList, { body: { id: ids.uuid(), ...body } }), {
      status: 404,
      body: { code: 'messaging.unknown' },
    })
    assert.partialDeepStrictEqual(await app.as(youngPerson.adviser).call(messagingApi.addList, { body: { id, ...body, name: 'Autre' } }), {
      status: 409,
      body: { code: 'messaging.id-reused' },
    })
  })
})

describe('a template', () => {
  it('is one’s own, or the structure’s when who leads it says so', async ({ app, given }) => {
    const structure = await given.structure()
    const [adviser, manager] = [await given.adviser({ structure }), await given.professional({ role: 'manager', structure })]
    const words = { title: 'Relance', text: 'Bonjour {prénom}' }
    const add = (who: typeof adviser, isShared: boolean) =>
      app.as(who).call(messagingApi.addTemplate, { body: { id: ids.uuid(), ...words, isShared } })
    assert.equal((await add(adviser, false)).body.mayChange, true)
    assert.partialDeepStrictEqual(await add(adviser, true), { status: 403, body: { code: 'messaging.sharing-is-for-managers' } })
    const shared = await add(manager, true)
    const seen = async (who: typeof adviser) =>
      (await app.as(who).call(messagingApi.templates)).body.items.map((t) => [t.isShared, t.mayChange])
    assert.deepEqual(await seen(adviser), [
      [false, true],
      [true, false],
    ])
    assert.deepEqual(await seen(manager), [[true, true]])
    assert.deepEqual(await seen(await given.adviser()), [])

    const params = { id: shared.body.id }
    assert.equal((await app.as(adviser).call(messagingApi.changeTemplate, { params, body: words })).status, 403)
    assert.equal((await app.as(await given.adviser()).call(messagingApi.removeTemplate, { params })).status, 404)
    assert.equal(
      (await app.as(manager).call(messagingApi.changeTemplate, { params, body: { ...words, title: 'Rappel' } })).body.title,
      'Rappel',
    )
    assert.equal((await app.as(manager).call(messagingApi.removeTemplate, { params })).status, 200)
    assert.deepEqual(await seen(manager), [])
  })
})
