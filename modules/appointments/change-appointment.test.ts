import assert from 'node:assert/strict'
import { ids } from '#platform/ids'
import { describe, it, type YoungPerson } from '#testing'
import { appointmentsApi, type Edition } from './api.ts'

const edition = (youngPersons: YoungPerson[], change: Partial<Edition> = {}): Edition => ({
  youngPersonIds: youngPersons.map((y) => y.id),
  adviserIds: youngPersons[0] ? [youngPersons[0].adviser.id] : [],
  type: 'individual',
  modality: 'at_structure',
  day: '2026-11-26',
  time: '14:00',
  minutes: 45,
  sequence: 0,
  ...change,
})

describe('changing an appointment', () => {
  it('asks everybody again when it moves, and only then', async ({ app, given }) => {
    const { id, youngPerson, adviser, startsAt } = await given.appointment()
    await app.as(youngPerson).call(appointmentsApi.answer, { params: { id }, body: { answer: 'confirmed', startsAt } })

    const said = await app
      .as(adviser)
      .call(appointmentsApi.edit, { params: { id }, body: edition([youngPerson], { comment: 'Pense à ton CV' }) })
    const moved = await app.as(adviser).call(appointmentsApi.edit, {
      params: { id },
      body: edition([youngPerson], { time: '16:00', sequence: 1, comment: 'Pense à ton CV' }),
    })

    assert.partialDeepStrictEqual(said.body, { sequence: 1, comment: 'Pense à ton CV', participants: [{ answer: 'confirmed' }] })
    assert.partialDeepStrictEqual(moved.body, { sequence: 2, startsAt: '2026-11-26T15:00:00.000Z', participants: [{ answer: null }] })
    assert.partialDeepStrictEqual(await app.published('appointments.changed'), [
      { appointmentId: id, youngPersonIds: [youngPerson.id], addedIds: [], removedIds: [], isMoved: false },
      { isMoved: true },
    ])
  })

  it('adds and takes off people, and leaves alone those whom the actor does not follow', async ({ app, given }) => {
    const mine = await given.youngPerson()
    const [added, ofColleague] = [
      await given.youngPerson({ adviser: mine.adviser }),
      await given.youngPerson({ adviser: await given.adviser({ structure: mine.structure }) }),
    ]
    const { id } = await given.appointment({ youngPersons: [mine, ofColleague] })

    const reply = await app.as(ofColleague.adviser).call(appointmentsApi.get, { params: { id } })
    assert.partialDeepStrictEqual(reply.body, { participants: [{ youngPersonId: ofColleague.id }], othersCount: 1 })
    const done = await app
      .as(mine.adviser)
      .call(appointmentsApi.edit, { params: { id }, body: edition([added], { adviserIds: [mine.adviser.id] }) })

    assert.equal(done.status, 200)
    assert.partialDeepStrictEqual(await app.published('appointments.changed'), [
      { youngPersonIds: [ofColleague.id, added.id], addedIds: [added.id], removedIds: [mine.id], isMoved: false },
    ])
    const off = await app.as(mine).call(appointmentsApi.get, { params: { id } })
    assert.partialDeepStrictEqual(off.body, { status: 'cancelled', startsAt: '2026-11-26T13:00:00.000Z' })
    const on = await app.as(ofColleague).call(appointmentsApi.get, { params: { id } })
    assert.partialDeepStrictEqual(on.body, { status: 'planned' })
    assert.equal(on.body.participants.length, 1)
  })

  it('says nothing when nothing changes', async ({ app, given }) => {
    const { id, youngPerson, adviser } = await given.appointment()
    const reply = await app.as(adviser).call(appointmentsApi.edit, { params: { id }, body: edition([youngPerson]) })
    assert.partialDeepStrictEqual(reply, { status: 200, body: { sequence: 0 } })
    assert.deepEqual(await app.published('appointments.changed'), [])
  })

  it('refuses an hour at which somebody is busy, then takes a reason', async ({ app, given }) => {
    const { id, youngPerson, adviser } = await given.appointment()
    await given.appointment({ youngPerson: await given.youngPerson({ adviser }), startsAt: '2026-11-27T13:00:00.000Z' })
    const move = edition([youngPerson], { day: '2026-11-27' })

    const refused = await app.as(adviser).call(appointmentsApi.edit, { params: { id }, body: move })
    const done = await app
      .as(adviser)
      .call(appointmentsApi.edit, { params: { id }, body: { ...move, overrideReason: 'Les deux ensemble' } })
    const said = await app.as(adviser).call(appointmentsApi.edit, { params: { id }, body: { ...move, sequence: 1, comment: 'Salle 2' } })

    assert.partialDeepStrictEqual(refused, { status: 409, body: { code: 'appointments.adviser-busy' } })
    assert.partialDeepStrictEqual(done, { status: 200, body: { overrideReason: 'Les deux ensemble' } })
    assert.partialDeepStrictEqual(said, { status: 200, body: { overrideReason: 'Les deux ensemble', comment: 'Salle 2' } })
  })

  it.each([
    [{ status: 'cancelled' }, {}, 409, 'appointments.cancelled'],
    [{ attendance: 'present', startsAt: '2026-11-20T13:00:00.000Z' }, {}, 409, 'appointments.closed'],
    [{}, { sequence: 3 }, 409, 'appointments.changed-meanwhile'],
    [{}, { time: '24:00' }, 400, 'request.invalid'],
    [{}, { modality: 'elsewhere' }, 422, 'appointments.address-needed'],
  ] as const)('refuses for %o the change %o', async ([state, change, status, code], { app, given }) => {
    const { id, youngPerson, adviser } = await given.appointment(state)
    const reply = await app.as(adviser).call(appointmentsApi.edit, { params: { id }, body: edition([youngPerson], change) })
    assert.partialDeepStrictEqual(reply, { status, body: { code } })
  })

  it('tells who changed what, and lets nobody rewrite it', async ({ app, given, db }) => {
    const { id, youngPerson, adviser, startsAt } = await given.appointment()
    await app.as(adviser).call(appointmentsApi.edit, { params: { id }, body: edition([youngPerson], { time: '16:00', minutes: 60 }) })
    await app.as(adviser).call(appointmentsApi.cancel, { params: { id }, body: { reason: 'Formation' } })

    const { body } = await app.as(adviser).call(appointmentsApi.history, { params: { id } })

    assert.partialDeepStrictEqual(body.changes, [
      { what: 'cancelled', byName: 'Aïcha Benali' },
      { what: 'edited', fields: ['startsAt', 'endsAt'], fromStartsAt: startsAt, toStartsAt: '2026-11-26T15:00:00.000Z' },
      { what: 'created', at: '2026-11-02T09:00:00.000Z' },
    ])
    const { sql } = await import('#platform/sql')
    await assert.rejects(db.run(sql`delete from appointments.change where appointment_id = ${id}`), /permission denied|append-only/)
  })
})

describe('cancelling an appointment', () => {
  it('says why to the young person, once', async ({ app, given }) => {
    const { id, youngPerson, adviser } = await given.appointment()
    const cancel = () => app.as(adviser).call(appointmentsApi.cancel, { params: { id }, body: { reason: 'Je suis en formation' } })

    const [first, again] = [await cancel(), await cancel()]

    assert.partialDeepStrictEqual(first, { status: 200, body: { status: 'cancelled', sequence: 1 } })
    assert.deepEqual(again.body, first.body)
    assert.deepEqual(await app.published('appointments.cancelled'), [{ appointmentId: id, youngPersonIds: [youngPerson.id] }])
    const seen = await app.as(youngPerson).call(appointmentsApi.get, { params: { id } })
    assert.partialDeepStrictEqual(seen.body, { status: 'cancelled', cancelReason: 'Je suis en formation' })
  })

  it('is refused once somebody said who came, and to who does not follow anybody there', async ({ app, given }) => {
    const closed = await given.appointment({ startsAt: '2026-11-20T13:00:00.000Z', attendance: 'present' })
    const refused = await app.as(closed.adviser).call(appointmentsApi.cancel, { params: { id: closed.id }, body: {} })
    const stranger = await app.as(await given.adviser()).call(appointmentsApi.cancel, { params: { id: closed.id }, body: {} })
    const unknown = await app.as(closed.adviser).call(appointmentsApi.cancel, { params: { id: ids.uuid() }, body: {} })
    assert.partialDeepStrictEqual(refused, { status: 409, body: { code: 'appointments.closed' } })
    assert.partialDeepStrictEqual(stranger, { status: 404, body: { code: 'appointments.unknown' } })
    assert.equal(unknown.status, 404)
  })
})
