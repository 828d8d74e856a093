import assert from 'node:assert/strict'
import { notificationsApi } from '#api/notifications'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it, type YoungPerson } from '#testing'
import { contractsApi, type NewContract } from './api.ts'
import { endAtTerm } from './end-contract.ts'
import { extendForProgramme } from './extend-contract.ts'
import { unknownFacts } from './rules.ts'

const terms: Omit<NewContract, 'id' | 'youngPersonId'> = {
  track: 'standard',
  startsOn: '2026-11-23',
  endsOn: '2027-05-22',
  youngPersonCommits: ['Venir aux rendez-vous'],
  structureCommits: ['Vous recevoir chaque semaine'],
  objectives: [
    { domain: 'employment', text: 'Trouver un apprentissage en boulangerie' },
    { domain: 'health', text: 'Faire un bilan auditif' },
  ],
}
const draft = (youngPerson: YoungPerson, change: Partial<NewContract> = {}) => ({
  id: ids.uuid(),
  youngPersonId: youngPerson.id,
  ...terms,
  ...change,
})
const decide = (f: Fixtures, youngPerson: YoungPerson, over: object = {}) =>
  f.app.as(youngPerson.adviser).call(contractsApi.decide, {
    body: { id: ids.uuid(), youngPersonId: youngPerson.id, previousId: null, outcome: 'opened', motives: [], explanation: '', ...over },
  })

describe('deciding on a contract', () => {
  it('keeps the facts and findings of the day; the refusal is a letter with its remedies', async (f) => {
    const youngPerson = await f.given.youngPerson()
    const as = f.app.as(youngPerson.adviser)
    await as.call(contractsApi.saveFacts, { params: { youngPersonId: youngPerson.id }, body: { ...unknownFacts, isStudent: 'yes' } })
    assert.partialDeepStrictEqual(await decide(f, youngPerson), {
      status: 422,
      body: { code: 'contracts.not-eligible', params: { criteria: ['study'] } },
    })
    const reply = await decide(f, youngPerson, {
      outcome: 'refused',
      motives: ['study'],
      explanation: 'Inscrit en licence jusqu’en juin 2027.',
    })
    assert.partialDeepStrictEqual(reply, { status: 200, body: { outcome: 'refused', motives: ['study'] } })
    const letter = await f.app.as(youngPerson).call(contractsApi.letter, { params: { id: reply.body.id } })
    assert.equal(letter.headers['content-type'], 'application/pdf')
    const text = Buffer.from(letter.body.bytes).toString('latin1')
    assert.match(text, /\/Lang \(fr-FR\)/)
    assert.match(text, /\/Marked true/)
    assert.match(text, /\/S \/H1/)
    assert.equal((await as.call(contractsApi.create, { body: draft(youngPerson) })).body.code, 'contracts.not-decided')
  })

  it('may follow an earlier one that was seen, never one that was not', async (f) => {
    const youngPerson = await f.given.youngPerson()
    const know = (isStudent: 'yes' | 'no') =>
      f.app
        .as(youngPerson.adviser)
        .call(contractsApi.saveFacts, { params: { youngPersonId: youngPerson.id }, body: { ...unknownFacts, isStudent } })
    await know('yes')
    const refused = await decide(f, youngPerson, { outcome: 'refused', motives: ['study'], explanation: 'Inscrit en licence cette année.' })
    await know('no')
    assert.partialDeepStrictEqual(await decide(f, youngPerson), {
      status: 409,
      body: { code: 'contracts.decided-meanwhile', params: { by: refused.body.decidedBy, outcome: 'refused' } },
    })
    const again = await decide(f, youngPerson, { previousId: refused.body.id })
    assert.partialDeepStrictEqual(again, { status: 200, body: { outcome: 'opened' } })
    const { decision } = (await f.app.as(youngPerson.adviser).call(contractsApi.file, { query: { youngPersonId: youngPerson.id } })).body
    assert.equal(decision?.id, again.body.id)
    assert.equal((await decide(f, youngPerson, { previousId: refused.body.id })).status, 409)
  })

  it('shows stay and disability to nobody who only read with a reason', async (f) => {
    const youngPerson = await f.given.youngPerson()
    const curious = await f.given.curiousColleague(youngPerson)
    const { status } = await f.app.as(curious).call(contractsApi.eligibility, { query: { youngPersonId: youngPerson.id } })
    assert.equal(status, 404)
  })
})

describe('a diagnosis', () => {
  const needs = [
    { domain: 'housing', level: 2, note: 'Hébergé chez un ami' },
    { domain: 'health', level: 3, note: 'Suivi en cours' },
    { domain: 'family', level: 1, note: 'Conflit' },
    { domain: 'justice', level: 1, note: 'Sursis' },
    { domain: 'stay', level: 2, note: 'Récépissé' },
  ] as const
  const domainsSeen = async (f: Fixtures, who: Parameters<Fixtures['app']['as']>[0], youngPersonId: string) =>
    (await f.app.as(who).call(contractsApi.diagnoses, { query: { youngPersonId } })).body.items.map((d) =>
      d.needs.map((n) => n.domain).sort(),
    )

  it('is kept, each one; health, family, justice and stay are read by the person, the lead adviser and the cover only', async (f) => {
    const youngPerson = await f.given.youngPerson()
    const body = { id: ids.uuid(), youngPersonId: youngPerson.id, madeOn: '2026-11-20', summary: 'Vu ensemble', needs: [...needs] }
    const as = f.app.as(youngPerson.adviser)
    assert.equal((await as.call(contractsApi.diagnose, { body })).status, 200)
    assert.equal((await as.call(contractsApi.diagnose, { body })).status, 200)
    assert.equal((await as.call(contractsApi.diagnose, { body: { ...body, summary: 'Autre' } })).body.code, 'contracts.id-taken')
    await as.call(contractsApi.diagnose, { body: { ...body, id: ids.uuid(), madeOn: '2026-11-23', needs: [needs[0]] } })
    const all = ['family', 'health', 'housing', 'justice', 'stay']
    for (const who of [youngPerson, youngPerson.adviser, await f.given.substitute(youngPerson.adviser)])
      assert.deepEqual(await domainsSeen(f, who, youngPerson.id), [['housing'], all])
    assert.deepEqual(await domainsSeen(f, await f.given.curiousColleague(youngPerson), youngPerson.id), [['housing'], ['housing']])
  })

  it('refuses a domain twice and a day to come', async (f) => {
    const youngPerson = await f.given.youngPerson()
    const refusal = async (change: object) =>
      (
        await f.app.as(youngPerson.adviser).call(contractsApi.diagnose, {
          body: { id: ids.uuid(), youngPersonId: youngPerson.id, madeOn: '2026-11-20', summary: '', needs: [needs[0]], ...change },
        })
      ).body.code
    assert.equal(await refusal({ needs: [needs[0], needs[0]] }), 'contracts.domain-twice')
    assert.equal(await refusal({ madeOn: '2026-11-24' }), 'contracts.diagnosis-out-of-range')
  })
})

describe('a course', () => {
  it('follows another, one at a time', async (f) => {
    const youngPerson = await f.given.youngPerson()
    const as = f.app.as(youngPerson.adviser)
    const open = (kind: 'pacea' | 'outreach', startedOn: string) =>
      as.call(contractsApi.openCourse, { body: { id: ids.uuid(), youngPersonId: youngPerson.id, kind, startedOn, reason: 'Suite' } })
    await open('outreach', '2026-09-01')
    const second = await open('pacea', '2026-10-01')
    assert.equal(second.status, 200)
    const end = (endedOn: string) =>
      as.call(contractsApi.endCourse, { params: { id: second.body.id }, body: { endedOn, reason: 'Départ' } })
    assert.equal((await end('2026-09-30')).body.code, 'contracts.course-out-of-range')
    assert.equal((await end('2026-11-20')).status, 200)
    assert.equal((await end('2026-11-20')).body.code, 'contracts.course-over')
    assert.equal((await open('outreach', '2026-11-24')).body.code, 'contracts.course-out-of-range')
  })

  it('never overlaps another, even by hand; a CEJ is left by its contract', async (f) => {
    const { youngPerson } = await f.given.contract()
    const body = { id: ids.uuid(), youngPersonId: youngPerson.id, kind: 'pacea' as const, startedOn: '2026-11-20', reason: '' }
    assert.equal((await f.app.as(youngPerson.adviser).call(contractsApi.openCourse, { body })).body.code, 'contracts.cej-open')
    await assert.rejects(f.given.course({ youngPerson }), /one_open_course_per_person/)
  })
})

describe('the text of a contract', () => {
  it('goes from draft to signing to force, with its missing papers asked for by a day', async (f) => {
    const youngPerson = await f.given.youngPerson()
    await decide(f, youngPerson)
    const as = f.app.as(youngPerson.adviser)
    const body = draft(youngPerson)
    assert.partialDeepStrictEqual(await as.call(contractsApi.create, { body }), { status: 200, body: { status: 'draft', version: 1 } })
    assert.equal((await as.call(contractsApi.create, { body })).status, 200)
    const edited = await as.call(contractsApi.edit, { params: { id: body.id }, body: { ...terms, endsOn: '2027-11-22' } })
    assert.equal(edited.body.endsOn, '2027-11-22')
    const offered = await as.call(contractsApi.submit, {
      params: { id: body.id },
      body: { missingPapers: ['identity_paper', 'stay_paper'] },
    })
    assert.partialDeepStrictEqual(offered.body, { status: 'to_sign', missing: ['youngPerson', 'adviser'] })
    assert.equal((await f.app.published('contracts.task-opened')).length, 2)
    assert.deepEqual(await f.app.published('contracts.to-sign'), [{ contractId: body.id, youngPersonId: youngPerson.id }])
    const kinds = await f.given.row(sql`select array_agg(kind order by kind) as kinds from contracts.pub_task`)
    assert.deepEqual(kinds, { kinds: ['identity_paper', 'other_paper'] })
    const again = await as.call(contractsApi.edit, { params: { id: body.id }, body: terms })
    assert.equal(again.body.code, 'contracts.not-a-draft')
  })

  it('is told in the centre of the young person when it waits for them', async (f) => {
    const { id, youngPerson } = await f.given.contract({ status: 'draft' })
    await f.app.as(youngPerson.adviser).call(contractsApi.submit, { params: { id }, body: { missingPapers: [] } })
    await f.app.deliverEvents()
    const { body } = await f.app.as(youngPerson).call(notificationsApi.notices, { query: {} })
    assert.partialDeepStrictEqual(body.items, [{ title: 'Ton contrat est prêt', url: '/jeune/contrat' }])
  })

  it('hides objectives of sensitive domains from who reads with a reason, and prints for who follows only', async (f) => {
    const { id, youngPerson } = await f.given.contract()
    const curious = f.app.as(await f.given.curiousColleague(youngPerson))
    assert.deepEqual(
      (await curious.call(contractsApi.get, { params: { id } })).body.versions[0]?.objectives.map((o) => o.domain),
      ['employment'],
    )
    assert.equal((await curious.call(contractsApi.pdf, { params: { id } })).status, 404)
    const mine = await f.app.as(youngPerson).call(contractsApi.pdf, { params: { id } })
    assert.match(String(mine.headers['content-disposition']), /contrat-version-1\.pdf/)
    assert.match(Buffer.from(mine.body.bytes.subarray(0, 8)).toString(), /%PDF-1\.7/)
  })

  it('changes by an amendment that both sign, while the contract goes on', async (f) => {
    const { id, youngPerson } = await f.given.contract()
    const { startsOn: _, endsOn: __, track: ___, ...promises } = terms
    const as = f.app.as(youngPerson.adviser)
    const stale = await as.call(contractsApi.amend, { params: { id }, body: { version: 2, reason: 'Nouveau projet', ...promises } })
    assert.equal(stale.body.code, 'contracts.changed-meanwhile')
    const reply = await as.call(contractsApi.amend, { params: { id }, body: { version: 1, reason: 'Nouveau projet', ...promises } })
    assert.partialDeepStrictEqual(reply.body, { status: 'active', version: 2, missing: ['youngPerson', 'adviser'] })
    const signed = await f.app
      .as(youngPerson)
      .call(contractsApi.sign, { params: { id }, body: { way: 'drawn', version: 2, drawing: 'M1 1 L9 9' } })
    assert.partialDeepStrictEqual(signed.body, { status: 'active', missing: ['adviser'] })
  })

  it('is refused by the young person or given up, before anybody is bound', async (f) => {
    const { id, youngPerson } = await f.given.contract({ status: 'to_sign' })
    const reply = await f.app.as(youngPerson).call(contractsApi.refuse, { params: { id }, body: { reason: 'Trop d’heures' } })
    assert.equal(reply.body.status, 'refused')
    assert.equal(
      (await f.app.as(youngPerson).call(contractsApi.refuse, { params: { id }, body: { reason: '' } })).body.code,
      'contracts.not-to-sign',
    )
    const running = await f.given.contract({ youngPerson })
    const as = f.app.as(youngPerson.adviser)
    assert.equal((await as.call(contractsApi.cancel, { params: { id: running.id }, body: {} })).body.code, 'contracts.already-in-force')
  })

  it('never overlaps another contract', async (f) => {
    const { youngPerson } = await f.given.contract({ endsOn: '2027-08-31' })
    await f.given.decision({ youngPerson })
    await f.given.row(sql`update contracts.decision set decided_at = '2026-11-20T09:00:00Z' where content_hash = id::text
      and id not in (select decision_id from contracts.contract) returning id`)
    const create = (change: object) => f.app.as(youngPerson.adviser).call(contractsApi.create, { body: draft(youngPerson, change) })
    await f.db.foreign('savepoint overlap')
    assert.partialDeepStrictEqual(await create({}), { status: 409, body: { code: 'contracts.overlaps' } })
    await f.db.foreign('rollback to savepoint overlap')
  })
})

describe('a contract in force', () => {
  it('is extended with a reason up to eighteen months, as a version', async (f) => {
    const { id, youngPerson } = await f.given.contract()
    const extend = (endsOn: string) =>
      f.app
        .as(youngPerson.adviser)
        .call(contractsApi.extend, { params: { id }, body: { endsOn, reason: 'Formation qualifiante en cours' } })
    assert.equal((await extend('2028-03-01')).body.code, 'contracts.too-long')
    const reply = await extend('2028-02-29')
    assert.partialDeepStrictEqual(reply.body, {
      endsOn: '2028-02-29',
      version: 2,
      missing: [],
      versions: [{ reason: 'extension' }, { reason: 'first' }],
    })
    assert.equal((await f.app.published('contracts.extended')).length, 1)
  })

  it('is carried by a programme to the last day of the second month after it, beyond the cap', async (f) => {
    const { id, youngPerson } = await f.given.contract()
    const carry = (startsOn: string, endsOn: string) =>
      f.app.work((work) => extendForProgramme(work, { youngPersonId: youngPerson.id, startsOn, endsOn }))
    assert.equal(await carry('2027-09-01', '2028-06-30'), undefined)
    assert.equal(await carry('2027-06-01', '2027-06-15'), undefined)
    assert.deepEqual(await carry('2027-06-01', '2028-06-30'), { contractId: id, endsOn: '2028-08-31' })
  })

  it('ends with a motive; the course follows, and goes on as support when a job is to be kept', async (f) => {
    const { id, youngPerson } = await f.given.contract()
    const as = f.app.as(youngPerson.adviser)
    const exit = { endedOn: '2026-11-20', motive: 'permanent-job', detail: '', followUpUntil: '2027-02-20' }
    assert.equal(
      (await as.call(contractsApi.end, { params: { id }, body: { ...exit, motive: 'other' } })).body.code,
      'contracts.unknown-motive',
    )
    assert.equal((await as.call(contractsApi.end, { params: { id }, body: exit })).body.status, 'ended')
    assert.equal((await as.call(contractsApi.end, { params: { id }, body: exit })).body.code, 'contracts.not-active')
    const { courses } = (await as.call(contractsApi.file, { query: { youngPersonId: youngPerson.id } })).body
    assert.deepEqual(
      courses.map((c) => [c.kind, c.startedOn, c.endedOn]),
      [
        ['other_support', '2026-11-20', null],
        ['cej', '2026-09-01', '2026-11-20'],
      ],
    )
    assert.deepEqual(await f.app.published('contracts.ended'), [{ contractId: id, youngPersonId: youngPerson.id }])
  })

  it('ends at its term by itself, and what became of the person is asked for', async (f) => {
    const { id, youngPerson } = await f.given.contract({ startsOn: '2025-12-01', endsOn: '2026-11-22' })
    await f.given.contract({ startsOn: '2025-12-01', endsOn: '2026-11-23' })
    assert.equal(await f.app.work((work) => endAtTerm(work)), 1)
    const file = await f.app.as(youngPerson.adviser).call(contractsApi.file, { query: { youngPersonId: youngPerson.id } })
    assert.partialDeepStrictEqual(file.body, { contracts: [{ id, status: 'ended', exitMotive: 'term' }], tasks: [{ kind: 'exit_proof' }] })
  })

  it('follows the person to another structure or network without a lost day', async (f) => {
    const { id, youngPerson } = await f.given.contract()
    const other = await f.given.adviser({ structure: await f.given.structure({ network: 'france_travail', name: 'Agence des Lilas' }) })
    await f.given.row(
      sql`update people.young_person set adviser_id = ${other.id}, structure_id = ${other.structure.id} where id = ${youngPerson.id} returning id`,
    )
    const change = { youngPersonId: youngPerson.id, fromAdviserId: youngPerson.adviser.id, toAdviserId: other.id }
    await f.app.work((work) => work.publish({ type: 'people.adviser-changed', data: undefined as never }, change as never))
    await f.app.deliverEvents()
    const { body } = await f.app.as(other).call(contractsApi.get, { params: { id } })
    assert.deepEqual(
      body.holdings.map((h) => [h.structureName, h.fromOn, h.untilOn]),
      [
        ['Agence des Lilas', '2026-11-23', null],
        ['Mission locale de la Dhuys', '2026-09-01', '2026-11-22'],
      ],
    )
    assert.deepEqual(await f.app.published('contracts.transferred'), [{ contractId: id, youngPersonId: youngPerson.id }])
    assert.deepEqual(await f.given.row(sql`select network from contracts.pub_contract where id = ${id}`), { network: 'france_travail' })
  })
})

describe('papers that are missing', () => {
  it('wait with a day until they come, once a kind', async (f) => {
    const { id, youngPerson } = await f.given.task()
    const as = f.app.as(youngPerson.adviser)
    assert.equal((await as.call(contractsApi.toDo)).body.papers.length, 1)
    const open = (dueOn: string, kind: 'identity_paper' | 'tax_notice') =>
      as.call(contractsApi.openTask, { body: { id: ids.uuid(), youngPersonId: youngPerson.id, kind, dueOn } })
    assert.equal((await open('2026-11-01', 'tax_notice')).body.code, 'contracts.due-out-of-range')
    await f.db.foreign('savepoint twice')
    assert.equal((await open('2026-12-01', 'identity_paper')).body.code, 'contracts.task-open')
    await f.db.foreign('rollback to savepoint twice')
    assert.equal((await as.call(contractsApi.closeTask, { params: { id }, body: {} })).status, 200)
    assert.equal((await as.call(contractsApi.toDo)).body.papers.length, 0)
  })
})
