import assert from 'node:assert/strict'
import fc from 'fast-check'
import { z } from '#platform/api'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it } from '#testing'
import { runs, seed } from '#testing/deep'
import { eveningBefore, plus, plusDays, undone, whatIsDue } from '#testing/reminders'
import { appointmentsApi } from './api.ts'
import { remind } from './remind.ts'

/** The kinds announced for an appointment so far, oldest first. */
const announced = async (app: Fixtures['app'], id: string) =>
  (await app.published('appointments.reminder-due')).filter((e) => e.appointmentId === id).map((e) => e.kind)
const at = async (app: Fixtures['app'], now: string) => {
  app.at(now)
  await app.work(remind)
}

describe('reminders', () => {
  it('come at 18:00 in the structure, seven days and one day before, once each', async ({ app, given }) => {
    const adviser = await given.adviser({ structure: await given.structure({ timeZone: 'Pacific/Noumea', department: '988' }) })
    const youngPerson = await given.youngPerson({ adviser })
    // Thursday 26 at 09:00 in Nouméa is Wednesday 25 at 22:00 UTC
    const { id } = await given.appointment({ youngPerson, startsAt: '2026-11-25T22:00:00.000Z' })

    await at(app, '2026-11-19T06:59:59.000Z')
    assert.deepEqual(await announced(app, id), [])
    await at(app, '2026-11-19T07:00:00.000Z')
    await at(app, '2026-11-19T07:01:00.000Z')
    assert.deepEqual(await announced(app, id), ['week'])
    await at(app, '2026-11-25T06:59:00.000Z')
    await at(app, '2026-11-25T07:00:00.000Z')
    await at(app, '2026-11-25T21:59:00.000Z')
    assert.deepEqual(await announced(app, id), ['week', 'day'])
  })

  it('missed by a stop of less than a day are sent late, never after the start', async ({ app, given }) => {
    const [late, tooLate] = [await given.appointment(), await given.appointment({ startsAt: '2026-11-26T07:00:00.000Z' })]
    await at(app, '2026-11-26T08:00:00.000Z')
    assert.deepEqual(await announced(app, late.id), ['day'])
    assert.deepEqual(await announced(app, tooLate.id), [])
  })

  it('are not sent to who was asked after their hour, nor to who said no', async ({ app, given }) => {
    const { id } = await given.appointment({ createdAt: '2026-11-25T17:00:01.000Z' })
    const refused = await given.appointment({ startsAt: '2026-11-26T16:00:00.000Z' })
    const body = { answer: 'declined' as const, text: 'Stage', startsAt: refused.startsAt }
    await app.as(refused.youngPerson).call(appointmentsApi.answer, { params: { id: refused.id }, body })
    await at(app, '2026-11-25T18:00:00.000Z')
    assert.deepEqual(await announced(app, id), [])
    assert.deepEqual(await announced(app, refused.id), [])
  })

  it('hold under any history of plans, moves, cancellations and clocks, across changes of the clocks', async (f) => {
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
      { weight: 2, arbitrary: fc.record({ move: hour }) },
      { weight: 1, arbitrary: fc.constant({ cancel: true as const }) },
      { weight: 8, arbitrary: fc.record({ minutes: fc.integer({ min: -90, max: 30 * 60 }) }) },
      // to the very second of a reminder, and beside it
      { weight: 5, arbitrary: fc.record({ toReminder: fc.constantFrom(7, 1), seconds: fc.integer({ min: -1, max: 1 }) }) },
    ),
    { minLength: 4, maxLength: 16 },
  ),
})
type History = typeof history extends fc.Arbitrary<infer H> ? H : never

/** Plays a history through the application beside a model that knows only the rule; both must announce the same at each step. */
async function checkHistory({ app, given, db }: Fixtures, { timeZone, today, first, steps }: History) {
  const youngPerson = await given.youngPerson({ adviser: await given.adviser({ structure: await given.structure({ timeZone }) }) })
  await db.run(
    sql`update identity.session set expires_at = '2100-01-01', last_seen_at = '2100-01-01' where account_id = ${youngPerson.adviser.id}`,
  )
  const as = app.as(youngPerson.adviser)
  let now = `${today}T03:00:00.000Z`
  app.at(now)
  const id = ids.uuid()
  const plan = ({ day, time: [h, m] }: typeof first) => ({
    youngPersonIds: [youngPerson.id],
    adviserIds: [],
    type: 'visit' as const,
    modality: 'phone' as const,
    day: plusDays(today, day),
    time: `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`,
    minutes: 30,
  })
  let seen = (await as.call(appointmentsApi.create, { body: { id, ...plan(first) } })).body
  let placedAt = now
  const done = new Set<string>()
  for (const step of steps) {
    if ('move' in step) {
      const { status, body } = await as.call(appointmentsApi.edit, {
        params: { id },
        body: { ...plan(step.move), sequence: seen.sequence },
      })
      assert.ok(status === 200 || seen.status === 'cancelled')
      if (status === 200) {
        if (body.startsAt !== seen.startsAt) placedAt = now
        seen = body
      }
    } else if ('cancel' in step) seen = (await as.call(appointmentsApi.cancel, { params: { id }, body: {} })).body
    else
      now = 'minutes' in step ? plus(now, step.minutes * 60) : plus(eveningBefore(seen.startsAt, step.toReminder, timeZone), step.seconds)
    app.at(now)
    const before = (await announced(app, id)).length
    await app.work(remind)
    const expected = seen.status === 'planned' ? whatIsDue({ startsAt: seen.startsAt, placedAt, timeZone, done }, now) : []
    assert.deepEqual((await announced(app, id)).slice(before), expected)
    for (const kind of expected) done.add(`${kind} ${seen.startsAt}`)
  }
  const double = await db.many(
    z.object({ n: z.int() }),
    sql`select count(*) as n from appointments.reminder group by appointment_id, young_person_id, kind, starts_at having count(*) > 1`,
  )
  assert.deepEqual(double, [])
}
