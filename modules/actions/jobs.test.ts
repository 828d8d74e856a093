import assert from 'node:assert/strict'
import fc from 'fast-check'
import { dayOf } from '#platform/clock'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it, type YoungPerson } from '#testing'
import { runs, seed } from '#testing/deep'
import { actionsApi } from './api.ts'
import { remind } from './jobs.ts'
import { addDays } from './rules.ts'

type App = Fixtures['app']
const run = async (app: App, now: string) => {
  app.at(now)
  await app.work((_, s) => remind.handle(s, {}))
  return (await app.published('actions.reminder-due')).map((e) => e.actionId)
}

describe('reminders of actions', () => {
  it('come three days before at 9:00, once', async ({ app, given }) => {
    const { id, youngPerson } = await given.action({ dueOn: '2026-11-27', wantsReminder: true })
    assert.deepEqual(await run(app, '2026-11-24T07:59:00.000Z'), [])
    assert.deepEqual(await run(app, '2026-11-24T08:00:00.000Z'), [id])
    assert.deepEqual(await run(app, '2026-11-24T08:01:00.000Z'), [id])
    assert.deepEqual(await app.published('actions.reminder-due'), [{ actionId: id, youngPersonId: youngPerson.id }])
  })

  it('come when it is 9:00 where the structure is', async ({ app, given }) => {
    const structure = await given.structure({ timeZone: 'America/Guadeloupe' })
    const youngPerson = await given.youngPerson({ adviser: await given.adviser({ structure }) })
    const { id } = await given.action({ youngPerson, dueOn: '2026-11-27', wantsReminder: true })
    assert.deepEqual(await run(app, '2026-11-24T12:59:00.000Z'), [])
    assert.deepEqual(await run(app, '2026-11-24T13:00:00.000Z'), [id])
  })

  it('come again when the action was moved', async ({ app, given }) => {
    const { id, youngPerson } = await given.action({ dueOn: '2026-11-27', wantsReminder: true, by: 'youngPerson' })
    await run(app, '2026-11-24T08:00:00.000Z')
    const { body } = await app.as(youngPerson).call(actionsApi.get, { params: { id } })
    const { title, description, category } = body
    await app.as(youngPerson).call(actionsApi.edit, {
      params: { id },
      body: { version: 1, title, description, category, dueOn: '2026-12-04', wantsReminder: true },
    })
    assert.deepEqual(await run(app, '2026-12-01T08:00:00.000Z'), [id, id])
  })

  it('are sent in one go, however many', async ({ app, given, db }) => {
    const youngPerson = await given.youngPerson()
    for (let i = 0; i < 40; i++) await given.action({ youngPerson, dueOn: '2026-11-27', wantsReminder: true })
    const before = db.tally.statements
    assert.equal((await run(app, '2026-11-24T08:00:00.000Z')).length, 40)
    assert.ok(db.tally.statements - before <= 5)
  })

  it('come exactly once per due day, whatever happens around them and whenever the worker wakes', async ({ app, given, db }) => {
    const zones = ['Europe/Paris', 'America/Martinique', 'Indian/Reunion', 'Pacific/Noumea'] as const
    const people = new Map<string, YoungPerson>()
    for (const timeZone of zones)
      people.set(timeZone, await given.youngPerson({ adviser: await given.adviser({ structure: await given.structure({ timeZone }) }) }))
    const plan = fc.record({
      zone: fc.constantFrom(...zones),
      due: fc.integer({ min: 4, max: 9 }),
      wants: fc.boolean(),
      // hours after the start at which the worker wakes, and at which the action ends, if it does
      wakes: fc.uniqueArray(fc.integer({ min: 0, max: 11 * 24 }), { minLength: 1, maxLength: 12 }),
      ends: fc.option(fc.record({ at: fc.integer({ min: 0, max: 11 * 24 }), as: fc.constantFrom('done', 'cancelled') }), {
        nil: undefined,
      }),
    })
    const start = Date.parse('2026-03-25T23:30:00.000Z') // summer time begins on the way
    const at = (hours: number) => new Date(start + hours * 3_600_000).toISOString()
    await fc.assert(
      fc.asyncProperty(plan, async ({ zone, due, wants, wakes, ends }) => {
        const dueOn = addDays(dayOf(at(0), zone), due)
        const { id } = await given.action({ youngPerson: people.get(zone)!, dueOn, wantsReminder: wants, createdAt: at(0) })
        const isOpenAt = (hours: number) => !ends || hours < ends.at
        const expected = wakes.filter(
          (h) => wants && isOpenAt(h) && dayOf(at(h), zone) <= dueOn && isNineOrLater(at(h), addDays(dueOn, -3), zone),
        )
        for (const h of wakes.toSorted((a, b) => a - b)) {
          if (ends && !isOpenAt(h))
            await db.run(
              sql`update actions.action set status = ${ends.as}, done_on = ${ends.as === 'done' ? dueOn : null} where id = ${id}`,
            )
          await run(app, at(h))
        }
        const told = (await app.published('actions.reminder-due')).filter((e) => e.actionId === id)
        assert.equal(told.length, expected.length ? 1 : 0)
        await db.run(sql`update actions.action set wants_reminder = false where id = ${id}`)
      }),
      { numRuns: runs(40, 1000), seed },
    )
  })
})

/** Told by the wall clock there, not by arithmetic on instants. */
function isNineOrLater(instant: string, day: string, timeZone: string) {
  const today = dayOf(instant, timeZone)
  const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(new Date(instant)))
  return today > day || (today === day && hour >= 9)
}
