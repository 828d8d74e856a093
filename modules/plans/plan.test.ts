import assert from 'node:assert/strict'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it, type Person } from '#testing'
import { objectiveProposed, planChanged, plansApi } from './api.ts'
import { personalData } from './personal-data.ts'

const words = { domain: 'training', title: 'Entrer en CAP cuisine', description: '', endsOn: '2027-06-30' } as const
const add = ({ app }: Pick<Fixtures, 'app'>, who: Person, youngPersonId: string, over: object = {}) =>
  app.as(who).call(plansApi.addObjective, {
    params: { youngPersonId },
    body: { id: ids.uuid(), ...words, agreedInMeeting: false, ...over },
  })

describe('the plan', () => {
  it('begins with its first objective, reviewed four weeks later', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const read = () => app.as(leo).call(plansApi.get, { params: { youngPersonId: leo.id } })
    assert.partialDeepStrictEqual(await read(), { body: { nextReviewOn: null, version: 0, objectives: [] } })
    const { body } = await add({ app }, leo.adviser, leo.id, { agreedInMeeting: true })
    assert.partialDeepStrictEqual(body, { status: 'agreed', agreedHow: 'meeting', byYoungPerson: false })
    assert.partialDeepStrictEqual(await read(), { body: { nextReviewOn: '2026-12-21', canAct: true, isPartial: false } })
    assert.deepEqual(await app.published(planChanged), [{ youngPersonId: leo.id, byYoungPerson: false }])
  })

  it('is agreed by both: each waits for the other', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const { body: proposed } = await add({ app }, leo, leo.id)
    assert.deepEqual(await app.published(objectiveProposed), [{ objectiveId: proposed.id, youngPersonId: leo.id, byYoungPerson: true }])
    const agree = (who: Person) => app.as(who).call(plansApi.progressObjective, { params: { id: proposed.id }, body: { status: 'agreed' } })
    assert.equal((await agree(leo)).body.code, 'plans.other-must-agree')
    assert.partialDeepStrictEqual(await agree(leo.adviser), { status: 200, body: { status: 'agreed', agreedHow: 'app' } })
    assert.equal((await agree(leo.adviser)).status, 200)
  })

  it('answers a retry the same, and refuses another content under the same id', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const id = ids.uuid()
    const first = await add({ app }, leo, leo.id, { id })
    assert.deepEqual((await add({ app }, leo, leo.id, { id })).body, first.body)
    assert.equal((await add({ app }, leo, leo.id, { id, title: 'Autre' })).body.code, 'plans.id-taken')
    assert.equal((await app.published(objectiveProposed)).length, 1)
  })

  it('goes step by step, by both, and keeps who did what', async ({ app, given }) => {
    const objective = await given.objective()
    const leo = objective.youngPerson
    const addStep = (who: Person, title: string) =>
      app.as(who).call(plansApi.addStep, { params: { id: objective.id }, body: { id: ids.uuid(), title, dueOn: null } })
    const { body: own } = await addStep(leo, 'Appeler le CFA')
    const { body: given2 } = await addStep(leo.adviser, 'Préparer le dossier')
    const done = await app.as(leo).call(plansApi.progressStep, { params: { id: given2.id }, body: { status: 'done' } })
    assert.partialDeepStrictEqual(done, { body: { status: 'done', doneOn: '2026-11-23', version: 2 } })
    const edit = (id: string) =>
      app.as(leo).call(plansApi.editStep, { params: { id }, body: { version: 1, title: 'Écrire au CFA', dueOn: '2026-12-01' } })
    assert.partialDeepStrictEqual(await edit(own.id), { body: { title: 'Écrire au CFA', byYoungPerson: true } })
    assert.equal((await edit(given2.id)).body.code, 'plans.step-of-adviser')
    const { body } = await app.as(leo.adviser).call(plansApi.history, { params: { youngPersonId: leo.id } })
    assert.deepEqual(
      body.changes.map((c) => [c.what, c.about, c.author.isYoungPerson]),
      [
        ['step_edited', 'Écrire au CFA', true],
        ['step_done', 'Préparer le dossier', true],
        ['step_added', 'Préparer le dossier', false],
        ['step_added', 'Écrire au CFA', true],
      ],
    )
  })

  it('takes no step once the objective is closed', async ({ app, given }) => {
    const objective = await given.objective({ status: 'achieved' })
    const reply = await app
      .as(objective.youngPerson)
      .call(plansApi.addStep, { params: { id: objective.id }, body: { id: ids.uuid(), title: 'Encore', dueOn: null } })
    assert.equal(reply.body.code, 'plans.objective-closed')
  })

  it('does not overwrite an edit that its author has not seen', async ({ app, given }) => {
    const objective = await given.objective()
    const edit = (title: string) =>
      app
        .as(objective.youngPerson.adviser)
        .call(plansApi.editObjective, { params: { id: objective.id }, body: { version: 1, ...words, title } })
    assert.equal((await edit('Un')).status, 200)
    assert.equal((await edit('Deux')).body.code, 'plans.changed-meanwhile')
  })

  it('keeps a version at each review, whatever changes later', async ({ app, given }) => {
    const objective = await given.objective({ title: 'Passer le code' })
    await given.step({ objective, title: 'M’inscrire' })
    const { youngPerson: leo } = objective
    const id = ids.uuid()
    const hold = (over: object = {}) =>
      app.as(leo.adviser).call(plansApi.hold, {
        params: { youngPersonId: leo.id },
        body: { id, heldOn: '2026-11-23', nextReviewOn: '2026-12-14', reviewWeeks: 3, withYoungPerson: true, note: 'Bon élan', ...over },
      })
    assert.partialDeepStrictEqual(await hold(), { status: 200, body: { number: 1, note: 'Bon élan' } })
    assert.partialDeepStrictEqual(await hold(), { status: 200, body: { number: 1 } })
    assert.partialDeepStrictEqual(await hold({ id: ids.uuid() }), { status: 200, body: { number: 2 } })
    await app.as(leo.adviser).call(plansApi.editObjective, { params: { id: objective.id }, body: { version: 1, ...words } })
    const { body } = await app.as(leo).call(plansApi.history, { params: { youngPersonId: leo.id } })
    assert.partialDeepStrictEqual(body.reviews, [
      { number: 2 },
      { number: 1, objectives: [{ title: 'Passer le code', status: 'agreed', steps: [{ title: 'M’inscrire', status: 'to_do' }] }] },
    ])
    const { body: plan } = await app.as(leo).call(plansApi.get, { params: { youngPersonId: leo.id } })
    assert.partialDeepStrictEqual(plan, { version: 2, nextReviewOn: '2026-12-14', reviewWeeks: 3 })
  })
})

describe('health, family, justice and stay', () => {
  const readers = async (given: Fixtures['given'], leo: Awaited<ReturnType<Fixtures['given']['youngPerson']>>) => ({
    close: [leo, leo.adviser, await given.substitute(leo.adviser)],
    colleague: await given.curiousColleague(leo),
  })

  it.each([['health'], ['family'], ['justice'], ['stay']] as const)('are read by who is close only: %s', async ([domain], {
    app,
    given,
  }) => {
    const leo = await given.youngPerson()
    await given.step({ objective: await given.objective({ youngPerson: leo, domain, title: 'Très privé' }), title: 'Privé aussi' })
    await given.objective({ youngPerson: leo, title: 'Trouver un emploi' })
    await app.as(leo.adviser).call(plansApi.hold, {
      params: { youngPersonId: leo.id },
      body: { id: ids.uuid(), heldOn: '2026-11-23', nextReviewOn: '2026-12-14', reviewWeeks: 3, withYoungPerson: true, note: 'Très privé' },
    })
    const { close, colleague } = await readers(given, leo)
    const seenBy = async (who: Person) => {
      const input = { params: { youngPersonId: leo.id } }
      return JSON.stringify([(await app.as(who).call(plansApi.get, input)).body, (await app.as(who).call(plansApi.history, input)).body])
    }
    for (const who of close) assert.match(await seenBy(who), /Très privé/)
    const seen = await seenBy(colleague)
    assert.doesNotMatch(seen, new RegExp(`rivé|"${domain}"`))
    assert.match(seen, /"isPartial":true/)
    assert.match(seen, /Trouver un emploi/)
  })

  it('are in no event, and in no list of what waits', async ({ app, given }) => {
    const leo = await given.youngPerson()
    await add({ app }, leo, leo.id, { domain: 'health', title: 'Très privé' })
    const { body } = await app.as(leo.adviser).call(plansApi.toDo)
    assert.partialDeepStrictEqual(body.proposals, { total: 1, items: [{ youngPersonId: leo.id }] })
    assert.doesNotMatch(JSON.stringify([body, await app.published(objectiveProposed)]), /privé|health/)
  })

  it('hide a programme whose name tells of a disability, and a motive of health', async ({ app, given }) => {
    const leo = await given.youngPerson()
    await given.prescription({ youngPerson: leo, programme: 'rehabilitation' })
    await given.prescription({ youngPerson: leo, status: 'abandoned', motive: 'health', startsOn: '2026-09-01', endsOn: '2026-10-01' })
    const { close, colleague } = await readers(given, leo)
    const read = async (who: Person) => (await app.as(who).call(plansApi.prescriptions, { query: { youngPersonId: leo.id } })).body.items
    for (const who of close)
      assert.deepEqual(
        (await read(who)).map((p) => [p.programmeCode, p.motive]),
        [
          ['rehabilitation', null],
          ['e2c', 'health'],
        ],
      )
    assert.deepEqual(
      (await read(colleague)).map((p) => [p.programmeCode, p.motive]),
      [['e2c', null]],
    )
  })

  it('are read on by the young person and the lead adviser once the file is archived', async ({ app, given }) => {
    const { youngPerson: leo } = await given.objective({ domain: 'health' })
    await given.row(
      sql`update people.young_person set archived_at = '2026-11-22T00:00:00Z', archive_motive = 'moved' where id = ${leo.id} returning id`,
    )
    for (const who of [leo, leo.adviser]) {
      const { body } = await app.as(who).call(plansApi.get, { params: { youngPersonId: leo.id } })
      assert.partialDeepStrictEqual(body, { canAct: false, isPartial: false, objectives: [{ domain: 'health' }] })
    }
  })
})

describe('what plans keep about a person', () => {
  it('is given to the person, and loses its words at the end, not its numbers', async ({ app, given, db }) => {
    const objective = await given.objective({ title: 'Voir le docteur Petit' })
    const { youngPerson: leo } = objective
    await given.step({ objective, title: 'Appeler Petit' })
    const { id } = await given.prescription({ youngPerson: leo, status: 'started' })
    await app.as(leo.adviser).call(plansApi.hold, {
      params: { youngPersonId: leo.id },
      body: {
        id: ids.uuid(),
        heldOn: '2026-11-23',
        nextReviewOn: '2026-12-14',
        reviewWeeks: 3,
        withYoungPerson: true,
        note: 'Petit a écrit',
      },
    })
    await app
      .as(leo.adviser)
      .call(plansApi.end, { params: { id }, body: { outcome: 'completed', endedOn: '2026-11-23', words: 'Vu avec Petit' } })
    assert.equal(JSON.stringify(await personalData.export(db, leo.id)).match(/Petit/g)?.length, 6)
    await personalData.erase(db, leo.id)
    const after = JSON.stringify(await personalData.export(db, leo.id))
    assert.doesNotMatch(after, /Petit|E2C 93/)
    assert.match(after, /"outcome":"completed"/)
  })
})
