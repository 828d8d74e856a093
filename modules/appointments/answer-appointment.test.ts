import assert from 'node:assert/strict'
import { describe, it } from '#testing'
import { appointmentsApi } from './api.ts'

describe('answering an appointment', () => {
  it('tells the adviser, once, and can change', async ({ app, given }) => {
    const { id, youngPerson, adviser, startsAt } = await given.appointment()
    const answer = (body: { answer: 'confirmed' | 'declined' | 'move-asked'; text?: string }) =>
      app.as(youngPerson).call(appointmentsApi.answer, { params: { id }, body: { startsAt, ...body } })

    await answer({ answer: 'confirmed' })
    await answer({ answer: 'confirmed' })
    const asked = await answer({ answer: 'move-asked', text: 'Plutôt vendredi matin' })

    assert.partialDeepStrictEqual(asked, {
      status: 200,
      body: { participants: [{ answer: 'move-asked', answerText: 'Plutôt vendredi matin' }] },
    })
    assert.deepEqual(await app.published('appointments.answered'), [
      { appointmentId: id, youngPersonId: youngPerson.id, answer: 'confirmed' },
      { appointmentId: id, youngPersonId: youngPerson.id, answer: 'move-asked' },
    ])
    const seen = await app.as(adviser).call(appointmentsApi.get, { params: { id } })
    assert.partialDeepStrictEqual(seen.body.participants, [{ answer: 'move-asked', answerText: 'Plutôt vendredi matin' }])
  })

  it.each([
    [{}, { answer: 'declined' }, 422, 'appointments.reason-needed'],
    [{}, { answer: 'declined', text: '  ' }, 422, 'appointments.reason-needed'],
    [{}, { answer: 'move-asked' }, 422, 'appointments.wished-times-needed'],
    [{}, { answer: 'confirmed', startsAt: '2026-11-26T14:00:00Z' }, 409, 'appointments.moved'],
    [{ status: 'cancelled' }, { answer: 'confirmed' }, 409, 'appointments.cancelled'],
    [{ startsAt: '2026-11-20T13:00:00.000Z' }, { answer: 'confirmed', startsAt: '2026-11-20T13:00:00.000Z' }, 409, 'appointments.over'],
    [{}, { answer: 'perhaps' }, 400, 'request.invalid'],
  ] as const)('refuses for %o the answer %o', async ([state, body, status, code], { app, given }) => {
    const { id, youngPerson } = await given.appointment(state)
    const reply = await app
      .as(youngPerson)
      .call(appointmentsApi.answer, { params: { id }, body: { startsAt: '2026-11-26T13:00:00.000Z', ...body } as never })
    assert.partialDeepStrictEqual(reply, { status, body: { code } })
  })

  it('is noted by the adviser for who has no telephone, and the history names both', async ({ app, given }) => {
    const { id, youngPerson, adviser, startsAt } = await given.appointment()
    const params = { id, youngPersonId: youngPerson.id }
    const noted = await app.as(adviser).call(appointmentsApi.answerFor, { params, body: { answer: 'confirmed', startsAt } })
    assert.partialDeepStrictEqual(noted, { status: 200, body: { participants: [{ answer: 'confirmed' }] } })
    const { changes } = (await app.as(adviser).call(appointmentsApi.history, { params: { id } })).body
    assert.equal(changes[0]?.what, 'confirmed')
    assert.notEqual(changes[0]?.byName, changes[0]?.youngPersonName)
    const stranger = await app
      .as(await given.adviser())
      .call(appointmentsApi.answerFor, { params, body: { answer: 'declined', startsAt, text: 'Non' } })
    assert.equal(stranger.status, 404)
  })

  it('is for who is expected only', async ({ app, given }) => {
    const { id, startsAt, adviser } = await given.appointment()
    const body = { answer: 'confirmed' as const, startsAt }
    assert.equal((await app.as(await given.youngPerson()).call(appointmentsApi.answer, { params: { id }, body })).status, 404)
    assert.equal((await app.as(adviser).call(appointmentsApi.answer, { params: { id }, body })).status, 403)
    assert.equal((await app.call(appointmentsApi.answer, { params: { id }, body })).status, 401)
  })
})
