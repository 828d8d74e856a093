import assert from 'node:assert/strict'
import { sql } from '#platform/sql'
import { describe, it } from '#testing'
import { messagingApi } from './api.ts'

describe('reading a conversation', () => {
  it('gives pages forward after a number, and backward before one', async ({ app, given }) => {
    const { youngPerson } = await given.message({ text: '1' })
    for (const n of [2, 3, 4, 5]) await given.message({ youngPerson, text: String(n) })
    const page = async (query: object) => {
      const { body } = await app.as(youngPerson).call(messagingApi.messages, { params: { id: youngPerson.id }, query })
      return [body.items.map((m) => m.text).join(''), body.next]
    }
    assert.deepEqual(await page({}), ['12345', null])
    assert.deepEqual(await page({ limit: 2 }), ['45', '4'])
    assert.deepEqual(await page({ limit: 2, before: 4 }), ['23', '2'])
    assert.deepEqual(await page({ limit: 2, before: 2 }), ['1', null])
    assert.deepEqual(await page({ after: 0, limit: 2 }), ['12', '2'])
    assert.deepEqual(await page({ after: 4 }), ['5', null])
    assert.deepEqual(await page({ after: 5 }), ['', null])
  })

  it('is empty before the first message, and refused to strangers', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const params = { id: youngPerson.id }
    assert.deepEqual((await app.as(youngPerson).call(messagingApi.messages, { params, query: {} })).body, { items: [], next: null })
    const stranger = app.as(await given.adviser())
    for (const reply of [
      await stranger.call(messagingApi.messages, { params, query: {} }),
      await stranger.call(messagingApi.conversation, { params }),
      await stranger.call(messagingApi.search, { params, query: { text: 'bonjour' } }),
    ])
      assert.partialDeepStrictEqual(reply, { status: 404, body: { code: 'messaging.unknown' } })
  })

  it('finds words whatever accents and capitals', async ({ app, given }) => {
    const { youngPerson } = await given.message({ text: 'Rendez-vous au CAFÉ de la Gare' })
    await given.message({ youngPerson, text: 'Le café est fermé, 100 % sûr' })
    const search = async (text: string) =>
      (await app.as(youngPerson).call(messagingApi.search, { params: { id: youngPerson.id }, query: { text } })).body.items.map(
        (m) => m.number,
      )
    assert.deepEqual(await search('cafe'), [2, 1])
    assert.deepEqual(await search('GARE café'), [1])
    assert.deepEqual(await search('100 %'), [2])
    assert.deepEqual(await search('%%'), [])
    assert.deepEqual(await search('  '), [])
  })

  it('tells who may be written to, and what is said outside the hours of service', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const substitute = await given.substitute(youngPerson.adviser)
    const look = async () => (await app.as(youngPerson).call(messagingApi.conversation, { params: { id: youngPerson.id } })).body
    assert.partialDeepStrictEqual(await look(), {
      closed: null,
      canWrite: true,
      advisers: [
        { id: youngPerson.adviser.id, isLead: true },
        { id: substitute.id, isLead: false },
      ],
    })
    app.at('2026-11-22T20:00:00.000Z')
    assert.match(
      (await look()).closed?.text ?? '',
      /^Aïcha Benali remplace .* Ses heures de service : du lundi au jeudi .* En cas d’urgence : 15, 17, 112, 3114\.$/,
    )
  })

  it('is recorded when somebody else than the person reads', async ({ app, given }) => {
    const { youngPerson } = await given.message()
    await app.as(youngPerson.adviser).call(messagingApi.messages, { params: { id: youngPerson.id }, query: {} })
    await app.as(youngPerson).call(messagingApi.messages, { params: { id: youngPerson.id }, query: {} })
    assert.deepEqual(
      await given.row(sql`select array_agg(account_id) as who from platform.file_access where person_id = ${youngPerson.id}`),
      {
        who: [youngPerson.adviser.id],
      },
    )
  })
})

describe('an adviser’s conversations', () => {
  it('come unread first, then by last activity, page by page', async ({ app, given }) => {
    const adviser = await given.adviser()
    const quiet = await given.youngPerson({ adviser, firstName: 'Quentin' })
    const answered = await given.youngPerson({ adviser, firstName: 'Élodie', lastName: 'Güneş' })
    const waiting = await given.youngPerson({ adviser, firstName: 'Wassim' })
    await given.message({ youngPerson: waiting, sentAt: '2026-11-23T09:01:00.000Z', text: 'Vous êtes là ?' })
    await given.message({ youngPerson: answered, by: adviser, sentAt: '2026-11-23T09:03:00.000Z' })
    const list = async (query: object = {}) => (await app.as(adviser).call(messagingApi.conversations, { query })).body

    assert.deepEqual(
      (await list()).items.map((c) => c.id),
      [waiting.id, answered.id, quiet.id],
    )
    assert.partialDeepStrictEqual((await list()).items[0], { unread: 1, lastMessage: { excerpt: 'Vous êtes là ?', byYoungPerson: true } })
    assert.deepEqual(
      (await list({ unread: true })).items.map((c) => c.id),
      [waiting.id],
    )
    assert.deepEqual(
      (await list({ search: 'elodie gunes' })).items.map((c) => c.id),
      [answered.id],
    )
    const seen: string[] = []
    for (let after: string | undefined; ; ) {
      const page = await list({ limit: 1, ...(after && { after }) })
      seen.push(...page.items.map((c) => c.id))
      if (!page.next) break
      after = page.next
    }
    assert.deepEqual(seen, [waiting.id, answered.id, quiet.id])
    assert.equal((await app.as(adviser).call(messagingApi.conversations, { query: { after: 'x' } })).status, 400)
  })

  it('hold those of the colleague one covers for, and nobody else’s', async ({ app, given }) => {
    const { youngPerson } = await given.message()
    const substitute = await given.substitute(youngPerson.adviser)
    const ids = async (who: typeof substitute) => (await app.as(who).call(messagingApi.conversations)).body.items.map((c) => c.id)
    assert.deepEqual(await ids(substitute), [youngPerson.id])
    assert.deepEqual(await ids(await given.adviser()), [])
    assert.equal((await app.as(youngPerson).call(messagingApi.conversations)).status, 403)
  })

  it('take two statements', async ({ app, given }) => {
    const { youngPerson } = await given.message()
    const reply = await app.as(youngPerson.adviser).call(messagingApi.conversations)
    assert.equal(reply.headers['server-timing'], 'sql;desc="2"')
  })
})

describe('who I am', () => {
  it('tells a young person and an adviser their conversations', async ({ app, given }) => {
    const { youngPerson } = await given.message()
    const own = await app.as(youngPerson).call(messagingApi.me)
    assert.partialDeepStrictEqual(own, {
      status: 200,
      body: { id: youngPerson.id, role: 'youngPerson', conversations: [{ id: youngPerson.id, unread: 0 }] },
    })
    const adviser = await app.as(youngPerson.adviser).call(messagingApi.me)
    assert.partialDeepStrictEqual(adviser.body, {
      role: 'adviser',
      conversations: [{ youngPersonId: youngPerson.id, unread: 1, lastMessage: { number: 1 } }],
    })
  })

  it('tells others who they are', async ({ app, given }) => {
    const reply = await app.as(await given.official('pilot')).call(messagingApi.me)
    assert.partialDeepStrictEqual(reply, { status: 200, body: { role: 'pilot', conversations: [] } })
    assert.equal((await app.call(messagingApi.me)).status, 401)
  })
})

describe('a new adviser', () => {
  it('is announced by a line of the conversation that is not counted as unread', async ({ app, given, db }) => {
    const { youngPerson } = await given.message()
    const next = await given.adviser({ structure: youngPerson.structure, firstName: 'Nour', lastName: 'Haddad' })
    await db.run(sql`update people.young_person set adviser_id = ${next.id} where id = ${youngPerson.id}`)
    await db.run(sql`insert into platform.event (type, data, at) values ('people.adviser-changed',
      ${JSON.stringify({ youngPersonId: youngPerson.id, fromAdviserId: youngPerson.adviser.id, toAdviserId: next.id })}, '2026-11-23T09:00:00Z')`)

    await app.deliverEvents()

    const params = { id: youngPerson.id }
    const page = await app.as(youngPerson).call(messagingApi.messages, { params, query: {} })
    assert.partialDeepStrictEqual(page.body.items[1], {
      number: 2,
      kind: 'notice',
      author: null,
      text: 'Ton conseiller est maintenant Nour Haddad.',
    })
    assert.equal((await app.as(youngPerson).call(messagingApi.conversation, { params })).body.unread, 0)
    const seen = await app.as(next).call(messagingApi.messages, { params, query: {} })
    assert.equal(seen.body.items[1]?.text, 'Le conseiller référent est maintenant Nour Haddad.')
    assert.equal((await app.as(next).call(messagingApi.remove, { params: { ...params, messageId: seen.body.items[1]!.id } })).status, 403)
  })
})
