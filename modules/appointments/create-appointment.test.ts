import assert from 'node:assert/strict'
import { ids } from '#platform/ids'
import { describe, it, type YoungPerson } from '#testing'
import { appointmentsApi, type NewAppointment } from './api.ts'

const plan = (youngPersons: YoungPerson[], change: Partial<NewAppointment> = {}): NewAppointment => ({
  id: ids.uuid(),
  youngPersonIds: youngPersons.map((y) => y.id),
  adviserIds: youngPersons[0] ? [youngPersons[0].adviser.id] : [],
  type: 'individual',
  modality: 'at_structure',
  day: '2026-12-01',
  time: '14:00',
  minutes: 45,
  ...change,
})

describe('planning an appointment', () => {
  it('turns the wall time of the structure into instants and tells everybody concerned', async ({ app, given }) => {
    const adviser = await given.adviser({ structure: await given.structure({ timeZone: 'Indian/Reunion', department: '974' }) })
    const youngPerson = await given.youngPerson({ adviser })
    const body = plan([youngPerson])

    const reply = await app.as(adviser).call(appointmentsApi.create, { body })

    assert.partialDeepStrictEqual(reply, {
      status: 200,
      body: {
        id: body.id,
        startsAt: '2026-12-01T10:00:00.000Z',
        endsAt: '2026-12-01T10:45:00.000Z',
        timeZone: 'Indian/Reunion',
        status: 'planned',
        sequence: 0,
        mayAct: true,
        advisers: [{ id: adviser.id }],
        participants: [{ youngPersonId: youngPerson.id, answer: null }],
      },
    })
    assert.deepEqual(await app.published('appointments.created'), [
      { appointmentId: body.id, youngPersonIds: [youngPerson.id], byYoungPerson: false },
    ])
    const seen = await app.as(youngPerson).call(appointmentsApi.get, { params: { id: body.id } })
    assert.partialDeepStrictEqual(seen, { status: 200, body: { startsAt: '2026-12-01T10:00:00.000Z' } })
  })

  it('answers a retry the same, announces it once, and refuses another content under the same id', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const body = plan([youngPerson])
    const as = app.as(youngPerson.adviser)

    const first = await as.call(appointmentsApi.create, { body })
    const again = await as.call(appointmentsApi.create, { body })
    const other = await as.call(appointmentsApi.create, { body: { ...body, time: '16:00' } })

    assert.deepEqual(again.body, first.body)
    assert.equal((await app.published('appointments.created')).length, 1)
    assert.partialDeepStrictEqual(other, { status: 409, body: { code: 'appointments.id-reused' } })
  })

  it.each([
    [{ adviserIds: [] }, 422, 'appointments.adviser-must-attend'],
    [{ type: 'other' }, 422, 'appointments.other-type-needed'],
    [{ modality: 'elsewhere' }, 422, 'appointments.address-needed'],
    [{ modality: 'video' }, 422, 'appointments.link-needed'],
    [{ modality: 'video', link: 'http://visio.exemple.fr' }, 400, 'request.invalid'],
    [{ day: '2025-11-22' }, 422, 'appointments.too-old'],
    [{ day: '2028-11-24' }, 422, 'appointments.too-far'],
    [{ day: '2026-02-30' }, 400, 'request.invalid'],
    [{ day: '2027-03-28', time: '02:30' }, 422, 'appointments.no-such-time'],
    [{ day: '2027-10-31', time: '02:30' }, 422, 'appointments.no-such-time'],
    [{ minutes: 601 }, 400, 'request.invalid'],
    [{ overrideReason: 'non' }, 400, 'request.invalid'],
    [{ youngPersonIds: [] }, 400, 'request.invalid'],
    [{ colour: 'red' }, 400, 'request.invalid'],
  ] as const)('refuses %o with %o', async ([change, status, code], { app, given }) => {
    const youngPerson = await given.youngPerson()
    const body = { ...plan([youngPerson]), ...change } as unknown as NewAppointment
    const reply = await app.as(youngPerson.adviser).call(appointmentsApi.create, { body })
    assert.partialDeepStrictEqual(reply, { status, body: { code } })
  })

  it('takes an hour beside a change of the clocks', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const at = async (day: string, time: string) =>
      (await app.as(youngPerson.adviser).call(appointmentsApi.create, { body: plan([youngPerson], { day, time }) })).body.startsAt
    assert.equal(await at('2027-03-28', '01:15'), '2027-03-28T00:15:00.000Z')
    assert.equal(await at('2027-03-28', '03:00'), '2027-03-28T01:00:00.000Z')
  })

  it('refuses somebody whom the actor does not follow, and an adviser of another structure', async ({ app, given }) => {
    const [mine, other] = [await given.youngPerson(), await given.youngPerson()]
    const as = app.as(mine.adviser)

    const stranger = await as.call(appointmentsApi.create, { body: plan([mine, other]) })
    const elsewhere = await as.call(appointmentsApi.create, { body: plan([mine], { adviserIds: [other.adviser.id] }) })

    assert.partialDeepStrictEqual(stranger, { status: 404, body: { code: 'appointments.young-person-unknown' } })
    assert.partialDeepStrictEqual(elsewhere, { status: 422, body: { code: 'appointments.adviser-unknown' } })
  })

  it('lets who covers today plan for a colleague, not who only stated a reason', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const substitute = await given.substitute(youngPerson.adviser)
    const curious = await given.curiousColleague(youngPerson)

    assert.equal((await app.as(substitute).call(appointmentsApi.create, { body: plan([youngPerson]) })).status, 200)
    const refused = await app.as(curious).call(appointmentsApi.create, { body: plan([youngPerson], { time: '16:00' }) })
    assert.equal(refused.status, 404)
  })
})

describe('booking somebody twice', () => {
  it('is refused for the adviser who is there, and says who and when', async ({ app, given }) => {
    const adviser = await given.adviser({ firstName: 'Aïcha', lastName: 'Benali' })
    const [first, second] = [await given.youngPerson({ adviser }), await given.youngPerson({ adviser })]
    const as = app.as(adviser)
    await as.call(appointmentsApi.create, { body: plan([first]) })

    const reply = await as.call(appointmentsApi.create, { body: plan([second], { time: '14:30' }) })

    assert.partialDeepStrictEqual(reply, {
      status: 409,
      body: {
        code: 'appointments.adviser-busy',
        params: {
          busy: [
            {
              kind: 'adviser',
              id: adviser.id,
              name: 'Aïcha Benali',
              startsAt: '2026-12-01T13:00:00.000Z',
              endsAt: '2026-12-01T13:45:00.000Z',
            },
          ],
        },
      },
    })
    assert.equal((await as.call(appointmentsApi.get, { params: { id: reply.body.id ?? ids.uuid() } })).status, 404)
  })

  it('is refused for the young person, allowed back to back, when nobody is there and after a cancellation', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const as = app.as(youngPerson.adviser)
    const alone = { adviserIds: [], type: 'visit' as const }
    const first = plan([youngPerson], alone)
    await as.call(appointmentsApi.create, { body: first })

    const clash = await as.call(appointmentsApi.create, { body: plan([youngPerson], { ...alone, time: '13:30' }) })
    const next = await as.call(appointmentsApi.create, { body: plan([youngPerson], { ...alone, time: '14:45' }) })
    await as.call(appointmentsApi.cancel, { params: { id: first.id }, body: {} })
    const freed = await as.call(appointmentsApi.create, { body: plan([youngPerson], { ...alone, time: '13:30' }) })

    assert.partialDeepStrictEqual(clash, { status: 409, body: { code: 'appointments.young-person-busy' } })
    assert.equal(next.status, 200)
    assert.equal(freed.status, 200)
  })

  it('is possible with a reason, which professionals see and the young person does not; a third is refused all the same', async ({
    app,
    given,
  }) => {
    const youngPerson = await given.youngPerson()
    const as = app.as(youngPerson.adviser)
    await as.call(appointmentsApi.create, { body: plan([youngPerson]) })
    const over = plan([youngPerson], { time: '14:30', overrideReason: 'Le premier sera bref' })

    const done = await as.call(appointmentsApi.create, { body: over })
    const third = await as.call(appointmentsApi.create, { body: plan([youngPerson], { time: '15:00' }) })
    const seen = await app.as(youngPerson).call(appointmentsApi.get, { params: { id: over.id } })

    assert.partialDeepStrictEqual(done, {
      status: 200,
      body: { overrideReason: 'Le premier sera bref', participants: [{ isOverride: true }], advisers: [{ isOverride: true }] },
    })
    assert.equal(third.status, 409)
    assert.partialDeepStrictEqual(seen.body, { overrideReason: null, participants: [{ isOverride: true }] })
  })

  it('keeps no reason when there was nothing to override', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const body = plan([youngPerson], { overrideReason: 'Au cas où' })
    const done = await app.as(youngPerson.adviser).call(appointmentsApi.create, { body })
    assert.partialDeepStrictEqual(done.body, { overrideReason: null, participants: [{ isOverride: false }] })
  })

  it('runs few statements', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const reply = await app.as(youngPerson.adviser).call(appointmentsApi.create, { body: plan([youngPerson]) })
    assert.equal(reply.headers['server-timing'], 'sql;desc="5"')
  })
})
