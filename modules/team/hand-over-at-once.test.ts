import assert from 'node:assert/strict'
import { it, type TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from '#platform/api'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { until } from '#testing/clients'
import { chance, runs, seed } from '#testing/deep'
import { given, type YoungPerson } from '#testing/given'
import { ownElan } from '#testing/real'
import { appointmentsGiven } from '../appointments/given.ts'
import { identityGiven } from '../identity/given.ts'

const files = 100
const rounds = runs(3, 40)

/** A caseload of a hundred files, each with an appointment to come; who leads, and two colleagues. */
async function team(t: TestContext) {
  const elan = await ownElan(t, { ELAN_NOW: '2026-11-23T10:00:00.000Z' })
  const make = given(elan.db)
  const from = await make.adviser()
  const [to, third] = [await make.adviser({ structure: from.structure }), await make.adviser({ structure: from.structure })]
  const manager = await make.professional({ role: 'manager', structure: from.structure })
  await identityGiven(elan.db).confirmed(manager, '2030-01-01T00:00:00.000Z')
  const youngPersons: YoungPerson[] = []
  for (let i = 0; i < files; i++) {
    const youngPerson = await make.youngPerson({ adviser: from })
    youngPersons.push(youngPerson)
    const startsAt = new Date(Date.parse('2026-12-01T08:00:00.000Z') + i * 3_600_000).toISOString()
    await appointmentsGiven(elan.db, make).appointment({ youngPerson, startsAt })
  }
  const post = async (path: string, body?: object) => {
    const reply = await fetch(`${elan.url}/api/team/handovers${path}`, {
      method: 'POST',
      headers: { cookie: `elan_session=${manager.token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    return {
      status: reply.status,
      body: (await reply.json()) as { id: string; files: number; back: number; stayed: number; code?: string },
    }
  }
  const give = (toAdviserId: string, youngPersonIds: readonly string[]) =>
    post('', { id: ids.uuid(), toAdviserId, fromAdviserId: null, youngPersonIds, backOn: null, reason: '' })
  return { elan, from, to, third, give, undo: (id: string) => post(`/${id}/undo`), all: youngPersons.map((y) => y.id) }
}

it('hands a hundred files over with their agenda within five seconds, and undoes it as fast', async (t) => {
  const { elan, to, give, undo, all } = await team(t)
  const slowest = { given: 0, undone: 0 }
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    const made = await give(to.id, all)
    const middle = performance.now()
    assert.deepEqual([made.status, made.body.files], [200, files])
    const back = await undo(made.body.id)
    slowest.given = Math.max(slowest.given, middle - began)
    slowest.undone = Math.max(slowest.undone, performance.now() - middle)
    assert.deepEqual(back.body, { back: files, stayed: 0 })
  }
  // conversations say each change, soon after
  await until(
    async () => (await elan.db.many(z.object({}), sql`select from messaging.message where kind = 'notice'`)).length === rounds * files * 2,
    60,
  )
  t.diagnostic(
    `${files} files: handed over in ${Math.ceil(slowest.given)} ms, undone in ${Math.ceil(slowest.undone)} ms at the slowest of ${rounds}`,
  )
  assert.ok(slowest.given < 5000 && slowest.undone < 5000)
})

const State = z.object({ adviserId: z.uuid(), open: z.array(z.uuid()), present: z.array(z.uuid()) })

it('leaves every file with one adviser, one open follow-up and their agenda, when undone and given again at once', async (t) => {
  const { elan, from, to, third, give, undo, all } = await team(t)
  const draw = chance(seed)
  const seen = { undone: 0, refused: 0, stayed: 0 }
  for (let round = 0; round < rounds; round++) {
    const first = await give(to.id, all)
    assert.equal(first.status, 200, JSON.stringify(first.body))
    const some = all.filter(() => draw() < 0.5)
    // either may come first
    const givesFirst = draw() < 0.5
    const early = givesFirst ? give(third.id, some) : undefined
    await pause(draw() * 30)
    const [undone, again, twice] = await Promise.all([undo(first.body.id), early ?? give(third.id, some), undo(first.body.id)])
    assert.equal(again.status, 200, JSON.stringify(again.body))
    assert.deepEqual([undone.status, twice.status].sort(), [200, 409], JSON.stringify([undone.body, twice.body]))
    const told = undone.status === 200 ? undone.body : twice.body
    seen.undone += told.back
    seen.stayed += told.stayed
    const states = await elan.db.many(
      State,
      sql`select y.adviser_id as "adviserId",
        array(select f.adviser_id from people.follow_up f where f.young_person_id = y.id and f.ended_at is null) as open,
        array(select pr.adviser_id from appointments.participation p join appointments.presence pr on pr.appointment_id = p.appointment_id
          where p.young_person_id = y.id) as present
      from people.young_person y order by y.id`,
    )
    const wanted = new Set(some)
    for (const [i, id] of [...all].sort().entries()) {
      const { adviserId, open, present } = states[i]!
      assert.deepEqual([adviserId, open, present], [adviserId, [adviserId], [adviserId]])
      assert.equal(adviserId, wanted.has(id) ? third.id : from.id)
    }
    assert.equal((await give(from.id, all)).status, 200)
  }
  t.diagnostic(`${rounds} rounds: ${seen.undone} files went back, ${seen.stayed} had moved on (seed ${seed})`)
})
