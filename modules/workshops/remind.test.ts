import assert from 'node:assert/strict'
import fc from 'fast-check'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, type Fixtures, type Given, it } from '#testing'
import { runs, seed } from '#testing/deep'
import { eveningBefore, plus, plusDays, undone, whatIsDue } from '#testing/reminders'
import { workshopsApi } from './api.ts'
import { remind } from './remind.ts'

type App = Fixtures['app']
/** Whom a session was announced to so far, and by which reminder, oldest first. */
const announced = async (app: App, id: string) =>
  (await app.published('workshops.reminder-due')).filter((e) => e.sessionId === id).map((e) => `${e.kind} ${e.youngPersonId}`)
const at = async (app: App, now: string) => {
  app.at(now)
  await app.work(remind)
}
const week = (y: { id: string }) => `week ${y.id}`
const day = (y: { id: string }) => `day ${y.id}`

async function pair(given: Given, place: { timeZone?: string; department?: string } = {}) {
  const host = await given.adviser({ structure: await given.structure(place) })
  const [lea, noe] = [await given.youngPerson({ adviser: host }), await given.youngPerson({ adviser: host })]
  return { host, lea, noe }
}

const plan = {
  kind: 'workshop' as const,
  title: 'Préparer un entretien',
  modality: 'at_structure' as const,
  minutes: 180,
  hasWaitingList: false,
  isOpen: true,
  audience: 'structure' as const,
  invitedIds: [],
  leaveHours: 0,
}
const reason = 'Autre chose'

describe('reminders of workshops', () => {
  it('come at 18:00 in the structure, seven days and one day before, once each, to everybody with a place', async ({ app, given }) => {
    const { host, lea, noe } = await pair(given, { timeZone: 'Pacific/Noumea', department: '988' })
    const waiting = await given.youngPerson({ adviser: host })
    // Thursday 26 at 09:00 in Nouméa is Wednesday 25 at 22:00 UTC
    const { id } = await given.session({ host, startsAt: '2026-11-25T22:00:00.000Z', registered: [lea, noe], waiting: [waiting] })

    await at(app, '2026-11-19T06:59:59.000Z')
    assert.deepEqual(await announced(app, id), [])
    await at(app, '2026-11-19T07:00:00.000Z')
    await at(app, '2026-11-19T07:01:00.000Z')
    assert.deepEqual((await announced(app, id)).sort(), [week(lea), week(noe)].sort())
    await at(app, '2026-11-25T06:59:59.000Z')
    assert.equal((await announced(app, id)).length, 2)
    await at(app, '2026-11-25T07:00:00.000Z')
    await at(app, '2026-11-25T21:59:00.000Z')
    assert.deepEqual((await announced(app, id)).slice(2).sort(), [day(lea), day(noe)].sort())
  })

  it('keep to 18:00 on the wall across a change of the clocks', async ({ app, given }) => {
    const { host, lea } = await pair(given)
    // Tuesday 30 March 2027 at 14:00 in Paris, in summer time since Sunday
    const { id } = await given.session({ host, startsAt: '2027-03-30T12:00:00.000Z', registered: [lea] })
    await at(app, '2027-03-23T16:59:59.000Z')
    assert.deepEqual(await announced(app, id), [])
    await at(app, '2027-03-23T17:00:00.000Z')
    assert.deepEqual(await announced(app, id), [week(lea)])
    await at(app, '2027-03-29T15:59:59.000Z')
    assert.deepEqual(await announced(app, id), [week(lea)])
    await at(app, '2027-03-29T16:00:00.000Z')
    assert.deepEqual(await announced(app, id), [week(lea), day(lea)])
  })

  it('missed by a stop of less than a day are sent late, never after the start; older ones are dropped', async ({ app, given }) => {
    const { host, lea, noe } = await pair(given)
    // the week's one of the first and the day's one of the second were due on Thursday 26 at 18:00 in Paris
    const late = await given.session({ host, startsAt: '2026-12-03T13:00:00.000Z', registered: [lea] })
    const begun = await given.session({ host, startsAt: '2026-11-27T16:59:59.000Z', minutes: 60, registered: [noe] })
    await at(app, '2026-11-27T16:59:59.000Z')
    assert.deepEqual(await announced(app, late.id), [week(lea)])
    assert.deepEqual(await announced(app, begun.id), [])
    const tooLate = await given.session({ host, startsAt: '2026-12-03T09:00:00.000Z', registered: [noe] })
    await at(app, '2026-11-27T17:00:00.000Z')
    assert.deepEqual(await announced(app, tooLate.id), [])
    await at(app, '2026-12-02T17:00:00.000Z')
    assert.deepEqual(await announced(app, tooLate.id), [day(noe)])
  })

  it('of the week never come after those of the day', async ({ app, given }) => {
    const { host, lea } = await pair(given)
    const { id } = await given.session({ host, registered: [lea] })
    await at(app, '2026-11-25T17:00:00.000Z')
    await at(app, '2026-11-19T17:00:00.000Z')
    assert.deepEqual(await announced(app, id), [day(lea)])
  })

  it('are not sent for an hour that had come when one got the place; the next one is', async ({ app, given }) => {
    const { host, lea, noe } = await pair(given)
    const { id } = await given.session({ host, capacity: 1, hasWaitingList: true })
    const params = { id }
    app.at('2026-11-19T17:00:00.000Z')
    await app.as(lea).call(workshopsApi.signUp, { params })
    await app.as(noe).call(workshopsApi.signUp, { params })
    await at(app, '2026-11-19T18:00:00.000Z')
    assert.deepEqual(await announced(app, id), [])
    app.at('2026-11-24T09:00:00.000Z')
    await app.as(lea).call(workshopsApi.leave, { params, body: { reason } })
    await at(app, '2026-11-25T17:00:00.000Z')
    assert.deepEqual(await announced(app, id), [day(noe)])
  })

  it('are not sent to who left or was taken off, nor of a session that is cancelled or closed', async ({ app, given }) => {
    const { host, lea, noe } = await pair(given)
    const ines = await given.youngPerson({ adviser: host })
    const { id } = await given.session({ host, registered: [lea, noe, ines] })
    const [cancelled, closed] = [
      await given.session({ host, startsAt: '2026-11-26T08:00:00.000Z', minutes: 60, registered: [lea] }),
      await given.session({ host, startsAt: '2026-11-26T10:00:00.000Z', minutes: 60, registered: [lea], status: 'closed' }),
    ]
    await app.as(lea).call(workshopsApi.leave, { params: { id }, body: { reason } })
    await app.as(host).call(workshopsApi.unregister, { params: { id }, body: { youngPersonId: noe.id } })
    await app.as(host).call(workshopsApi.cancel, { params: { id: cancelled.id }, body: {} })
    await at(app, '2026-11-25T17:00:00.000Z')
    assert.deepEqual(await announced(app, id), [day(ines)])
    assert.deepEqual(await announced(app, cancelled.id), [])
    assert.deepEqual(await announced(app, closed.id), [])
  })

  it('come again for the new day of a session that is moved, not for another hour of the day one was told of', async ({ app, given }) => {
    const { host, lea } = await pair(given)
    const { id } = await given.session({ host, registered: [lea] })
    const move = (sequence: number, to: { day: string; time: string }) =>
      app.as(host).call(workshopsApi.edit, { params: { id }, body: { ...plan, ...to, leaderIds: [host.id], sequence } })
    await at(app, '2026-11-19T17:00:00.000Z')
    assert.equal((await move(0, { day: '2026-11-26', time: '16:00' })).status, 200)
    await at(app, '2026-11-19T17:01:00.000Z')
    assert.deepEqual(await announced(app, id), [week(lea)])
    assert.equal((await move(1, { day: '2026-12-04', time: '09:00' })).status, 200)
    await at(app, '2026-11-25T17:00:00.000Z')
    assert.deepEqual(await announced(app, id), [week(lea)])
    await at(app, '2026-11-27T17:00:00.000Z')
    await at(app, '2026-12-03T17:00:00.000Z')
    assert.deepEqual(await announced(app, id), [week(lea), week(lea), day(lea)])
  })

  it('reach everybody, however many sessions of that day are cancelled', async ({ app, given, db }) => {
    const { host, lea } = await pair(given)
    const crowd = await given.session({ host, startsAt: '2026-11-26T08:00:00.000Z', minutes: 60, status: 'cancelled', registered: [lea] })
    // as many people as a batch holds, who come first
    await db.run(sql`
      with person as (
        insert into identity.account (id, role, structure_id, status, created_at)
        select gen_random_uuid(), 'youngPerson', ${host.structure.id}, 'invited', '2026-11-01' from generate_series(1, 600) returning id
      ), young as (
        insert into people.young_person (id, first_name, last_name, birth_date, structure_id, adviser_id, search, created_at, created_by)
        select id, 'Sam', 'Petit', '2006-01-01', ${host.structure.id}, ${host.id}, 'sam petit', '2026-11-01', ${host.id} from person returning id
      )
      insert into workshops.registration (session_id, young_person_id, status, starts_at, ends_at, time_zone, asked_at, placed_at, updated_at)
      select ${crowd.id}, id, 'registered', ${crowd.startsAt}, ${crowd.endsAt}, 'Europe/Paris', '2026-11-01', '2026-11-01', '2026-11-01' from young`)
    const { id } = await given.session({ host, registered: [lea] })
    await at(app, '2026-11-25T17:00:00.000Z')
    assert.deepEqual(await announced(app, id), [day(lea)])
  })

  it('hold under any history of places, moves, cancellations and clocks, across changes of the clocks', async (f) => {
    await fc.assert(
      fc.asyncProperty(history, (h) => undone(f.db, () => checkHistory(f, h))),
      { numRuns: runs(40, 300), seed },
    )
  })
})

const hour = fc.record({
  day: fc.integer({ min: 0, max: 12 }),
  time: fc.tuple(fc.integer({ min: 8, max: 19 }), fc.integer({ min: 0, max: 59 })),
})
const history = fc.record({
  timeZone: fc.constantFrom('Europe/Paris', 'Indian/Reunion', 'America/Cayenne', 'Pacific/Noumea', 'America/Miquelon'),
  // a few days before a change of the clocks in Paris, or in Saint-Pierre-et-Miquelon
  today: fc.constantFrom('2026-10-20', '2027-03-22', '2027-03-10', '2026-10-27', '2027-06-01'),
  first: hour,
  steps: fc.array(
    fc.oneof(
      { weight: 2, arbitrary: fc.constant('sign up' as const) },
      { weight: 1, arbitrary: fc.constant('leave' as const) },
      { weight: 1, arbitrary: fc.record({ move: hour }) },
      { weight: 1, arbitrary: fc.constant('cancel' as const) },
      { weight: 6, arbitrary: fc.record({ minutes: fc.integer({ min: -90, max: 30 * 60 }) }) },
      // to the very second of a reminder, and beside it
      { weight: 5, arbitrary: fc.record({ toReminder: fc.constantFrom(7, 1), seconds: fc.integer({ min: -1, max: 1 }) }) },
    ),
    { minLength: 4, maxLength: 16 },
  ),
})
type History = typeof history extends fc.Arbitrary<infer H> ? H : never
type Step = History['steps'][number]

/** Plays a history through the application beside a model that knows only the rule; both must announce the same at each step. */
async function checkHistory(f: Fixtures, { timeZone, today, first, steps }: History) {
  const { app } = f
  const world = await open(f, timeZone, `${today}T03:00:00.000Z`)
  const toPlan = ({ day: days, time }: typeof first) => ({
    ...plan,
    day: plusDays(today, days),
    time: time.map((n) => String(n).padStart(2, '0')).join(':'),
    leaderIds: [world.host.id],
  })
  let seen: Seen = (await app.as(world.host).call(workshopsApi.create, { body: { id: world.id, ...toPlan(first) } })).body
  const done = new Set<string>()
  for (const step of ['sign up' as const, ...steps]) {
    if (typeof step === 'object' && 'move' in step) seen = await moveTo(world, seen, toPlan(step.move))
    else seen = (await act(world, seen, step)) ?? seen
    app.at(world.now)
    const before = (await announced(app, world.id)).length
    await app.work(remind)
    const isExpected = world.placedAt !== undefined && seen.status === 'planned'
    const due = isExpected ? whatIsDue({ startsAt: seen.startsAt, placedAt: world.placedAt!, timeZone, done }, world.now) : []
    assert.deepEqual(
      (await announced(app, world.id)).slice(before),
      due.map((kind) => `${kind} ${world.lea.id}`),
    )
    for (const kind of due) done.add(`${kind} ${seen.startsAt}`)
  }
}

async function open({ app, given, db }: Fixtures, timeZone: string, now: string) {
  const { host, lea } = await pair(given, { timeZone })
  await db.run(
    sql`update identity.session set expires_at = '2100-01-01', last_seen_at = '2100-01-01' where account_id = any(${[host.id, lea.id]}::uuid[])`,
  )
  app.at(now)
  // placedAt: since when the young person has a place at this hour
  return { app, host, lea, id: ids.uuid(), timeZone, now, placedAt: undefined as string | undefined }
}
type World = Awaited<ReturnType<typeof open>>
type Seen = { status: string; startsAt: string; sequence: number }
type Plan = typeof plan & { day: string; time: string; leaderIds: string[] }

async function moveTo(world: World, seen: Seen, to: Plan) {
  const { status, body } = await world.app
    .as(world.host)
    .call(workshopsApi.edit, { params: { id: world.id }, body: { ...to, sequence: seen.sequence } })
  assert.ok(status === 200 || seen.status === 'cancelled')
  if (status !== 200) return seen
  if (world.placedAt && body.startsAt !== seen.startsAt) world.placedAt = world.now
  return body
}

/** Does one step; gives the session as the desk sees it when that changed. */
async function act(world: World, seen: Seen, step: Exclude<Step, { move: unknown }>): Promise<Seen | undefined> {
  const { app, host, lea } = world
  const params = { id: world.id }
  if (step === 'sign up') {
    const { status } = await app.as(lea).call(workshopsApi.signUp, { params })
    assert.equal(status === 200, world.placedAt !== undefined || (seen.status === 'planned' && seen.startsAt > world.now))
    if (status === 200) world.placedAt ??= world.now
  } else if (step === 'leave') {
    const { status } = await app.as(lea).call(workshopsApi.leave, { params, body: { reason } })
    assert.equal(status === 200, world.placedAt !== undefined && seen.status === 'planned' && seen.startsAt > world.now)
    if (status === 200) world.placedAt = undefined
  } else if (step === 'cancel') return (await app.as(host).call(workshopsApi.cancel, { params, body: {} })).body
  else {
    const { now, timeZone } = world
    world.now =
      'minutes' in step ? plus(now, step.minutes * 60) : plus(eveningBefore(seen.startsAt, step.toReminder, timeZone), step.seconds)
  }
  return undefined
}
