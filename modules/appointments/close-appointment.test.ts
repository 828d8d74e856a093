import assert from 'node:assert/strict'
import { describe, it } from '#testing'
import { type Attendance, appointmentsApi } from './api.ts'

const past = '2026-11-20T13:00:00.000Z'
const said = (youngPersonId: string, attendance: Attendance) => ({ attendances: [{ youngPersonId, attendance }] })

describe('saying who came', () => {
  it('tells it, empties the list to close, and can be corrected', async ({ app, given }) => {
    const { id, youngPerson, adviser } = await given.appointment({ startsAt: past })
    const as = app.as(adviser)
    const close = (attendance: Attendance) => as.call(appointmentsApi.close, { params: { id }, body: said(youngPerson.id, attendance) })
    const before = await as.call(appointmentsApi.toClose)

    await close('absent')
    await close('absent')
    const corrected = await close('excused')

    assert.partialDeepStrictEqual(before.body.appointments, [{ id }])
    assert.deepEqual((await as.call(appointmentsApi.toClose)).body.appointments, [])
    assert.partialDeepStrictEqual(corrected.body.participants, [{ attendance: 'excused' }])
    assert.deepEqual(await app.published('appointments.missed'), [{ appointmentId: id, youngPersonId: youngPerson.id }])
    assert.deepEqual(await app.published('appointments.excused'), [{ appointmentId: id, youngPersonId: youngPerson.id }])
    const { body } = await as.call(appointmentsApi.history, { params: { id } })
    assert.partialDeepStrictEqual(body.changes, [
      { what: 'excused' },
      { what: 'absent', youngPersonName: 'Léo Moreau' },
      { what: 'created' },
    ])
  })

  it('is asked of an adviser who was there for the young people of a colleague, and of nobody else', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const [there, away] = [
      await given.adviser({ structure: youngPerson.structure }),
      await given.adviser({ structure: youngPerson.structure }),
    ]
    const { id } = await given.appointment({ youngPerson, advisers: [there], startsAt: past })

    assert.partialDeepStrictEqual((await app.as(there).call(appointmentsApi.toClose)).body.appointments, [
      { id, participants: [{ youngPersonId: youngPerson.id }] },
    ])
    assert.deepEqual((await app.as(away).call(appointmentsApi.toClose)).body.appointments, [])
    assert.equal((await app.as(there).call(appointmentsApi.close, { params: { id }, body: said(youngPerson.id, 'present') })).status, 200)
    assert.equal((await app.as(away).call(appointmentsApi.close, { params: { id }, body: said(youngPerson.id, 'present') })).status, 404)
    assert.deepEqual(await app.published('appointments.attended'), [{ appointmentId: id, youngPersonId: youngPerson.id }])
  })

  it.each([
    [{}, 409, 'appointments.not-begun'],
    [{ startsAt: past, status: 'cancelled' }, 409, 'appointments.cancelled'],
  ] as const)('refuses for %o', async ([state, status, code], { app, given }) => {
    const { id, youngPerson, adviser } = await given.appointment(state)
    const reply = await app.as(adviser).call(appointmentsApi.close, { params: { id }, body: said(youngPerson.id, 'present') })
    assert.partialDeepStrictEqual(reply, { status, body: { code } })
  })

  it('refuses somebody who was not expected', async ({ app, given }) => {
    const { id, adviser } = await given.appointment({ startsAt: past })
    const other = await given.youngPerson({ adviser })
    const reply = await app.as(adviser).call(appointmentsApi.close, { params: { id }, body: said(other.id, 'present') })
    assert.partialDeepStrictEqual(reply, { status: 422, body: { code: 'appointments.not-expected' } })
  })
})
