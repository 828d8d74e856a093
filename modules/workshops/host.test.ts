import assert from 'node:assert/strict'
import { ids } from '#platform/ids'
import { describe, type Given, it } from '#testing'
import { unzip } from '#testing/unzip'
import { workshopsApi } from './api.ts'

const plan = {
  kind: 'workshop' as const,
  title: 'Préparer un entretien',
  modality: 'at_structure' as const,
  day: '2026-11-26',
  time: '14:00',
  minutes: 180,
  capacity: 2,
  hasWaitingList: true,
  isOpen: true,
  audience: 'structure' as const,
  invitedIds: [] as string[],
  leaveHours: 24,
}
async function desk(given: Given) {
  const host = await given.adviser()
  const [lea, noe, ines] = [
    await given.youngPerson({ adviser: host, firstName: 'Léa' }),
    await given.youngPerson({ adviser: host, firstName: 'Noé' }),
    await given.youngPerson({ adviser: host, firstName: 'Inès' }),
  ] as const
  return { host, lea, noe, ines }
}

describe('planning a session', () => {
  it('keeps the default hours of its kind, and answers a retry the same', async ({ app, given }) => {
    const host = await given.adviser()
    const body = { id: ids.uuid(), ...plan, kind: 'information' as const, leaderIds: [host.id] }
    const made = await app.as(host).call(workshopsApi.create, { body })
    assert.partialDeepStrictEqual(made, {
      status: 200,
      body: { startsAt: '2026-11-26T13:00:00.000Z', defaultMinutes: 180, mayAct: true, isMine: true, status: 'planned' },
    })
    assert.deepEqual((await app.as(host).call(workshopsApi.create, { body })).body, made.body)
    const other = await app.as(host).call(workshopsApi.create, { body: { ...body, title: 'Autre' } })
    assert.partialDeepStrictEqual(other, { status: 409, body: { code: 'workshops.id-reused' } })
  })

  it.each([
    [{ modality: 'elsewhere' }, 422, 'workshops.address-needed'],
    [{ modality: 'video' }, 422, 'workshops.link-needed'],
    [{ title: '  ' }, 422, 'workshops.title-needed'],
    [{ capacity: undefined }, 422, 'workshops.waiting-list-without-capacity'],
    [{ day: '2020-01-01' }, 422, 'workshops.too-old'],
    [{ day: '2030-01-01' }, 422, 'workshops.too-far'],
    [{ day: '2027-03-28', time: '02:30' }, 422, 'workshops.no-such-time'],
    [{ capacity: 0 }, 400, 'request.invalid'],
    [{ leaderIds: [] }, 400, 'request.invalid'],
  ] as const)('refuses %o with %o', async ([change, status, code], { app, given }) => {
    const host = await given.adviser()
    const body = { id: ids.uuid(), ...plan, leaderIds: [host.id], ...change } as never
    assert.partialDeepStrictEqual(await app.as(host).call(workshopsApi.create, { body }), { status, body: { code } })
  })

  it('refuses a leader of elsewhere, and people one does not follow', async ({ app, given }) => {
    const host = await given.adviser()
    const elsewhere = { id: ids.uuid(), ...plan, leaderIds: [(await given.adviser()).id] }
    assert.partialDeepStrictEqual(await app.as(host).call(workshopsApi.create, { body: elsewhere }), {
      body: { code: 'workshops.leader-unknown' },
    })
    const stranger = {
      id: ids.uuid(),
      ...plan,
      leaderIds: [host.id],
      audience: 'chosen' as const,
      invitedIds: [(await given.youngPerson()).id],
    }
    assert.partialDeepStrictEqual(await app.as(host).call(workshopsApi.create, { body: stranger }), {
      body: { code: 'workshops.young-person-unknown' },
    })
  })

  it('warns of a leader who has something else, and goes on with a reason', async ({ app, given }) => {
    const { host, lea } = await desk(given)
    await given.appointment({ youngPerson: lea, startsAt: '2026-11-26T14:00:00.000Z' })
    const body = { id: ids.uuid(), ...plan, leaderIds: [host.id] }
    assert.partialDeepStrictEqual(await app.as(host).call(workshopsApi.create, { body }), {
      status: 409,
      body: { code: 'workshops.leader-busy', params: { busy: [{ id: host.id, startsAt: '2026-11-26T14:00:00.000Z' }] } },
    })
    assert.equal(
      (await app.as(host).call(workshopsApi.create, { body: { ...body, overrideReason: 'Un collègue me remplace' } })).status,
      200,
    )
  })
})

describe('registering people', () => {
  it('fills the places in the order given, then the waiting list', async ({ app, given }) => {
    const { host, lea, noe, ines } = await desk(given)
    const { id } = await given.session({ host, capacity: 2, hasWaitingList: true })
    const body = { youngPersonIds: [ines.id, lea.id, noe.id] }
    const reply = await app.as(host).call(workshopsApi.register, { params: { id }, body })
    assert.partialDeepStrictEqual(reply, { status: 200, body: { registeredCount: 2, waitingCount: 1 } })
    assert.deepEqual(reply.body.people.map((p) => [p.firstName, p.status, p.rank]).sort(), [
      ['Inès', 'registered', null],
      ['Léa', 'registered', null],
      ['Noé', 'waiting', 1],
    ])
    assert.equal((await app.as(host).call(workshopsApi.register, { params: { id }, body })).body.registeredCount, 2)
    assert.equal((await app.published('workshops.registered')).length, 2)
    assert.deepEqual(await app.published('workshops.waited'), [{ sessionId: id, youngPersonId: noe.id, by: 'professional' }])
  })

  it('refuses what exceeds the places without a waiting list', async ({ app, given }) => {
    const { host, lea, noe } = await desk(given)
    const { id } = await given.session({ host, capacity: 1 })
    const reply = await app.as(host).call(workshopsApi.register, { params: { id }, body: { youngPersonIds: [lea.id, noe.id] } })
    assert.partialDeepStrictEqual(reply, { status: 409, body: { code: 'workshops.full', params: { free: 1 } } })
  })

  it('warns of a double booking with an appointment, and goes on with a reason that stays', async ({ app, given }) => {
    const { host, lea } = await desk(given)
    const { id, startsAt } = await given.session({ host })
    await given.appointment({ youngPerson: lea, startsAt, isOverride: true })
    const body = { youngPersonIds: [lea.id] }
    assert.partialDeepStrictEqual(await app.as(host).call(workshopsApi.register, { params: { id }, body }), {
      status: 409,
      body: { code: 'workshops.busy', params: { busy: [{ id: lea.id, name: 'Léa Moreau', startsAt }] } },
    })
    const done = await app
      .as(host)
      .call(workshopsApi.register, { params: { id }, body: { ...body, overrideReason: 'Le rendez-vous sera déplacé' } })
    assert.partialDeepStrictEqual(done, {
      status: 200,
      body: { people: [{ isOverride: true, overrideReason: 'Le rendez-vous sera déplacé' }] },
    })
  })

  it('is of people one follows only; a colleague sees how many, the host who', async ({ app, given }) => {
    const { host, lea } = await desk(given)
    const { id } = await given.session({ host, registered: [lea] })
    const colleague = await given.adviser({ structure: host.structure })
    const reply = await app.as(colleague).call(workshopsApi.register, { params: { id }, body: { youngPersonIds: [lea.id] } })
    assert.partialDeepStrictEqual(reply, { status: 404, body: { code: 'workshops.young-person-unknown' } })
    const seen = await app.as(colleague).call(workshopsApi.get, { params: { id } })
    assert.partialDeepStrictEqual(seen, { status: 200, body: { othersCount: 1, mayAct: false } })
    assert.deepEqual(seen.body.people, [])
    assert.equal((await app.as(host).call(workshopsApi.get, { params: { id } })).body.people[0]?.firstName, 'Léa')
    for (const e of ['cancel', 'close'] as const) {
      const input = { params: { id }, body: e === 'close' ? { attendances: [] } : {} }
      assert.partialDeepStrictEqual(await app.as(colleague).call(workshopsApi[e], input as never), { status: 404 })
    }
    const taken = await app.as(colleague).call(workshopsApi.unregister, { params: { id }, body: { youngPersonId: lea.id } })
    assert.partialDeepStrictEqual(taken, { status: 404, body: { code: 'workshops.not-registered' } })
    assert.equal((await app.as(await given.substitute(host)).call(workshopsApi.get, { params: { id } })).body.mayAct, true)
  })

  it('taking somebody off gives the place to who waits first', async ({ app, given }) => {
    const { host, lea, noe } = await desk(given)
    const { id } = await given.session({ host, capacity: 1, hasWaitingList: true, registered: [lea], waiting: [noe] })
    const reply = await app.as(host).call(workshopsApi.unregister, { params: { id }, body: { youngPersonId: lea.id, reason: 'Malade' } })
    assert.deepEqual(
      reply.body.people.map((p) => [p.firstName, p.status]),
      [['Noé', 'registered']],
    )
    assert.partialDeepStrictEqual(await app.published('workshops.cancelled'), [{ youngPersonId: lea.id, by: 'professional' }])
  })
})

describe('changing a session', () => {
  it('moves everybody and tells it; more places go to who waits', async ({ app, given }) => {
    const { host, lea, noe } = await desk(given)
    const { id } = await given.session({ host, capacity: 1, hasWaitingList: true, registered: [lea], waiting: [noe] })
    const body = { ...plan, leaderIds: [host.id], day: '2026-11-27', capacity: 3, sequence: 0 }
    const reply = await app.as(host).call(workshopsApi.edit, { params: { id }, body })
    assert.partialDeepStrictEqual(reply, {
      status: 200,
      body: { startsAt: '2026-11-27T13:00:00.000Z', registeredCount: 2, waitingCount: 0, sequence: 1 },
    })
    assert.partialDeepStrictEqual(await app.published('workshops.session-changed'), [{ sessionId: id, isMoved: true }])
    assert.partialDeepStrictEqual(await app.as(host).call(workshopsApi.edit, { params: { id }, body }), {
      status: 409,
      body: { code: 'workshops.changed-meanwhile' },
    })
    const smaller = await app.as(host).call(workshopsApi.edit, { params: { id }, body: { ...body, sequence: 1, capacity: 1 } })
    assert.partialDeepStrictEqual(smaller, {
      status: 409,
      body: { code: 'workshops.capacity-below-registered', params: { registered: 2 } },
    })
  })

  it('cancelled, it gives everybody their time back and changes no more', async ({ app, given }) => {
    const { host, lea } = await desk(given)
    const { id, startsAt } = await given.session({ host, registered: [lea] })
    const params = { id }
    assert.partialDeepStrictEqual(await app.as(host).call(workshopsApi.cancel, { params, body: { reason: 'Salle fermée' } }), {
      status: 200,
      body: { status: 'cancelled', cancelReason: 'Salle fermée' },
    })
    assert.deepEqual(await app.published('workshops.session-cancelled'), [{ sessionId: id, youngPersonIds: [lea.id] }])
    const other = await given.session({ host, startsAt })
    assert.equal((await app.as(lea).call(workshopsApi.signUp, { params: { id: other.id } })).status, 200)
    const edit = await app.as(host).call(workshopsApi.edit, { params, body: { ...plan, leaderIds: [host.id], sequence: 1 } })
    assert.partialDeepStrictEqual(edit, { status: 409, body: { code: 'workshops.session-cancelled' } })
  })
})

describe('the attendance sheet', () => {
  const past = { startsAt: '2026-11-20T13:00:00.000Z' }

  it('closes the session and tells who came; then it is read only, and corrected with a reason', async ({ app, given }) => {
    const { host, lea, noe, ines } = await desk(given)
    const { id } = await given.session({ host, registered: [lea, noe], ...past })
    const params = { id }
    const say = (attendances: [string, 'present' | 'absent' | 'excused'][]) =>
      app.as(host).call(workshopsApi.close, {
        params,
        body: { attendances: attendances.map(([youngPersonId, attendance]) => ({ youngPersonId, attendance })) },
      })
    assert.partialDeepStrictEqual(await say([[lea.id, 'present']]), { status: 422, body: { code: 'workshops.attendance-missing' } })
    assert.partialDeepStrictEqual(
      await say([
        [lea.id, 'present'],
        [noe.id, 'absent'],
        [ines.id, 'present'],
      ]),
      { status: 422, body: { code: 'workshops.not-registered' } },
    )
    assert.partialDeepStrictEqual(await app.as(host).call(workshopsApi.toClose), { body: { sessions: [{ id }] } })
    const whole: [string, 'present' | 'absent'][] = [
      [lea.id, 'present'],
      [noe.id, 'absent'],
    ]
    assert.partialDeepStrictEqual(await say(whole), { status: 200, body: { status: 'closed' } })
    assert.equal((await say(whole)).status, 200)
    assert.deepEqual(await app.published('workshops.attended'), [{ sessionId: id, youngPersonId: lea.id }])
    assert.deepEqual(await app.published('workshops.missed'), [{ sessionId: id, youngPersonId: noe.id }])
    assert.deepEqual((await app.as(host).call(workshopsApi.toClose)).body.sessions, [])
    const late = await app.as(host).call(workshopsApi.register, { params, body: { youngPersonIds: [ines.id] } })
    assert.partialDeepStrictEqual(late, { status: 409, body: { code: 'workshops.session-closed' } })

    const correction = { youngPersonId: noe.id, attendance: 'excused' as const, reason: 'Arrêt maladie apporté' }
    assert.equal((await app.as(host).call(workshopsApi.correct, { params, body: correction })).status, 200)
    assert.deepEqual(await app.published('workshops.excused'), [{ sessionId: id, youngPersonId: noe.id }])
    const { changes } = (await app.as(host).call(workshopsApi.history, { params })).body
    assert.partialDeepStrictEqual(changes[0], { what: 'excused', youngPersonName: 'Noé Moreau', reason: 'Arrêt maladie apporté' })
    const blank = await app.as(host).call(workshopsApi.correct, { params, body: { ...correction, reason: '     ' } })
    assert.partialDeepStrictEqual(blank, { status: 422, body: { code: 'workshops.reason-needed' } })
  })

  it('waits until it has begun, and is not corrected before it is closed', async ({ app, given }) => {
    const { host, lea } = await desk(given)
    const { id } = await given.session({ host, registered: [lea] })
    const params = { id }
    const close = await app
      .as(host)
      .call(workshopsApi.close, { params, body: { attendances: [{ youngPersonId: lea.id, attendance: 'present' }] } })
    assert.partialDeepStrictEqual(close, { status: 409, body: { code: 'workshops.not-begun' } })
    const body = { youngPersonId: lea.id, attendance: 'present' as const, reason: 'Il était bien là' }
    assert.partialDeepStrictEqual(await app.as(host).call(workshopsApi.correct, { params, body }), {
      status: 409,
      body: { code: 'workshops.not-closed' },
    })
  })

  it('comes as CSV and ODS whose cells are never formulas, and leaves a trace', async ({ app, given }) => {
    const host = await given.adviser()
    const sly = await given.youngPerson({ adviser: host, firstName: '=1+1', lastName: '@SUM(A1);"x"' })
    const { id } = await given.session({ host, registered: [sly], title: '+33 & <b>' })
    const csv = await app.as(host).call(workshopsApi.sheet, { params: { id }, query: { format: 'csv' } })
    const text = Buffer.from(csv.body.base64, 'base64').toString()
    assert.match(text, /"'@SUM\(A1\);""x""";"'=1\+1";;/)
    assert.match(text, /"Atelier";"'\+33/)
    const ods = await app.as(host).call(workshopsApi.sheet, { params: { id }, query: { format: 'ods' } })
    const content = unzip(Buffer.from(ods.body.base64, 'base64')).get('content.xml')!
    assert.match(content, /value-type="string"><text:p>'=1\+1<\/text:p>/)
    assert.match(content, /\+33 &amp; &lt;b&gt;/)
    const colleague = await given.adviser({ structure: host.structure })
    assert.equal((await app.as(colleague).call(workshopsApi.sheet, { params: { id }, query: { format: 'csv' } })).status, 404)
  })
})
