import assert from 'node:assert/strict'
import { sql } from '#platform/sql'
import { describe, it } from '#testing'
import { deskApi, sorts } from './api.ts'

const all = { sort: 'name', direction: 'asc', filter: 'all', q: '', limit: 100 } as const

describe('the portfolio', () => {
  it('shows in each line what waits there', async ({ app, given }) => {
    const youngPerson = await given.youngPerson({ birthDate: '2009-01-05' })
    await given.action({ youngPerson, dueOn: '2026-11-20' })
    await given.contract({ youngPerson, endsOn: '2027-08-31' })
    await given.message({ youngPerson, by: youngPerson })
    const reply = await app.as(youngPerson.adviser).call(deskApi.portfolio, { query: all })
    assert.partialDeepStrictEqual(reply, {
      status: 200,
      body: {
        items: [
          {
            id: youngPerson.id,
            age: 17,
            isMinor: true,
            lateActions: 1,
            unread: 1,
            toQualify: 0,
            contractEndsOn: '2027-08-31',
            coveredFor: null,
          },
        ],
        next: null,
      },
    })
  })

  it('holds one’s own files and those one covers, without the archived ones', async ({ app, given }) => {
    const adviser = await given.adviser({ firstName: 'Marc', lastName: 'Petit' })
    const one = await given.youngPerson({ adviser })
    const gone = await given.youngPerson({ adviser, firstName: 'Zoé' })
    await given.youngPerson()
    await given.row(
      sql`update people.young_person set archived_at = '2026-11-01T00:00:00Z', archive_motive = 'moved' where id = ${gone.id} returning id`,
    )
    const substitute = await given.substitute(adviser)
    const ids = async (who: typeof adviser, over = {}) =>
      (await app.as(who).call(deskApi.portfolio, { query: { ...all, ...over } })).body.items.map((i) => [i.id, i.coveredFor])
    assert.deepEqual(await ids(adviser), [[one.id, null]])
    assert.deepEqual(await ids(adviser, { filter: 'archived' }), [[gone.id, null]])
    assert.deepEqual(await ids(substitute), [[one.id, 'Marc Petit']])
    assert.deepEqual(await ids(adviser, { q: 'leo mor' }), [[one.id, null]])
    assert.deepEqual(await ids(adviser, { q: 'zzz' }), [])
  })

  it.each(
    sorts.flatMap(
      (sort) =>
        [
          [sort, 'asc'],
          [sort, 'desc'],
        ] as const,
    ),
  )('goes through every file once by %s %s, page by page', async ([sort, direction], { app, given }) => {
    const adviser = await given.adviser()
    for (let i = 0; i < 7; i++) {
      const youngPerson = await given.youngPerson({ adviser, firstName: ['Zoé', 'Élan', 'Ana'][i % 3]!, birthDate: `200${i % 3}-05-05` })
      if (i % 2)
        await given.row(
          sql`update identity.account set last_seen_at = ${`2026-11-0${i}T08:00:00.123456Z`} where id = ${youngPerson.id} returning id`,
        )
      if (i % 3) await given.action({ youngPerson, dueOn: '2026-11-20' })
      if (i % 4 === 1) await given.contract({ youngPerson, endsOn: `2027-0${i}-01` })
    }
    const as = app.as(adviser)
    const whole = (await as.call(deskApi.portfolio, { query: { ...all, sort, direction } })).body.items.map((i) => i.id)
    const paged: string[] = []
    let after: string | undefined
    do {
      const { body } = await as.call(deskApi.portfolio, { query: { ...all, sort, direction, limit: 2, ...(after && { after }) } })
      paged.push(...body.items.map((i) => i.id))
      after = body.next ?? undefined
    } while (after)
    assert.equal(whole.length, 7)
    assert.deepEqual(paged, whole)
  })

  it('answers every filter, and refuses a torn cursor', async ({ app, given }) => {
    const { adviser } = await given.youngPerson()
    const as = app.as(adviser)
    for (const filter of [
      'neverConnected',
      'silent',
      'unread',
      'late',
      'toQualify',
      'noAppointment',
      'minors',
      'covered',
      'contractEnding',
      'noContract',
    ] as const) {
      const { status, body } = await as.call(deskApi.portfolio, { query: { ...all, filter } })
      assert.deepEqual(
        [status, body.items.length],
        [200, ['neverConnected', 'noAppointment', 'noContract'].includes(filter) ? 1 : 0],
        filter,
      )
    }
    assert.equal((await as.call(deskApi.portfolio, { query: { ...all, after: '["a"]' } })).status, 400)
    const { headers } = await as.call(deskApi.portfolio, { query: all })
    assert.ok(Number(/desc="(\d+)"/.exec(String(headers['server-timing']))?.[1]) <= 2)
  })

  it('is counted for what needs the adviser now', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    await given.message({ youngPerson, by: youngPerson })
    const reply = await app.as(youngPerson.adviser).call(deskApi.toDo)
    assert.deepEqual(reply.body, {
      unreadConversations: 1,
      appointmentsToClose: 0,
      actionsToQualify: 0,
      neverConnected: 1,
      transferRequests: 0,
      silentFiles: 0,
      followed: 1,
    })
  })
})
