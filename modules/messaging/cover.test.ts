import assert from 'node:assert/strict'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, it } from '#testing'
import { messagingApi } from './api.ts'

describe('while an adviser is covered', () => {
  it('the substitute answers, counts what waits, and is named with the day it ends', async ({ app, given }) => {
    const { youngPerson } = await given.message()
    const substitute = await given.substitute(youngPerson.adviser)
    const me = app.as(substitute)
    const params = { id: youngPerson.id }
    assert.partialDeepStrictEqual((await me.call(messagingApi.conversations, { query: {} })).body.items, [
      { id: youngPerson.id, unread: 1 },
    ])

    const sent = await me.call(messagingApi.send, { params, body: { id: ids.uuid(), text: 'Je remplace Aïcha cette semaine' } })
    assert.partialDeepStrictEqual(sent.body, { author: { id: substitute.id }, byYoungPerson: false })
    await me.call(messagingApi.read, { params, body: { upTo: 1 } })
    for (const who of [me, app.as(youngPerson.adviser)])
      assert.equal((await who.call(messagingApi.conversation, { params })).body.unread, 0)
    const seen = (await app.as(youngPerson).call(messagingApi.conversation, { params })).body
    assert.partialDeepStrictEqual(seen, {
      unread: 1,
      advisers: [
        { id: youngPerson.adviser.id, isLead: true },
        { id: substitute.id, untilOn: '2030-01-01' },
      ],
    })
    assert.partialDeepStrictEqual((await me.call(messagingApi.searchAll, { query: { text: 'remplace' } })).body.items, [
      { byYoungPerson: false },
    ])
  })

  it('what is said out of hours names who covers, by their hours and not by those of who is away', async ({ app, given, db }) => {
    const youngPerson = await given.youngPerson()
    const substitute = await given.professional({ structure: youngPerson.structure, firstName: 'Karim', lastName: 'Diallo' })
    await db.run(sql`insert into people.cover (id, adviser_id, substitute_id, from_on, until_on, created_by, created_at)
      values (${ids.uuid()}, ${youngPerson.adviser.id}, ${substitute.id}, '2026-11-20', '2026-11-30', ${substitute.id}, '2026-11-19T10:00:00Z')`)
    const setHours = (who: typeof substitute, from: string, to: string) =>
      app.as(who).call(messagingApi.setServiceHours, { body: { hours: [{ day: 1, from, to }], outOfHoursText: null } })
    const closed = async () =>
      (await app.as(youngPerson).call(messagingApi.conversation, { params: { id: youngPerson.id } })).body.closed?.text
    // Monday, 10:00 in Paris
    await setHours(youngPerson.adviser, '09:00', '12:00')
    await setHours(substitute, '14:00', '17:00')
    assert.equal(
      await closed(),
      'Karim Diallo remplace Aïcha Benali jusqu’au 30 novembre. Ses heures de service : le lundi de 14\u00a0h à 17\u00a0h. En cas d’urgence : 15, 17, 112, 3114.',
    )
    await setHours(youngPerson.adviser, '14:00', '17:00')
    await setHours(substitute, '09:00', '12:00')
    assert.equal(await closed(), undefined)
  })
})

describe('searching all conversations', () => {
  it('finds words whatever accents, in one’s own files only, page by page', async ({ app, given }) => {
    const { youngPerson } = await given.message({ text: 'Rendez-vous au CAFÉ de la gare', sentAt: '2026-11-01T09:00:00.000Z' })
    const { adviser } = youngPerson
    const other = await given.youngPerson({ adviser, firstName: 'Inès' })
    for (let n = 0; n < 31; n++)
      await given.message({
        youngPerson: other,
        text: `Le café numéro ${n}`,
        sentAt: `2026-11-02T09:00:${String(n).padStart(2, '0')}.000Z`,
      })
    await given.message({ text: 'Un café ailleurs' })
    const search = async (text: string, before?: string) =>
      (await app.as(adviser).call(messagingApi.searchAll, { query: { text, ...(before && { before }) } })).body
    const first = await search('cafe')
    assert.deepEqual([first.items.length, first.items[0]!.excerpt], [30, 'Le café numéro 30'])
    const second = await search('cafe', first.next!)
    assert.deepEqual(
      second.items.map((m) => m.excerpt),
      ['Le café numéro 0', 'Rendez-vous au CAFÉ de la gare'],
    )
    assert.deepEqual(
      (await search('gare CAFÉ')).items.map((m) => m.conversationId),
      [youngPerson.id],
    )
    assert.deepEqual((await search('100 %')).items, [])
    const colleague = await given.curiousColleague(youngPerson)
    assert.deepEqual((await app.as(colleague).call(messagingApi.searchAll, { query: { text: 'café' } })).body.items, [])
  })

  it('shows the piece of a long message where the words are', async ({ app, given }) => {
    const { youngPerson } = await given.message({ text: `${'bla '.repeat(200)} ton permis de conduire ${'bla '.repeat(200)}` })
    const { body } = await app.as(youngPerson.adviser).call(messagingApi.searchAll, { query: { text: 'permis' } })
    assert.match(body.items[0]!.excerpt, /^… .*ton permis de conduire.* …$/)
    assert.ok(body.items[0]!.excerpt.length < 260)
  })
})
