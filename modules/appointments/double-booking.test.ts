import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from '#platform/api'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { runs } from '#testing/deep'
import { ownElan } from '#testing/real'
import { given as makeGiven } from '../../testing/given.ts'

const clients = 50
const bookings = runs(20, 200)

describe('fifty people booking the same diaries at once', () => {
  it('never books anybody twice, and refuses with a conflict only', async (t) => {
    const elan = await ownElan(t, { RATE_LIMIT: '0', ELAN_NOW: '2026-11-23T09:00:00.000Z' })
    const given = makeGiven(elan.db)
    const structure = await given.structure()
    const advisers = await Promise.all(Array.from({ length: 8 }, () => given.adviser({ structure })))
    const desks = await Promise.all(
      advisers.map(async (adviser) => ({
        adviser,
        youngPersons: await Promise.all(Array.from({ length: 5 }, () => given.youngPerson({ adviser }))),
      })),
    )
    const outcomes = new Map<string, number>()

    const book = async (client: number) => {
      const { adviser, youngPersons } = desks[client % desks.length]!
      const minute = Math.floor(Math.random() * 36) * 15
      const body = {
        id: ids.uuid(),
        youngPersonIds: some(youngPersons, 3),
        adviserIds: some(advisers, 2),
        type: 'individual',
        modality: 'at_structure',
        day: `2026-12-${String(1 + Math.floor(Math.random() * 20)).padStart(2, '0')}`,
        time: `${String(8 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
        minutes: 30 + Math.floor(Math.random() * 4) * 15,
      }
      const reply = await fetch(`${elan.url}/api/appointments`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: `elan_session=${adviser.token}` },
        body: JSON.stringify(body),
      })
      const { code = '' } = (await reply.json()) as { code?: string }
      const outcome = `${reply.status} ${code}`.trim()
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    }
    await Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        for (let i = 0; i < bookings; i++) await book(client)
      }),
    )

    t.diagnostic(JSON.stringify(Object.fromEntries(outcomes)))
    const { doubles } = await elan.db.one(
      z.object({ doubles: z.int() }),
      sql`
      with booked as (
        select young_person_id as person, appointment_id, starts_at, ends_at from appointments.participation where status = 'planned'
        union all select adviser_id, appointment_id, starts_at, ends_at from appointments.presence where status = 'planned'
      )
      select count(*) as doubles from booked a join booked b on a.person = b.person and a.appointment_id < b.appointment_id
        and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)`,
    )
    assert.equal(doubles, 0)
    const known = ['200', '409 appointments.adviser-busy', '409 appointments.young-person-busy']
    assert.deepEqual(
      [...outcomes.keys()].filter((o) => !known.includes(o)),
      [],
    )
    assert.ok(outcomes.get('200')! > 20 && outcomes.get('409 appointments.adviser-busy')! > 20)
    assert.equal(
      [...outcomes.values()].reduce((a, b) => a + b),
      clients * bookings,
    )
  })
})

/** One to `most` ids of these, each once. */
const some = (people: { id: string }[], most: number) => [
  ...new Set(Array.from({ length: 1 + Math.floor(Math.random() * most) }, () => people[Math.floor(Math.random() * people.length)]!.id)),
]
