import assert from 'node:assert/strict'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, it } from '#testing'
import { plansApi, prescribed, programmeAttended, programmeEnded, programmeStarted } from './api.ts'

const version = {
  validFrom: '2027-01-01',
  validUntil: null,
  label: 'Service civique',
  category: 'social_mission' as const,
  definition: 'Une mission d’intérêt général.',
  conditions: '',
  needsDerogation: false,
  weeklyMinutes: 1500,
  countsAsIntense: true,
  extendsContract: true,
  allowanceEffect: 'suspended' as const,
  isSensitive: false,
  sources: [{ fact: 'hours' as const, source: 'Circulaire du 4 janvier 2027', confidence: 'B' as const }],
}

describe('the programmes', () => {
  it('hold every kind named for the contract, each with where its facts come from', async ({ app, given }) => {
    const { body } = await app.as(await given.adviser()).call(plansApi.programmes, { query: {} })
    const codes = new Set(body.items.map((p) => p.code))
    const named = [
      'training-pre-qualifying training-qualifying training-certifying training-diploma prepa-competences prepa-apprentissage ecole-de-production',
      'epide e2c sma smv promo-16-18 pic-100-inclusion pic-ipr mobility-europe pre-orientation rehabilitation sesame civic-service',
      'snu-stay snu-mission snu-engagement cui-pec cui-cie iae-cddi cdd-tremplin adapted-company pmsmp',
    ].flatMap((line) => line.split(' '))
    assert.deepEqual(
      named.filter((code) => !codes.has(code)),
      [],
    )
    for (const p of body.items) assert.equal(new Set(p.sources.map((s) => s.fact)).size, 6, p.code)
  })

  it('suspend the allowance exactly where R5131-24 III and the CUI say so', async ({ app, given }) => {
    const { body } = await app.as(await given.adviser()).call(plansApi.programmes, { query: {} })
    const suspended = body.items.filter((p) => p.allowanceEffect === 'suspended').map((p) => p.code)
    assert.deepEqual(suspended.sort(), ['civic-service', 'cui-cie', 'cui-pec', 'military-volunteering', 'sma', 'smv'])
    assert.deepEqual(
      body.items.filter((p) => p.needsDerogation).map((p) => p.code),
      ['ecole-de-production', 'snu-stay', 'snu-mission', 'snu-engagement'],
    )
    // what is only thought is marked so
    for (const p of body.items.filter((x) => x.allowanceEffect === 'to_confirm'))
      assert.equal(p.sources.find((s) => s.fact === 'allowance')?.confidence, 'C', p.code)
  })

  it('change from a day to come: the past stays as it was', async ({ app, given }) => {
    const admin = await given.official('administrator')
    const addVersion = (over: object = {}) =>
      app.as(admin).call(plansApi.addVersion, { params: { code: 'civic-service' }, body: { ...version, ...over } })
    assert.equal((await addVersion({ validFrom: '2026-11-23' })).body.code, 'plans.version-in-the-past')
    assert.equal((await addVersion()).status, 200)
    assert.equal((await addVersion()).body.code, 'plans.version-already-planned')
    const { body } = await app.as(admin).call(plansApi.programmeVersions, { params: { code: 'civic-service' } })
    assert.deepEqual(
      body.items.map((v) => [v.validFrom, v.validUntil, v.weeklyMinutes]),
      [
        ['2027-01-01', null, 1500],
        ['2022-03-01', '2026-12-31', 1440],
      ],
    )
    const on = async (day: string) =>
      (await app.as(admin).call(plansApi.programmes, { query: { on: day } })).body.items.find((p) => p.code === 'civic-service')
        ?.weeklyMinutes
    assert.deepEqual([await on('2026-12-31'), await on('2027-01-01')], [1440, 1500])
  })

  it('cannot be edited in the database either', async ({ db }) => {
    await assert.rejects(
      db.tx((inner) => inner.run(sql`update plans.programme set weekly_minutes = 60 where code = 'e2c'`)),
      /only ends/,
    )
    await assert.rejects(
      db.tx((inner) => inner.run(sql`delete from plans.programme where code = 'e2c'`)),
      /stays/,
    )
  })
})

const body = (youngPersonId: string, over: object = {}) => ({
  id: ids.uuid(),
  youngPersonId,
  programmeCode: 'e2c',
  stepId: null,
  partnerName: 'E2C 93',
  partnerContact: '01 02 03 04 05',
  derogationReason: '',
  startsOn: '2026-11-16',
  endsOn: '2027-01-29',
  weeklyMinutes: 2100,
  ...over,
})

describe('a prescription', () => {
  it('goes from the adviser to the partner, the young person, the first day, attendance and the end', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const desk = app.as(leo.adviser)
    const { body: p } = await desk.call(plansApi.prescribe, { body: body(leo.id) })
    const at = { params: { id: p.id } }
    assert.partialDeepStrictEqual(p, {
      status: 'prescribed',
      label: 'École de la 2e chance (E2C)',
      countsAsIntense: true,
      isFullTime: true,
    })
    assert.equal(
      (await desk.call(plansApi.start, { ...at, body: { startedOn: '2026-11-16' } })).body.code,
      'plans.partner-has-not-accepted',
    )
    await desk.call(plansApi.partnerAnswer, { ...at, body: { answer: 'accepted', on: '2026-11-13' } })
    assert.partialDeepStrictEqual(
      await app.as(leo).call(plansApi.answer, { ...at, body: { answer: 'accepted', words: 'Hâte d’y être' } }),
      {
        body: { ownAnswer: 'accepted', ownWords: 'Hâte d’y être', partnerAnswer: 'accepted' },
      },
    )
    assert.partialDeepStrictEqual(await desk.call(plansApi.start, { ...at, body: { startedOn: '2026-11-17' } }), {
      body: { status: 'started', startedOn: '2026-11-17' },
    })
    const lines = ['2026-11-17', '2026-11-18', '2026-11-19'].map((onDay, i) => ({
      id: ids.uuid(),
      onDay,
      part: 'day' as const,
      state: i === 2 ? ('absent' as const) : ('present' as const),
    }))
    const { body: recorded } = await desk.call(plansApi.attend, { ...at, body: { lines } })
    assert.partialDeepStrictEqual(recorded.items[0], {
      minutes: 420,
      startsAt: '2026-11-17T08:00:00.000Z',
      endsAt: '2026-11-17T15:00:00.000Z',
    })
    const { body: ended } = await desk.call(plansApi.end, { ...at, body: { outcome: 'job', endedOn: '2026-11-20', words: '' } })
    assert.partialDeepStrictEqual(ended, { status: 'ended', outcome: 'job', presences: 2, absences: 1, presentMinutes: 840 })
    assert.equal((await app.published(prescribed)).length, 1)
    assert.equal((await app.published(programmeStarted)).length, 1)
    assert.deepEqual(
      (await app.published(programmeAttended)).map((e) => e.attendanceId),
      [lines[0]!.id, lines[1]!.id],
    )
    assert.deepEqual(await app.published(programmeEnded), [{ prescriptionId: p.id, youngPersonId: leo.id }])
    const view = await given.row(sql`select status, starts_on, ended_on, counts_as_intense, extends_contract, suspends_allowance
      from plans.pub_prescription where id = ${p.id}`)
    assert.deepEqual(view, {
      status: 'ended',
      starts_on: '2026-11-17',
      ended_on: '2026-11-20',
      counts_as_intense: true,
      extends_contract: true,
      suspends_allowance: false,
    })
  })

  it('tells again a presence that was corrected, and not one that stays', async ({ app, given }) => {
    const { id, youngPerson } = await given.prescription({ status: 'started' })
    const record = (state: 'present' | 'absent' | 'excused', minutes?: number) =>
      app.as(youngPerson.adviser).call(plansApi.attend, {
        params: { id },
        body: { lines: [{ id: ids.uuid(), onDay: '2026-11-16', part: 'morning', state, ...(minutes && { minutes }) }] },
      })
    const told = async () => (await app.published(programmeAttended)).length
    const first = await record('absent')
    assert.equal(await told(), 0)
    await record('present')
    await record('present')
    assert.equal(await told(), 1)
    await record('present', 120)
    const last = await record('excused')
    assert.equal(await told(), 3)
    assert.equal(last.body.items[0]!.id, first.body.items[0]!.id)
  })

  it.each([
    [{ programmeCode: 'nowhere' }, 422, 'plans.programme-not-offered'],
    [{ startsOn: '2020-01-01' }, 422, 'plans.programme-not-offered'],
    [{ programmeCode: 'ecole-de-production' }, 422, 'plans.derogation-needs-reason'],
    [{ endsOn: '2026-11-01' }, 422, 'plans.programme-ends-before'],
    [{ stepId: '00000000-0000-7000-8000-000000000000' }, 404, 'plans.unknown-step'],
    [{ weeklyMinutes: 12_000 }, 400, 'request.invalid'],
  ] as const)('is refused with %o', async ([over, status, code], { app, given }) => {
    const leo = await given.youngPerson()
    const reply = await app.as(leo.adviser).call(plansApi.prescribe, { body: body(leo.id, over) })
    assert.partialDeepStrictEqual(reply, { status, body: { code } })
  })

  it('keeps why a derogation was given, and no step of somebody else', async ({ app, given }) => {
    const leo = await given.youngPerson()
    const reason = 'Seule école du métier choisi à moins d’une heure'
    const reply = await app.as(leo.adviser).call(plansApi.prescribe, {
      body: body(leo.id, { programmeCode: 'ecole-de-production', derogationReason: reason }),
    })
    assert.partialDeepStrictEqual(reply, { status: 200, body: { derogationReason: reason } })
    const other = await given.step()
    const { body: refused } = await app.as(leo.adviser).call(plansApi.prescribe, { body: body(leo.id, { stepId: other.id }) })
    assert.equal(refused.code, 'plans.unknown-step')
  })

  it('says what else takes place on the same days, and never starts two full-time ones', async ({ app, given }) => {
    const leo = await given.youngPerson()
    await given.prescription({ youngPerson: leo, status: 'started', programme: 'epide', startsOn: '2026-10-01', endsOn: '2027-01-01' })
    const desk = app.as(leo.adviser)
    const { body: p } = await desk.call(plansApi.prescribe, { body: body(leo.id) })
    assert.partialDeepStrictEqual(p.overlaps, [{ label: 'EPIDE', isFullTime: true }])
    await desk.call(plansApi.partnerAnswer, { params: { id: p.id }, body: { answer: 'accepted', on: '2026-11-13' } })
    const start = await desk.call(plansApi.start, { params: { id: p.id }, body: { startedOn: '2026-11-16' } })
    assert.partialDeepStrictEqual(start, { status: 409, body: { code: 'plans.full-time-overlap' } })
  })

  it('carries the contract in force to the last day of the second month after it (R5131-16 II), again when it lasts longer', async ({
    app,
    given,
  }) => {
    const leo = await given.youngPerson()
    await given.contract({ youngPerson: leo, startsOn: '2026-03-02', endsOn: '2027-01-31' })
    const { id } = await given.prescription({ youngPerson: leo, partnerAccepted: true, endsOn: '2027-01-29' })
    const desk = app.as(leo.adviser)
    const started = await desk.call(plansApi.start, { params: { id }, body: { startedOn: '2026-11-16' } })
    assert.partialDeepStrictEqual(started, { status: 200, body: { contractEndsOn: '2027-03-31' } })
    const moved = await desk.call(plansApi.changeDates, {
      params: { id },
      body: { version: started.body.version, startsOn: '2026-11-09', endsOn: '2027-06-15', weeklyMinutes: 2100 },
    })
    assert.partialDeepStrictEqual(moved, { status: 200, body: { contractEndsOn: '2027-08-31' } })
    const { id: immersion } = await given.prescription({
      programme: 'pmsmp',
      partnerAccepted: true,
      weeklyMinutes: 1200,
      youngPerson: leo,
      endsOn: '2027-12-01',
    })
    const beside = await desk.call(plansApi.start, { params: { id: immersion }, body: { startedOn: '2026-11-16' } })
    assert.partialDeepStrictEqual(beside, { status: 200, body: { contractEndsOn: null } })
  })

  it('starts beside a part-time one', async ({ app, given }) => {
    const leo = await given.youngPerson()
    await given.prescription({ youngPerson: leo, status: 'started', programme: 'civic-service', weeklyMinutes: 1440 })
    const { id } = await given.prescription({ youngPerson: leo, partnerAccepted: true })
    assert.equal((await app.as(leo.adviser).call(plansApi.start, { params: { id }, body: { startedOn: '2026-11-16' } })).status, 200)
  })

  it('is the young person’s to refuse and to take up again, until it begins', async ({ app, given }) => {
    const { id, youngPerson: leo } = await given.prescription({ partnerAccepted: true })
    const answer = (said: 'accepted' | 'refused') =>
      app.as(leo).call(plansApi.answer, { params: { id }, body: { answer: said, words: '' } })
    assert.partialDeepStrictEqual(await answer('refused'), { body: { status: 'refused', motive: 'young-person-refused' } })
    assert.partialDeepStrictEqual(await answer('accepted'), { body: { status: 'prescribed', motive: null } })
    await app.as(leo.adviser).call(plansApi.start, { params: { id }, body: { startedOn: '2026-11-16' } })
    assert.equal((await answer('refused')).body.code, 'plans.not-waiting')
  })

  it('is closed by a partner who says no, or taken back with a motive', async ({ app, given }) => {
    const [one, two] = [await given.prescription(), await given.prescription()]
    const no = await app
      .as(one.youngPerson.adviser)
      .call(plansApi.partnerAnswer, { params: { id: one.id }, body: { answer: 'refused', on: '2026-11-20' } })
    assert.partialDeepStrictEqual(no, { body: { status: 'refused', motive: 'partner-refused' } })
    const back = (motive: string, words = '') =>
      app.as(two.youngPerson.adviser).call(plansApi.withdraw, { params: { id: two.id }, body: { motive, words } })
    assert.equal((await back('other')).body.code, 'plans.motive-needs-words')
    assert.equal((await back('conflict')).body.code, 'plans.unknown-motive')
    assert.partialDeepStrictEqual(await back('session-cancelled'), { body: { status: 'refused', motive: 'session-cancelled' } })
  })

  it('moves its end while it runs, unless another full-time one is there', async ({ app, given }) => {
    const { id, youngPerson } = await given.prescription({ status: 'started' })
    const move = (version: number, endsOn: string) =>
      app.as(youngPerson.adviser).call(plansApi.changeDates, {
        params: { id },
        body: { version, startsOn: '2026-11-09', endsOn, weeklyMinutes: 1800 },
      })
    assert.partialDeepStrictEqual(await move(1, '2027-03-26'), { body: { endsOn: '2027-03-26', weeklyMinutes: 1800, version: 2 } })
    assert.equal((await move(1, '2027-04-26')).body.code, 'plans.changed-meanwhile')
    assert.equal((await move(2, '2026-11-01')).body.code, 'plans.programme-ends-before')
  })

  it('records a day whole or by halves, all or none', async ({ app, given }) => {
    const { id, youngPerson } = await given.prescription({ status: 'started' })
    const line = (onDay: string, part: 'day' | 'morning' | 'afternoon') => ({ id: ids.uuid(), onDay, part, state: 'present' as const })
    const record = (...lines: ReturnType<typeof line>[]) =>
      app.as(youngPerson.adviser).call(plansApi.attend, { params: { id }, body: { lines } })
    assert.equal((await record(line('2026-11-16', 'morning'), line('2026-11-16', 'afternoon'))).status, 200)
    assert.equal((await record(line('2026-11-17', 'day'), line('2026-11-16', 'day'))).body.code, 'plans.day-recorded-otherwise')
    const { body: after } = await app.as(youngPerson).call(plansApi.prescription, { params: { id } })
    assert.deepEqual(
      after.attendance.map((a) => [a.onDay, a.part]),
      [
        ['2026-11-16', 'afternoon'],
        ['2026-11-16', 'morning'],
      ],
    )
  })

  it('waits on the desk: reviews due, programmes ending, attendance to enter', async ({ app, given }) => {
    const adviser = await given.adviser()
    const [a, b, c] = [await given.youngPerson({ adviser }), await given.youngPerson({ adviser }), await given.youngPerson({ adviser })]
    await given.objective({ youngPerson: a })
    await given.row(sql`update plans.plan set next_review_on = '2026-11-20' where young_person_id = ${a.id} returning version`)
    await given.prescription({ youngPerson: b, status: 'started', startsOn: '2026-11-20', endsOn: '2026-11-27' })
    await given.prescription({ youngPerson: c, status: 'started', startsOn: '2026-11-02', endsOn: '2027-03-01' })
    const { body: toDo } = await app.as(adviser).call(plansApi.toDo)
    assert.partialDeepStrictEqual(toDo, {
      reviews: { total: 1, items: [{ youngPersonId: a.id, on: '2026-11-20' }] },
      proposals: { total: 0, items: [] },
      endings: { total: 1, items: [{ youngPersonId: b.id, on: '2026-11-27' }] },
      attendance: { total: 1, items: [{ youngPersonId: c.id, on: '2026-11-02' }] },
    })
    await given.prescription({
      youngPerson: a,
      programme: 'rehabilitation',
      status: 'started',
      startsOn: '2026-11-19',
      endsOn: '2026-11-26',
    })
    const { body: more } = await app.as(adviser).call(plansApi.toDo)
    assert.partialDeepStrictEqual(more.endings, { total: 2, items: [{ youngPersonId: a.id, label: 'Programme confidentiel' }] })
    assert.partialDeepStrictEqual((await app.as(await given.substitute(adviser)).call(plansApi.toDo)).body, { reviews: { total: 1 } })
  })
})
