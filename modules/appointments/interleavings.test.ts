import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { z } from '#platform/api'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { transact, type Work } from '#platform/work'
import { runs, seed } from '#testing/deep'
import { ownDatabase, surroundingsOf } from '#testing/real'
import { given as makeGiven, type YoungPerson } from '../../testing/given.ts'
import { cancelAppointment } from './cancel-appointment.ts'
import { createAppointment } from './create-appointment.ts'
import { editAppointment } from './edit-appointment.ts'
import { remind } from './remind.ts'

/** So many histories run beside one another, their steps truly at once with the reminder job; 100 000 in all in `test:deep`. */
const together = runs(100, 500)
const batches = runs(6, 200)
const ticks = 5
const portfolio = 25
const day0 = Date.UTC(2026, 10, 23, 9)
const hour = 3_600_000

type Step = 'stay' | 'cancel' | { moveTo: number } | { moveBy: number }
const steps = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Step>('stay') },
  { weight: 1, arbitrary: fc.constant<Step>('cancel') },
  { weight: 2, arbitrary: fc.record({ moveTo: fc.integer({ min: 8, max: 24 * 12 }) }) as fc.Arbitrary<Step> },
  // mostly within the day, where the reminders are due at the same moments as before
  { weight: 1, arbitrary: fc.record({ moveBy: fc.integer({ min: -4, max: 4 }) }) as fc.Arbitrary<Step> },
)
const history = fc.record({
  first: fc.integer({ min: 8, max: 24 * 12 }),
  later: fc.array(steps, { minLength: ticks, maxLength: ticks }),
})
const batch = fc.record({
  histories: fc.array(history, { minLength: together, maxLength: together }),
  // how far the clock goes at each step, hours
  moves: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: ticks, maxLength: ticks }),
  // where the job, which runs twice, comes among the changes that touch what is due: 0 first, 1 last
  jobs: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), {
    minLength: ticks,
    maxLength: ticks,
  }),
})
type Batch = typeof batch extends fc.Arbitrary<infer B> ? B : never

type Act = () => Promise<unknown>
type State = { id: string; startsAt: number; placedAt: number; isCancelled: boolean; sequence: number; told: Set<string> }

describe('appointments made, moved and cancelled while reminders go out', () => {
  it('send no reminder after a cancellation and miss none, whatever happens at once', { timeout: 3_600_000 }, async (t) => {
    t.diagnostic(`seed ${seed}`)
    const { db, analyze } = await ownDatabase(t)
    const given = makeGiven(db)
    const structure = await given.structure()
    const advisers = await Promise.all(Array.from({ length: together / portfolio }, () => given.adviser({ structure })))
    const people = await Promise.all(advisers.flatMap((adviser) => Array.from({ length: portfolio }, () => given.youngPerson({ adviser }))))
    await analyze()
    let now = day0
    const surroundings = surroundingsOf(db, () => new Date(now).toISOString())
    const act = ({ adviser }: YoungPerson, step: (ctx: never) => Promise<unknown>) =>
      transact(surroundings, (work: Work) =>
        step({ ...work, actor: { ...adviser, sessionId: ids.uuid(), structureId: structure.id, territory: null } } as never),
      )

    const plan = (who: YoungPerson, startsAt: number) => ({
      youngPersonIds: [who.id],
      adviserIds: [],
      type: 'visit' as const,
      modality: 'phone' as const,
      ...wall(startsAt),
      minutes: 30,
      overrideReason: 'Essai de rappels',
    })
    let played = 0
    const play = async ({ histories, moves, jobs }: Batch) => {
      now = day0
      const states = await Promise.all(
        histories.map(async ({ first }, i): Promise<State> => {
          const startsAt = day0 + first * hour
          const id = ids.uuid()
          await act(people[i]!, (ctx) => createAppointment(ctx, { id, ...plan(people[i]!, startsAt) }))
          return { id, startsAt, placedAt: now, isCancelled: false, sequence: 0, told: new Set() }
        }),
      )
      for (const [tick, move] of moves.entries()) {
        now += move * hour
        const before = states.map((s) => ({ ...s }))
        const [due, others] = [true, false].map((isDue) =>
          states.flatMap((s, i) => (dueOf(s, now).length > 0 === isDue && stepOf(s, histories[i]!.later[tick]!, people[i]!)) || []),
        ) as [Act[], Act[]]
        // taken up in this order by a few connections: the job truly beside those that touch what it looks at
        for (const at of jobs[tick]!) due.splice(Math.round(at * due.length), 0, () => transact(surroundings, remind))
        await Promise.all([...due, ...others].map((start) => start()))
        while (await transact(surroundings, remind));
        await check(before, states)
      }
      if (!played++) await analyze()
      // what is left goes, so that the next ones start alone and find no more to look through than these did
      await db.run(sql`update appointments.participation set status = 'removed' where status = 'planned'`)
    }
    const stepOf = (s: State, step: Step, who: YoungPerson) => {
      if (step === 'stay' || s.isCancelled) return undefined
      if (step === 'cancel')
        return async () => {
          await act(who, (ctx) => cancelAppointment(ctx, s.id, undefined))
          s.isCancelled = true
        }
      const startsAt = 'moveBy' in step ? s.startsAt + step.moveBy * hour : day0 + step.moveTo * hour
      if (startsAt === s.startsAt) return undefined
      return async () => {
        await act(who, (ctx) => editAppointment(ctx, s.id, { ...plan(who, startsAt), sequence: s.sequence }))
        Object.assign(s, { startsAt, placedAt: now, sequence: s.sequence + 1 })
      }
    }
    const check = async (before: State[], states: State[]) => {
      const rows = await db.many(
        z.object({ id: z.uuid(), kinds: z.array(z.string()) }),
        sql`select r.appointment_id as id, array_agg(r.kind || ' ' || extract(epoch from r.starts_at)::bigint) as kinds
          from appointments.reminder r where r.appointment_id = any(${states.map((s) => s.id)}::uuid[]) group by 1`,
      )
      const told = new Map(rows.map((r) => [r.id, r.kinds]))
      for (const [i, s] of states.entries()) {
        const was = before[i]!
        const fresh = (told.get(s.id) ?? []).filter((k) => !was.told.has(k))
        const [dueBefore, dueNow] = [dueOf(was, now), dueOf(s, now)]
        assert.deepEqual(
          fresh.filter((k) => !dueBefore.includes(k)),
          [],
          'a reminder that was not due',
        )
        assert.deepEqual(
          dueNow.filter((k) => !fresh.includes(k)),
          [],
          'a reminder that is missing',
        )
        for (const k of fresh) s.told.add(k)
      }
    }
    await fc.assert(fc.asyncProperty(batch, play), { numRuns: batches, seed, endOnFailure: true })

    const late = await db.one(
      z.object({ n: z.int(), announced: z.int() }),
      sql`
      with cancelled as materialized (
        select data->>'appointmentId' as appointment, min(id) as id from platform.event where type = 'appointments.cancelled' group by 1
      )
      select count(*) filter (where c.id < r.id) as n, count(*) as announced
      from platform.event r left join cancelled c on c.appointment = r.data->>'appointmentId' where r.type = 'appointments.reminder-due'`,
    )
    t.diagnostic(`${batches * together} interleavings, ${late.announced} reminders`)
    assert.equal(late.n, 0)
    assert.ok(late.announced > together / 4)
  })
})

/** What is due by the rule alone: 18:00 in Paris (17:00 UTC in these weeks of winter time), seven days and one day before. */
function dueOf(s: State, now: number) {
  if (s.isCancelled || s.startsAt <= now) return []
  const key = (kind: string) => `${kind} ${s.startsAt / 1000}`
  return (['week', 'day'] as const)
    .filter((kind) => {
      const at = Math.floor((s.startsAt + hour) / (24 * hour)) * 24 * hour - (kind === 'week' ? 7 : 1) * 24 * hour + 17 * hour
      return at <= now && now < at + 24 * hour && s.placedAt < at && !s.told.has(key(kind)) && !s.told.has(key('day'))
    })
    .map(key)
}

function wall(at: number) {
  const text = new Date(at + hour).toISOString()
  return { day: text.slice(0, 10), time: text.slice(11, 16) }
}
