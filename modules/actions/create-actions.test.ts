import assert from 'node:assert/strict'
import { z } from '#platform/api'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, it, type YoungPerson } from '#testing'
import { actionsApi, type NewActions } from './api.ts'

type Change = { dueOn?: string; ids?: string[] } & Partial<NewActions>
function body(to: YoungPerson[], { dueOn = '2026-12-01', ids: own, ...change }: Change = {}): NewActions {
  return {
    actions: to.map((y, i) => ({ id: own?.[i] ?? ids.uuid(), youngPersonId: y.id, dueOn })),
    catalogueCode: null,
    title: 'Appeler la CPAM',
    description: 'Demander l’attestation de droits',
    category: 'health',
    wantsReminder: false,
    ...change,
  }
}

describe('giving actions', () => {
  it('gives one to each young person and tells each file', async ({ app, given }) => {
    const adviser = await given.adviser()
    const people = [await given.youngPerson({ adviser }), await given.youngPerson({ adviser })]

    const reply = await app.as(adviser).call(actionsApi.create, { body: body(people) })

    assert.partialDeepStrictEqual(reply, {
      status: 200,
      body: { items: people.map((y) => ({ youngPersonId: y.id, byYoungPerson: false, status: 'to_do', version: 1, minutes: 0 })) },
    })
    assert.deepEqual(
      await app.published('actions.given'),
      people.map((y, i) => ({ actionIds: [reply.body.items[i]!.id], youngPersonId: y.id, byYoungPerson: false })),
    )
  })

  it('hints each file to its own people only', async ({ app, given, db }) => {
    const adviser = await given.adviser()
    const people = [await given.youngPerson({ adviser }), await given.youngPerson({ adviser })]
    await app.as(adviser).call(actionsApi.create, { body: body(people) })
    const rows = await db.many(
      z.object({ who: z.string(), audience: z.array(z.string()) }),
      sql`select data->>'youngPersonId' as who, audience from platform.event where type = 'actions.given' order by id`,
    )
    assert.deepEqual(
      rows.map((r) => [r.who, r.audience.toSorted()]),
      people.map((y) => [y.id, [y.id, adviser.id].toSorted()]),
    )
  })

  it('takes as many statements for a hundred as for one', async ({ app, given }) => {
    const adviser = await given.adviser()
    const people = []
    for (let i = 0; i < 100; i++) people.push(await given.youngPerson({ adviser }))
    const statements = async (to: YoungPerson[]) =>
      (await app.as(adviser).call(actionsApi.create, { body: body(to) })).headers['server-timing']
    assert.equal(await statements(people), await statements(people.slice(0, 1)))
  })

  it('lets a young person write down their own, several dates at once', async ({ app, given }) => {
    const young = await given.youngPerson()
    const sport: NewActions = {
      ...body([]),
      actions: ['2026-11-25', '2026-12-02'].map((dueOn) => ({ id: ids.uuid(), youngPersonId: young.id, dueOn })),
      catalogueCode: 'sport',
      title: 'Faire du sport',
      category: 'culture_sport_leisure',
    }
    const reply = await app.as(young).call(actionsApi.create, { body: sport })
    assert.deepEqual(
      reply.body.items.map((a) => [a.dueOn, a.byYoungPerson, a.catalogueCode]),
      [
        ['2026-11-25', true, 'sport'],
        ['2026-12-02', true, 'sport'],
      ],
    )
  })

  it('answers a retry the same, even after the action moved on, and tells it once', async ({ app, given }) => {
    const young = await given.youngPerson()
    const asked = body([young])
    const { id } = asked.actions[0]!
    await app.as(young).call(actionsApi.create, { body: asked })
    await app.as(young).call(actionsApi.progress, { params: { id }, body: { status: 'in_progress' } })

    const again = await app.as(young).call(actionsApi.create, { body: asked })

    assert.partialDeepStrictEqual(again, { status: 200, body: { items: [{ id, status: 'in_progress' }] } })
    assert.equal((await app.published('actions.given')).length, 1)
  })

  it.each([
    [{ title: 'Autre chose' }, 409, 'actions.id-taken'],
    [{ wantsReminder: true }, 409, 'actions.id-taken'],
  ] as const)('refuses the same id with %o', async ([change, status, code], { app, given }) => {
    const young = await given.youngPerson()
    const asked = body([young])
    await app.as(young).call(actionsApi.create, { body: asked })
    const reply = await app.as(young).call(actionsApi.create, { body: { ...asked, ...change } })
    assert.partialDeepStrictEqual(reply, { status, body: { code, params: { id: asked.actions[0]!.id } } })
  })

  it.each([
    ['a reminder three days before', { wantsReminder: true, dueOn: '2026-11-26' }, 422, 'actions.reminder-too-soon'],
    ['a day long past', { dueOn: '2026-09-01' }, 422, 'actions.due-out-of-range'],
    ['a day years ahead', { dueOn: '2029-12-01' }, 422, 'actions.due-out-of-range'],
    ['a title nobody offers', { catalogueCode: 'unheard-of' }, 422, 'actions.not-in-catalogue'],
    ['a title for advisers', { catalogueCode: 'update-cv' }, 422, 'actions.not-in-catalogue'],
    ['no title', { title: '' }, 400, 'request.invalid'],
    ['a blank title', { title: '   ' }, 400, 'request.invalid'],
    ['a title nobody sees', { title: '\u200b' }, 400, 'request.invalid'],
    ['a title too long', { title: 'a'.repeat(201) }, 400, 'request.invalid'],
    ['a description too long', { description: 'a'.repeat(2001) }, 400, 'request.invalid'],
    ['nobody', { actions: [] }, 400, 'request.invalid'],
    ['an unknown field', { unheardOf: 1 }, 400, 'request.invalid'],
  ] as const)('refuses %s', async ([, change, status, code], { app, given }) => {
    const young = await given.youngPerson()
    const reply = await app.as(young).call(actionsApi.create, { body: body([young], change as Change) })
    assert.partialDeepStrictEqual(reply, { status, body: { code } })
    assert.deepEqual(await app.published('actions.given'), [])
  })

  it('refuses several dates where the catalogue has one', async ({ app, given }) => {
    const young = await given.youngPerson()
    const reply = await app.as(young).call(actionsApi.create, { body: body([young, young], { catalogueCode: 'write-cv' }) })
    assert.partialDeepStrictEqual(reply, { status: 422, body: { code: 'actions.one-date-only' } })
  })

  it('gives to nobody when one of them is a stranger', async ({ app, given }) => {
    const adviser = await given.adviser()
    const stranger = await given.youngPerson()
    const reply = await app.as(adviser).call(actionsApi.create, { body: body([await given.youngPerson({ adviser }), stranger]) })
    assert.partialDeepStrictEqual(reply, { status: 404, body: { code: 'people.unknown', params: { id: stranger.id } } })
    assert.deepEqual(await app.published('actions.given'), [])
  })

  it('refuses more than a hundred', async ({ app, given }) => {
    const young = await given.youngPerson()
    const reply = await app.as(young).call(actionsApi.create, { body: body(Array(101).fill(young)) })
    assert.equal(reply.status, 400)
  })

  it('lets a young person give nothing to another', async ({ app, given }) => {
    const adviser = await given.adviser()
    const reply = await app
      .as(await given.youngPerson({ adviser }))
      .call(actionsApi.create, { body: body([await given.youngPerson({ adviser })]) })
    assert.equal(reply.status, 404)
  })

  it('tells today where the structure is: a reminder for Friday can be asked for in Guadeloupe when it is already Tuesday in Paris', async ({
    app,
    given,
  }) => {
    const ask = async (timeZone: string) => {
      const young = await given.youngPerson({ adviser: await given.adviser({ structure: await given.structure({ timeZone }) }) })
      return (await app.as(young).call(actionsApi.create, { body: body([young], { dueOn: '2026-11-27', wantsReminder: true }) })).status
    }
    app.at('2026-11-23T23:30:00.000Z')
    assert.equal(await ask('America/Guadeloupe'), 200)
    assert.equal(await ask('Europe/Paris'), 422)
  })
})

describe('the catalogue', () => {
  it('offers advisers their twenty titles and young people theirs by category', async ({ app, given }) => {
    const adviser = await given.adviser()
    const forAdviser = (await app.as(adviser).call(actionsApi.catalogue)).body.items
    const forYoung = (await app.as(await given.youngPerson({ adviser })).call(actionsApi.catalogue)).body.items

    assert.equal(forAdviser.length, 20)
    assert.deepEqual(forAdviser[0], {
      code: 'identify-strengths',
      title: 'Repérer mes atouts et mes compétences',
      category: 'career_plan',
      severalDates: false,
      minutes: 120,
    })
    assert.deepEqual([...new Set(forYoung.map((e) => e.category))].toSorted(), [
      'career_plan',
      'citizenship',
      'culture_sport_leisure',
      'employment',
      'health',
      'housing',
      'training',
    ])
    assert.ok(forYoung.find((e) => e.code === 'sport')?.severalDates)
  })
})
