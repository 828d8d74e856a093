import assert from 'node:assert/strict'
import { ids } from '#platform/ids'
import { describe, it } from '#testing'
import { appointmentsApi } from './api.ts'

const week = { from: '2026-11-23', days: 7 }

describe('the agenda of a young person', () => {
  it('has own appointments of the days asked, by the clock of the structure, in one statement', async ({ app, given }) => {
    const adviser = await given.adviser({ structure: await given.structure({ timeZone: 'America/Cayenne', department: '973' }) })
    const youngPerson = await given.youngPerson({ adviser })
    await given.appointment({ youngPerson, startsAt: '2026-11-23T02:59:00.000Z' })
    const first = await given.appointment({ youngPerson, startsAt: '2026-11-23T13:00:00.000Z' })
    const last = await given.appointment({ youngPerson, startsAt: '2026-11-30T02:00:00.000Z', status: 'cancelled' })
    await given.appointment({ youngPerson, startsAt: '2026-11-30T03:00:00.000Z' })
    await given.appointment()

    const reply = await app.as(youngPerson).call(appointmentsApi.agenda, { query: week })

    assert.deepEqual(
      reply.body.appointments.map((a) => [a.id, a.status]),
      [
        [first.id, 'planned'],
        [last.id, 'cancelled'],
      ],
    )
    assert.equal(reply.headers['server-timing'], 'sql;desc="1"')
  })
})

describe('the agenda of an adviser', () => {
  it('has own young people and own presences, and of the colleagues taken slots only', async ({ app, given }) => {
    const mine = await given.appointment({ startsAt: '2026-11-24T09:00:00.000Z' })
    const { adviser } = mine
    const colleague = await given.adviser({ structure: adviser.structure, firstName: 'Karim', lastName: 'Haddad' })
    const theirs = await given.youngPerson({ adviser: colleague })
    const shared = await given.appointment({ youngPerson: theirs, advisers: [adviser], startsAt: '2026-11-25T09:00:00.000Z' })
    const hidden = await given.appointment({ youngPerson: theirs, startsAt: '2026-11-26T09:00:00.000Z', comment: 'secret' })
    await given.appointment({ youngPerson: theirs, startsAt: '2026-11-27T09:00:00.000Z', status: 'cancelled' })
    await given.appointment({ startsAt: '2026-11-26T09:00:00.000Z' })

    const own = await app.as(adviser).call(appointmentsApi.adviserAgenda, { query: week })
    const all = await app.as(adviser).call(appointmentsApi.adviserAgenda, { query: { ...week, scope: 'structure' } })

    assert.deepEqual(
      own.body.appointments.map((a) => a.id),
      [mine.id, shared.id],
    )
    assert.deepEqual(own.body.busy, [])
    assert.equal(own.headers['server-timing'], 'sql;desc="1"')
    assert.equal(all.body.appointments.length, 2)
    assert.deepEqual(all.body.busy, [
      {
        appointmentId: hidden.id,
        startsAt: hidden.startsAt,
        endsAt: hidden.endsAt,
        advisers: [{ id: colleague.id, firstName: 'Karim', lastName: 'Haddad' }],
      },
    ])
    assert.equal((await app.as(adviser).call(appointmentsApi.get, { params: { id: hidden.id } })).status, 404)
  })

  it('names each expected person and each adviser once, whatever their number, as the appointment itself does', async ({ app, given }) => {
    const adviser = await given.adviser({ lastName: 'Zidi' })
    const colleague = await given.adviser({ structure: adviser.structure, lastName: 'Alaoui' })
    const youngPersons = [await given.youngPerson({ adviser }), await given.youngPerson({ adviser })]
    const plan = { type: 'individual' as const, modality: 'at_structure' as const, day: '2026-11-26', minutes: 45 }
    const several = {
      id: ids.uuid(),
      ...plan,
      time: '10:00',
      youngPersonIds: youngPersons.map((y) => y.id),
      adviserIds: [adviser.id, colleague.id],
    }
    const alone = {
      id: ids.uuid(),
      ...plan,
      type: 'other' as const,
      otherType: 'Démarche',
      time: '14:00',
      youngPersonIds: [youngPersons[0]!.id],
      adviserIds: [],
    }
    for (const body of [several, alone]) await app.as(adviser).call(appointmentsApi.create, { body })

    const { body } = await app.as(adviser).call(appointmentsApi.adviserAgenda, { query: week })

    assert.deepEqual(
      body.appointments.map((a) => [a.participants.length, a.advisers.map((d) => d.lastName)]),
      [
        [2, ['Alaoui', 'Zidi']],
        [1, []],
      ],
    )
    for (const shown of body.appointments)
      assert.deepEqual(shown, (await app.as(adviser).call(appointmentsApi.get, { params: { id: shown.id } })).body)
  })

  it('shows to who covers today; who stated a reason sees a taken slot, since an agenda leaves no trace in the file', async ({
    app,
    given,
  }) => {
    const { id, startsAt, endsAt, adviser, youngPerson } = await given.appointment()
    const substitute = await given.substitute(adviser)
    const curious = await given.curiousColleague(youngPerson)

    const covered = await app.as(substitute).call(appointmentsApi.adviserAgenda, { query: week })
    const read = await app.as(curious).call(appointmentsApi.adviserAgenda, { query: { ...week, scope: 'structure' } })

    assert.partialDeepStrictEqual(covered.body.appointments, [{ id, mayAct: true }])
    assert.deepEqual(read.body.appointments, [])
    assert.partialDeepStrictEqual(read.body.busy, [{ appointmentId: id, startsAt, endsAt }])
  })
})

describe('the appointments in a file', () => {
  it('come latest first, page after page', async ({ app, given }) => {
    const youngPerson = await given.youngPerson()
    const made = []
    for (let i = 0; i < 53; i++)
      made.push(await given.appointment({ youngPerson, startsAt: new Date(Date.UTC(2026, 7, 1 + i, 9)).toISOString() }))
    const list = (query: { after?: string }) =>
      app.as(youngPerson.adviser).call(appointmentsApi.listOfYoungPerson, { params: { youngPersonId: youngPerson.id }, query })

    const first = await list({})
    const rest = await list({ after: first.body.appointments.at(-1)!.id })

    assert.equal(first.body.hasMore, true)
    assert.equal(rest.body.hasMore, false)
    assert.deepEqual(
      [...first.body.appointments, ...rest.body.appointments].map((a) => a.id),
      made.map((a) => a.id).reverse(),
    )
  })

  it('name nobody else whose file was opened by a stated reason: that reading would leave no trace', async ({ app, given }) => {
    const other = await given.youngPerson()
    const colleague = await given.curiousColleague(other)
    const own = await given.youngPerson({ adviser: colleague })
    const { id } = await given.appointment({ youngPersons: [own, other], advisers: [other.adviser], startsAt: '2026-11-20T09:00:00.000Z' })
    const as = app.as(colleague)
    const file = await as.call(appointmentsApi.listOfYoungPerson, { params: { youngPersonId: own.id }, query: {} })
    const toClose = await as.call(appointmentsApi.toClose)
    for (const { body } of [file, toClose])
      assert.partialDeepStrictEqual(body.appointments, [{ id, participants: [{ youngPersonId: own.id }], othersCount: 1 }])
    for (const { body } of [file, toClose]) assert.equal(body.appointments[0]!.participants.length, 1)
  })

  it('are hidden from strangers', async ({ app, given }) => {
    const { youngPerson } = await given.appointment()
    const reply = await app
      .as(await given.adviser())
      .call(appointmentsApi.listOfYoungPerson, { params: { youngPersonId: youngPerson.id }, query: {} })
    assert.equal(reply.status, 404)
  })
})
