import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from '#platform/api'
import type { Db } from '#platform/db'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { transact, type Work } from '#platform/work'
import { ownDatabase, surroundingsOf } from '#testing/real'
import { type Given, given as makeGiven, type Person } from '../../testing/given.ts'
import { cancelSession, editSession } from './edit-session.ts'
import { workshopsGiven } from './given.ts'
import { unregister } from './register.ts'
import { remind } from './remind.ts'
import { leave, signUp } from './sign-up.ts'

const now = '2026-11-25T17:00:00.000Z' // the day's reminders of tomorrow's sessions are due
const moved = {
  kind: 'workshop' as const,
  title: 'Préparer un entretien',
  modality: 'at_structure' as const,
  day: '2026-11-26',
  time: '16:00',
  minutes: 180,
  hasWaitingList: false,
  isOpen: true,
  audience: 'structure' as const,
  invitedIds: [],
  leaveHours: 24,
}

type World = Awaited<ReturnType<typeof open>>
async function open(db: Db) {
  const base: Given = makeGiven(db)
  const host = await base.adviser()
  const lea = await base.youngPerson({ adviser: host })
  const { id } = await workshopsGiven(db, base).session({ host, registered: [lea], leaveHours: 0 })
  const surroundings = surroundingsOf(db, () => now)
  const as = (who: Person, work: Work, input: object) =>
    ({ ...work, ...input, actor: { ...who, sessionId: ids.uuid(), structureId: host.structure.id, territory: null } }) as never
  return { db, host, lea, id, surroundings, as, params: { id } }
}

/** What may happen to a place at the very moment at which its reminder goes out; each in a transaction of its own. */
const changes: [what: string, change: (w: World, work: Work) => Promise<unknown>][] = [
  ['the session is cancelled', (w: World, work: Work) => cancelSession(w.as(w.host, work, {}), w.id, undefined)],
  [
    'the session is moved to another hour of the day',
    (w: World, work: Work) => editSession(w.as(w.host, work, {}), w.id, { ...moved, leaderIds: [w.host.id], sequence: 0 }),
  ],
  [
    'the session is moved to another day',
    (w: World, work: Work) =>
      editSession(w.as(w.host, work, {}), w.id, { ...moved, day: '2026-12-11', leaderIds: [w.host.id], sequence: 0 }),
  ],
  ['the person leaves', (w: World, work: Work) => leave(w.as(w.lea, work, { params: w.params, body: { reason: 'Autre chose' } }))],
  [
    'the person is taken off',
    (w: World, work: Work) => unregister(w.as(w.host, work, { params: w.params, body: { youngPersonId: w.lea.id } })),
  ],
  [
    'the person leaves and comes back',
    async (w: World, work: Work) => {
      await leave(w.as(w.lea, work, { params: w.params, body: { reason: 'Autre chose' } }))
      await signUp(w.as(w.lea, work, { params: w.params }))
    },
  ],
]

describe('a reminder of a workshop that is due at the moment of a change', () => {
  it('is not sent when the change is written first', async (t) => {
    const { db } = await ownDatabase(t)
    for (const [what, change] of changes) {
      const w = await open(db)
      const [, reminded] = await together(w, (work) => change(w, work), remind)
      assert.equal(reminded, 0, what)
      assert.ok(!(await told(w)).includes('workshops.reminder-due'), what)
    }
  })

  it('comes before the change when it is written first, and only then', async (t) => {
    const { db } = await ownDatabase(t)
    for (const [what, change] of changes) {
      const w = await open(db)
      const [reminded] = await together(w, remind, (work) => change(w, work))
      assert.equal(reminded, 1, what)
      assert.equal((await told(w))[0], 'workshops.reminder-due', what)
      assert.equal(await transact(w.surroundings, remind), 0, what)
    }
  })
})

/** Does the first without committing it, lets the second run until it is over or waits, then commits. */
async function together<A, B>({ surroundings, db }: World, first: (work: Work) => Promise<A>, second: (work: Work) => Promise<B>) {
  const [written, allowed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const one = transact(surroundings, async (work) => {
    const result = await first(work)
    written.resolve()
    await allowed.promise
    return result
  })
  await Promise.race([one, written.promise])
  const other = transact(surroundings, second)
  await Promise.race([other, untilOneWaits(db)])
  allowed.resolve()
  return Promise.all([one, other])
}

async function untilOneWaits(db: Db) {
  const waiting = sql`select count(*) as n from pg_locks l join pg_stat_activity a on a.pid = l.pid
    where not l.granted and a.datname = current_database()`
  while (!(await db.one(z.object({ n: z.int() }), waiting)).n) await new Promise((done) => setTimeout(done, 5))
}

/** What was told of the session, oldest first. */
const told = async ({ db, id }: World) =>
  (await db.many(z.object({ type: z.string() }), sql`select type from platform.event where data->>'sessionId' = ${id} order by id`)).map(
    (e) => e.type,
  )
