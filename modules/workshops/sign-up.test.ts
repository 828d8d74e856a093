import assert from 'node:assert/strict'
import { appointmentsApi } from '#api/appointments'
import { describe, type Given, it } from '#testing'
import { workshopsApi } from './api.ts'

const reason = 'J’ai un entretien ce jour-là'
async function three(given: Given) {
  const host = await given.adviser()
  const [lea, noe, ines] = [
    await given.youngPerson({ adviser: host, firstName: 'Léa' }),
    await given.youngPerson({ adviser: host, firstName: 'Noé' }),
    await given.youngPerson({ adviser: host, firstName: 'Inès' }),
  ] as const
  return { host, lea, noe, ines }
}

describe('signing up for a workshop', () => {
  it('gives a place, tells it, and takes the time of the person', async ({ app, given }) => {
    const { host, lea } = await three(given)
    const { id, startsAt, endsAt } = await given.session({ host, capacity: 2 })
    const reply = await app.as(lea).call(workshopsApi.signUp, { params: { id } })
    assert.partialDeepStrictEqual(reply, { status: 200, body: { registeredCount: 1, own: { status: 'registered' } } })
    assert.deepEqual(await app.published('workshops.registered'), [{ sessionId: id, youngPersonId: lea.id, by: 'youngPerson' }])
    await app.as(lea).call(workshopsApi.signUp, { params: { id } })
    assert.equal((await app.published('workshops.registered')).length, 1)

    const body = {
      id: crypto.randomUUID(),
      youngPersonIds: [lea.id],
      adviserIds: [],
      type: 'visit' as const,
      modality: 'phone' as const,
      day: '2026-11-26',
      time: '14:30',
      minutes: 30,
    }
    const booked = await app.as(host).call(appointmentsApi.create, { body })
    assert.partialDeepStrictEqual(booked, {
      status: 409,
      body: { code: 'appointments.young-person-busy', params: { busy: [{ id: lea.id, startsAt, endsAt }] } },
    })
  })

  it('puts who comes when it is full in the waiting list, and promotes in order when places come free', async ({ app, given }) => {
    const { host, lea, noe, ines } = await three(given)
    const { id } = await given.session({ host, capacity: 1, hasWaitingList: true })
    const params = { id }
    await app.as(lea).call(workshopsApi.signUp, { params })
    assert.partialDeepStrictEqual((await app.as(noe).call(workshopsApi.signUp, { params })).body, { own: { status: 'waiting', rank: 1 } })
    assert.partialDeepStrictEqual((await app.as(ines).call(workshopsApi.signUp, { params })).body, { own: { status: 'waiting', rank: 2 } })

    const left = await app.as(lea).call(workshopsApi.leave, { params, body: { reason } })
    assert.partialDeepStrictEqual(left, { status: 200, body: { registeredCount: 1, own: { status: 'cancelled' } } })
    assert.partialDeepStrictEqual(await app.published('workshops.registered'), [
      { by: 'youngPerson' },
      { youngPersonId: noe.id, by: 'list' },
    ])
    assert.partialDeepStrictEqual((await app.as(ines).call(workshopsApi.getOwn, { params })).body, { own: { status: 'waiting', rank: 1 } })
    // who comes back goes to the end
    assert.partialDeepStrictEqual((await app.as(lea).call(workshopsApi.signUp, { params })).body, { own: { status: 'waiting', rank: 2 } })
  })

  it('passes over who has something else by then, who keeps their turn', async ({ app, given }) => {
    const { host, lea, noe, ines } = await three(given)
    const { id, startsAt } = await given.session({ host, capacity: 1, hasWaitingList: true, registered: [lea], waiting: [noe, ines] })
    await given.appointment({ youngPerson: noe, startsAt, isOverride: true })
    await app.as(lea).call(workshopsApi.leave, { params: { id }, body: { reason } })
    assert.partialDeepStrictEqual((await app.as(noe).call(workshopsApi.getOwn, { params: { id } })).body, {
      own: { status: 'waiting', rank: 1 },
    })
    assert.partialDeepStrictEqual((await app.as(ines).call(workshopsApi.getOwn, { params: { id } })).body, {
      own: { status: 'registered' },
    })
  })

  it('says the conflict before, and refuses it', async ({ app, given }) => {
    const { host, lea } = await three(given)
    const { id, startsAt } = await given.session({ host })
    await given.appointment({ youngPerson: lea, startsAt, minutes: 30, isOverride: true })
    const seen = await app.as(lea).call(workshopsApi.getOwn, { params: { id } })
    assert.partialDeepStrictEqual(seen.body, { conflict: { startsAt, endsAt: '2026-11-26T13:30:00.000Z' } })
    const reply = await app.as(lea).call(workshopsApi.signUp, { params: { id } })
    assert.partialDeepStrictEqual(reply, { status: 409, body: { code: 'workshops.busy' } })
  })

  it.each([
    [{ capacity: 1 }, 409, 'workshops.full'],
    [{ isOpen: false }, 409, 'workshops.not-open'],
    [{ startsAt: '2026-11-23T08:59:00.000Z' }, 409, 'workshops.begun'],
    [{ status: 'cancelled' }, 409, 'workshops.session-cancelled'],
    [{ status: 'closed' }, 409, 'workshops.session-closed'],
    [{ audience: 'chosen' }, 404, 'workshops.unknown'],
  ] as const)('refuses %o with %o', async ([state, status, code], { app, given }) => {
    const { host, lea, noe } = await three(given)
    const { id } = await given.session({ host, registered: 'capacity' in state ? [noe] : [], ...state })
    const reply = await app.as(lea).call(workshopsApi.signUp, { params: { id } })
    assert.partialDeepStrictEqual(reply, { status, body: { code } })
  })

  it('is not for another structure', async ({ app, given }) => {
    const { id } = await given.session()
    const reply = await app.as(await given.youngPerson()).call(workshopsApi.signUp, { params: { id } })
    assert.partialDeepStrictEqual(reply, { status: 404, body: { code: 'workshops.unknown' } })
  })
})

describe('leaving a workshop', () => {
  it('is possible until the deadline, with a reason', async ({ app, given }) => {
    const { host, lea } = await three(given)
    const { id } = await given.session({ host, registered: [lea], leaveHours: 48 })
    const params = { id }
    assert.equal((await app.as(lea).call(workshopsApi.leave, { params, body: { reason: '' } })).status, 400)
    app.at('2026-11-24T13:00:00.000Z')
    const late = await app.as(lea).call(workshopsApi.leave, { params, body: { reason } })
    assert.partialDeepStrictEqual(late, {
      status: 409,
      body: { code: 'workshops.too-late-to-leave', params: { until: '2026-11-24T13:00:00.000Z' } },
    })
    app.at('2026-11-24T12:59:59.000Z')
    assert.equal((await app.as(lea).call(workshopsApi.leave, { params, body: { reason } })).status, 200)
    assert.deepEqual(await app.published('workshops.cancelled'), [{ sessionId: id, youngPersonId: lea.id, by: 'youngPerson' }])
    const again = await app.as(lea).call(workshopsApi.leave, { params, body: { reason } })
    assert.partialDeepStrictEqual(again, { status: 409, body: { code: 'workshops.not-registered' } })
  })
})
