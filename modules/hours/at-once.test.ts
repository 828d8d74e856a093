import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from '#platform/api'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { ownElan } from '#testing/real'
import { given } from '../../testing/given.ts'
import { recount } from './recount.ts'
import { addDays, mondayOf } from './rules.ts'

const Kept = z.object({ declared: z.int(), validated: z.int(), waiting: z.int() })
const kept = sql`select declared_minutes as declared, validated_minutes as validated, to_validate as waiting from hours.week`

describe('hours told and decided at the same moment', () => {
  it('leave sums that are those of the lines, and never more than a week holds', async (t) => {
    const { db, url } = await ownElan(t)
    const youngPerson = await given(db).youngPerson()
    const send = (token: string, method: string, path: string, body: object) =>
      fetch(`${url}/api${path}`, {
        method,
        headers: { 'content-type': 'application/json', cookie: `elan_session=${token}` },
        body: JSON.stringify(body),
      })
    const body = (n: number) => ({
      id: ids.uuid(),
      youngPersonId: youngPerson.id,
      kind: 'declared',
      minutes: 600,
      category: 'employment',
      title: `Démarche ${n}`,
      evidenceText: '',
    })
    const today = new Date().toISOString().slice(0, 10)
    const monday = mondayOf(today)
    const told = await Promise.all(
      Array.from({ length: 16 }, (_, n) =>
        send(youngPerson.token, 'POST', '/hours/entries', { ...body(n), onDay: addDays(monday, -7 + (n % 7)) }),
      ),
    )
    const statuses = told.map((r) => r.status)
    assert.equal(statuses.filter((s) => s === 200).length, 8, `${statuses}`)
    assert.ok(statuses.every((s) => s === 200 || s === 422))

    const entries = await db.many(z.object({ id: z.uuid() }), sql`select id from hours.entry`)
    const decided = await Promise.all(
      entries.flatMap(({ id }) => [
        send(youngPerson.adviser.token, 'PUT', `/hours/entries/${id}/decision`, { version: 1, decision: 'accepted' }),
        send(youngPerson.adviser.token, 'POST', '/hours/validations', { ids: entries.map((e) => e.id) }),
      ]),
    )
    assert.ok(decided.every((r) => r.status === 200 || r.status === 409))
    const facts = await db.one(z.object({ n: z.int() }), sql`select count(*)::int as n from hours.fact where what = 'validated'`)
    assert.equal(facts.n, entries.length)

    const before = await db.one(Kept, kept)
    assert.deepEqual(before, { declared: 4800, validated: 4800, waiting: 0 })
    await recount(
      { db, clock: { now: () => new Date().toISOString(), today: () => today } },
      [{ youngPersonId: youngPerson.id, monday: addDays(monday, -7) }],
      null,
    )
    assert.deepEqual(await db.one(Kept, kept), before)
  })
})
