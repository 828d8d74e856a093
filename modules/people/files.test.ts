import assert from 'node:assert/strict'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, it } from '#testing'
import { peopleApi } from './api.ts'

const entry = { firstName: 'Inès', lastName: 'Renard', birthDate: '2006-02-03', situation: 'training' as const, communeCode: '93048' }

describe('a young person’s file', () => {
  it('may be acted on by the lead adviser and the substitute, read by a colleague who said why, and is unknown to others', async ({
    app,
    given,
  }) => {
    const youngPerson = await given.youngPerson()
    const params = { id: youngPerson.id }
    const answer = async (who: Parameters<typeof app.as>[0]) => app.as(who).call(peopleApi.file, { params })
    assert.partialDeepStrictEqual(await answer(youngPerson.adviser), { status: 200, body: { canAct: true, canReassign: false } })
    assert.partialDeepStrictEqual(await answer(await given.substitute(youngPerson.adviser)), { status: 200, body: { canAct: true } })
    const colleague = await given.adviser({ structure: youngPerson.structure })
    assert.equal((await answer(colleague)).status, 404)
    await app.as(colleague).call(peopleApi.stateAccess, { params, body: { reason: 'Accueil sans rendez-vous' } })
    assert.partialDeepStrictEqual(await answer(colleague), { status: 200, body: { canAct: false } })
    assert.equal((await app.as(colleague).call(peopleApi.edit, { params, body: entry })).status, 404)
    app.at('2026-11-24T09:00:01.000Z')
    assert.equal((await answer(colleague)).status, 404)
    assert.equal((await answer(await given.adviser())).status, 404)
  })

  it('is not opened by a stated reason from another structure', async ({ app, given }) => {
    const { id } = await given.youngPerson()
    const reply = await app.as(await given.adviser()).call(peopleApi.stateAccess, { params: { id }, body: { reason: 'Curiosité' } })
    assert.partialDeepStrictEqual(reply, { status: 404, body: { code: 'people.unknown' } })
  })

  it('is not the next of a long row opened with a stated reason', async ({ app, given }) => {
    const { adviser, structure } = await given.youngPerson()
    const director = app.as(await given.professional({ role: 'director', structure }))
    const open = async () => {
      const { id } = await given.youngPerson({ adviser })
      return director.call(peopleApi.stateAccess, { params: { id }, body: { reason: 'Revue de dossiers' } })
    }
    for (let i = 0; i < 20; i++) assert.equal((await open()).status, 200)
    assert.partialDeepStrictEqual(await open(), { status: 429, body: { code: 'people.too-many-searches' } })
    app.at('2026-11-23T10:00:01.000Z')
    assert.equal((await open()).status, 200)
  })

  it('is no place to try out whose e-mails sign in here', async ({ app, given }) => {
    const { id, adviser } = await given.youngPerson()
    const elsewhere = await given.youngPerson()
    await given.confirmed(adviser, '2026-11-23T10:00:00.000Z')
    const attempt = async (email: string) =>
      (await app.as(adviser).call(peopleApi.changeContact, { params: { id }, body: { email, phone: null } })).body.code
    for (let i = 0; i < 10; i++) assert.equal(await attempt(`${elsewhere.id}@exemple.fr`), 'people.contact-taken')
    for (const email of [`${elsewhere.id}@exemple.fr`, 'libre@exemple.fr']) assert.equal(await attempt(email), 'people.too-many-searches')
    app.at('2026-11-23T10:00:01.000Z')
    assert.equal(await attempt('libre@exemple.fr'), undefined)
  })

  it('is corrected, and found by its new name', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const reply = await app.as(youngPerson.adviser).call(peopleApi.edit, { params: { id: youngPerson.id }, body: entry })
    assert.partialDeepStrictEqual(reply, {
      status: 200,
      body: { firstName: 'Inès', situation: 'training', commune: { name: 'Montreuil' } },
    })
    const found = await app.as(youngPerson.adviser).call(peopleApi.searchStructure, { query: { q: 'ines ren' } })
    assert.deepEqual(
      found.body.found.map((f) => f.id),
      [youngPerson.id],
    )
  })

  it('changes the contact, told to the old and the new place, and never to one that is taken', async ({ app, given }) => {
    const youngPerson = await given.youngPerson({ email: 'avant@exemple.fr' })
    await given.confirmed(youngPerson.adviser)
    const params = { id: youngPerson.id }
    const reply = await app
      .as(youngPerson.adviser)
      .call(peopleApi.changeContact, { params, body: { email: 'Apres@exemple.fr', phone: null } })
    assert.partialDeepStrictEqual(reply, { status: 200, body: { email: 'apres@exemple.fr' } })
    const told = (await app.sent()).map((m) => m.recipient)
    assert.ok(told.includes('avant@exemple.fr') && told.includes('apres@exemple.fr'))
    const other = await given.youngPerson({ adviser: youngPerson.adviser })
    const taken = await app
      .as(youngPerson.adviser)
      .call(peopleApi.changeContact, { params, body: { email: `${other.id}@exemple.fr`, phone: null } })
    assert.partialDeepStrictEqual(taken, { status: 409, body: { code: 'people.contact-taken' } })
  })

  it('says how far the invitation got', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const params = { id: youngPerson.id }
    const as = app.as(youngPerson.adviser)
    assert.partialDeepStrictEqual(await as.call(peopleApi.invite, { params }), { status: 409, body: { code: 'people.already-in' } })
    await given.row(sql`update identity.account set status = 'new', activated_at = null where id = ${youngPerson.id} returning id`)
    assert.equal((await as.call(peopleApi.file, { params })).body.access.state, 'neverInvited')
    assert.equal((await as.call(peopleApi.invite, { params })).body.access.state, 'invited')
    app.at('2026-12-23T09:00:00.000Z')
    await given.row(
      sql`update identity.session set created_at = '2026-12-23T08:00:00Z' where account_id = ${youngPerson.adviser.id} returning id`,
    )
    assert.equal((await as.call(peopleApi.file, { params })).body.access.state, 'expired')
    assert.equal((await as.call(peopleApi.invite, { params })).body.access.state, 'invited')
    await given.row(sql`update identity.account set email = null, phone = null where id = ${youngPerson.id} returning id`)
    assert.partialDeepStrictEqual(await as.call(peopleApi.invite, { params }), { status: 409, body: { code: 'people.no-contact' } })
  })

  it('is archived with a motive, and restored', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const params = { id: youngPerson.id }
    const as = app.as(youngPerson.adviser)
    const archive = (motive: string, comment = '') => as.call(peopleApi.archive, { params, body: { motive, comment } })
    assert.partialDeepStrictEqual(await archive('other'), { status: 422, body: { code: 'people.motive-needs-comment' } })
    assert.partialDeepStrictEqual(await archive('because'), { status: 422, body: { code: 'people.unknown-motive' } })
    assert.partialDeepStrictEqual(await as.call(peopleApi.restore, { params }), { status: 409, body: { code: 'people.not-archived' } })
    assert.partialDeepStrictEqual(await archive('other', 'Départ à l’étranger'), {
      status: 200,
      body: { canAct: false, canRestore: true, archived: { motive: 'other' } },
    })
    assert.partialDeepStrictEqual(await archive('other', 'Encore'), { status: 409, body: { code: 'people.already-archived' } })
    assert.equal((await as.call(peopleApi.edit, { params, body: entry })).status, 404)
    assert.partialDeepStrictEqual(await as.call(peopleApi.restore, { params }), { status: 200, body: { canAct: true, archived: null } })
    assert.equal((await app.published('people.archived')).length + (await app.published('people.restored')).length, 2)
  })
})

describe('asking another structure for a file', () => {
  const typed = {
    firstName: 'Léo',
    lastName: 'Moreau',
    birthDate: '2005-04-12',
    email: null,
    phone: null,
    message: 'Il vient d’emménager ici.',
  }

  it('moves everything once the other adviser accepts', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const asker = await given.adviser({ firstName: 'Rose', lastName: 'Colin' })
    const id = ids.uuid()
    assert.equal((await app.as(asker).call(peopleApi.askTransfer, { body: { ...typed, id } })).status, 200)
    assert.equal((await app.as(asker).call(peopleApi.askTransfer, { body: { ...typed, id } })).status, 200)
    const sent = await app.as(asker).call(peopleApi.transfers)
    assert.partialDeepStrictEqual(sent.body.requests, [{ id, direction: 'sent', askedAs: 'Léo Moreau', youngPerson: null, status: 'open' }])
    const received = await app.as(youngPerson.adviser).call(peopleApi.transfers)
    assert.partialDeepStrictEqual(received.body.requests, [
      { id, direction: 'received', youngPerson: { id: youngPerson.id }, askedBy: { lastName: 'Colin' } },
    ])
    const decide = (who: typeof asker) => app.as(who).call(peopleApi.decideTransfer, { params: { id }, body: { answer: 'accepted' } })
    assert.equal((await decide(asker)).status, 404)
    assert.equal((await decide(youngPerson.adviser)).status, 200)
    const file = await app.as(asker).call(peopleApi.file, { params: { id: youngPerson.id } })
    assert.partialDeepStrictEqual(file, {
      status: 200,
      body: { canAct: true, structure: { id: asker.structure.id }, adviser: { lastName: 'Colin' } },
    })
    assert.equal((await app.as(youngPerson.adviser).call(peopleApi.file, { params: { id: youngPerson.id } })).status, 404)
    const account = await given.row(sql`select structure_id from identity.account where id = ${youngPerson.id}`)
    assert.equal(account.structure_id, asker.structure.id)
  })

  it('lets the asker add theirs when it is somebody else', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const asker = await given.adviser()
    const id = ids.uuid()
    await app.as(asker).call(peopleApi.askTransfer, { body: { ...typed, id } })
    await app.as(youngPerson.adviser).call(peopleApi.decideTransfer, { params: { id }, body: { answer: 'otherPerson' } })
    const { message, ...person } = typed
    const body = {
      ...person,
      id: ids.uuid(),
      situation: 'job_seeker' as const,
      communeCode: null,
      isInvited: false,
      confirmedDistinctFrom: [],
    }
    assert.equal((await app.as(asker).call(peopleApi.add, { body })).status, 200)
    const again = await app.as(youngPerson.adviser).call(peopleApi.decideTransfer, { params: { id }, body: { answer: 'accepted' } })
    assert.partialDeepStrictEqual(again, { status: 409, body: { code: 'people.request-decided' } })
  })

  it('is refused for nobody, twice, and can be taken back', async ({ app, given }) => {
    await given.youngPerson()
    const asker = await given.adviser()
    const ask = (id: string, over = {}) => app.as(asker).call(peopleApi.askTransfer, { body: { ...typed, id, ...over } })
    assert.partialDeepStrictEqual(await ask(ids.uuid(), { lastName: 'Zymbalistov' }), {
      status: 409,
      body: { code: 'people.nobody-elsewhere' },
    })
    const id = ids.uuid()
    await ask(id)
    assert.equal((await app.as(asker).call(peopleApi.withdrawTransfer, { params: { id } })).status, 200)
    assert.equal((await app.as(asker).call(peopleApi.withdrawTransfer, { params: { id } })).status, 404)
  })
})

describe('standing in for a colleague', () => {
  it('is declared by the adviser or who leads, with dates', async ({ app, given }) => {
    const adviser = await given.adviser()
    const colleague = await given.adviser({ structure: adviser.structure })
    const youngPerson = await given.youngPerson({ adviser })
    const body = { id: ids.uuid(), adviserId: adviser.id, substituteId: colleague.id, fromOn: '2026-11-23', untilOn: '2026-11-27' }
    const declare = (who: typeof adviser, over = {}) => app.as(who).call(peopleApi.cover, { body: { ...body, ...over } })
    assert.partialDeepStrictEqual(await declare(colleague), { status: 403, body: { code: 'people.cover-of-another' } })
    assert.partialDeepStrictEqual(await declare(adviser, { untilOn: '2026-11-20' }), {
      status: 422,
      body: { code: 'people.cover-ends-before' },
    })
    assert.partialDeepStrictEqual(await declare(adviser, { fromOn: '2026-10-01', untilOn: '2026-11-01' }), {
      status: 422,
      body: { code: 'people.cover-is-past' },
    })
    assert.partialDeepStrictEqual(await declare(adviser, { untilOn: '2028-11-20' }), {
      status: 422,
      body: { code: 'people.cover-too-long' },
    })
    assert.partialDeepStrictEqual(await declare(adviser, { substituteId: adviser.id }), {
      status: 422,
      body: { code: 'people.cover-oneself' },
    })
    assert.partialDeepStrictEqual(await declare(adviser, { substituteId: (await given.adviser()).id }), {
      status: 422,
      body: { code: 'people.not-a-colleague' },
    })
    assert.partialDeepStrictEqual(await declare(adviser), { status: 200, body: { isNow: true } })
    assert.equal((await declare(adviser)).status, 200)
    assert.partialDeepStrictEqual(await declare(adviser, { id: ids.uuid() }), { status: 409, body: { code: 'people.already-covered' } })
    assert.equal((await app.as(colleague).call(peopleApi.file, { params: { id: youngPerson.id } })).body.canAct, true)
    assert.equal((await app.as(colleague).call(peopleApi.endCover, { params: { id: body.id } })).status, 200)
    assert.equal((await app.as(colleague).call(peopleApi.file, { params: { id: youngPerson.id } })).status, 404)
    const manager = await given.professional({ role: 'manager', structure: adviser.structure })
    assert.equal((await declare(manager, { id: ids.uuid() })).status, 200)
    assert.equal((await app.as(manager).call(peopleApi.covers)).body.covers.length, 1)
  })
})

describe('a young person’s own page', () => {
  it('shows who follows them, and lets them say where they live', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const own = await app.as(youngPerson).call(peopleApi.ownProfile)
    assert.partialDeepStrictEqual(own, { status: 200, body: { firstName: 'Léo', adviser: { firstName: 'Aïcha' } } })
    const edit = (communeCode: string) =>
      app.as(youngPerson).call(peopleApi.editOwnProfile, { body: { communeCode, situation: 'training' } })
    assert.partialDeepStrictEqual(await edit('93048'), { status: 200, body: { commune: { name: 'Montreuil' }, situation: 'training' } })
    assert.partialDeepStrictEqual(await edit('00000'), { status: 422, body: { code: 'people.unknown-commune' } })
  })

  it('names both towns when the adviser wrote another one meanwhile', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const edit = (communeCode: string | null, base: string | null) =>
      app.as(youngPerson).call(peopleApi.editOwnProfile, {
        body: { communeCode, situation: 'training', base: { communeCode: base, situation: 'training' } },
      })
    assert.equal((await edit('93048', null)).status, 200)
    assert.partialDeepStrictEqual(await edit('93066', null), {
      status: 409,
      body: { code: 'people.changed-meanwhile', params: { communes: { mine: 'Saint-Denis', theirs: 'Montreuil' } } },
    })
  })
})
