import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from '#platform/api'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { ownElan } from '#testing/real'
import { given as makeGiven } from '../../testing/given.ts'
import { appointmentsGiven } from './given.ts'

describe('twelve free slots asked for at once by one person', () => {
  it('give two with the own adviser and four in all; the rest is refused and stays free', async (t) => {
    const elan = await ownElan(t, { RATE_LIMIT: '0', ELAN_NOW: '2026-11-23T09:00:00.000Z' })
    const base = makeGiven(elan.db)
    const make = appointmentsGiven(elan.db, base)
    const leo = await base.youngPerson()
    const advisers = [leo.adviser]
    for (let i = 0; i < 3; i++) advisers.push(await base.adviser({ structure: leo.structure }))
    const slots: string[] = []
    for (let i = 0; i < 12; i++) {
      const startsAt = `2026-12-${String(i + 1).padStart(2, '0')}T09:00:00.000Z`
      slots.push((await make.slot({ adviser: advisers[i % advisers.length]!, startsAt, isForStructure: true })).id)
    }
    const book = async (slotId: string) => {
      const reply = await fetch(`${elan.url}/api/free-slots/${slotId}/booking`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: `elan_session=${leo.token}` },
        body: JSON.stringify({ id: ids.uuid() }),
      })
      return `${reply.status} ${((await reply.json()) as { code?: string }).code ?? ''}`.trim()
    }
    const answers = await Promise.all(slots.map(book))
    assert.equal(answers.filter((a) => a === '200').length, 4, String(answers))
    assert.ok(answers.every((a) => ['200', '409 appointments.too-many-booked', '409 appointments.too-many-with-adviser'].includes(a)))
    const { booked, withOne } = await elan.db.one(
      z.object({ booked: z.int(), withOne: z.int() }),
      sql`select coalesce(sum(n), 0)::int as booked, coalesce(max(n), 0)::int as "withOne" from (
        select count(*) as n from appointments.presence where status = 'planned' group by adviser_id) per_adviser`,
    )
    assert.deepEqual([booked, withOne <= 2], [4, true])
  })
})
