import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from '#platform/api'
import { dayOf } from '#platform/clock'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { given } from '#testing/given'
import { ownElan } from '#testing/real'
import { contractsGiven } from '../contracts/given.ts'
import { addMonths, firstDayOf, monthOf } from './rules.ts'

const Kept = z.object({ status: z.string(), amountCents: z.int(), entitled: z.int(), pending: z.int(), looks: z.int() })

describe('a month told and looked at by many at the same moment', () => {
  it('is told once, looked at once, and owed once', async (t) => {
    const { db, url } = await ownElan(t)
    const rows = given(db)
    const young = await rows.youngPerson()
    const month = monthOf(dayOf(new Date().toISOString()))
    await contractsGiven(db, rows).contract({ youngPerson: young, startsOn: firstDayOf(month), endsOn: `${addMonths(month, 8)}-28` })
    const post = async (token: string, path: string, body: object) => {
      const reply = await fetch(`${url}/api/allowance${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: `elan_session=${token}` },
        body: JSON.stringify(body),
      })
      return reply.status
    }
    const review = { id: ids.uuid(), youngPersonId: young.id, taxSituation: 'not_taxable', proof: 'last_notice', fromMonth: month }
    assert.equal(await post(young.adviser.token, '/tax-reviews', review), 200)

    const tell = () => ({ id: ids.uuid(), youngPersonId: young.id, month, resources: [], situations: [], isStudent: false })
    const told = await Promise.all(Array.from({ length: 8 }, () => post(young.token, '/declarations', tell())))
    assert.deepEqual(told.sort(), [200, 409, 409, 409, 409, 409, 409, 409])

    const { id } = await db.one(z.object({ id: z.uuid() }), sql`select id from allowance.declaration`)
    const looked = await Promise.all(
      Array.from({ length: 8 }, () => post(young.adviser.token, `/declarations/${id}/look`, { outcome: 'accepted' })),
    )
    assert.deepEqual(looked.sort(), [200, 409, 409, 409, 409, 409, 409, 409])

    const kept = await db.one(
      Kept,
      sql`select m.status, m.amount_cents as "amountCents", b.entitled, b.pending, (select count(*)::int from allowance.look) as looks
      from allowance.month m join allowance.balance b on b.month_id = m.id`,
    )
    assert.deepEqual(kept, { status: 'due', amountCents: kept.entitled, entitled: kept.entitled, pending: kept.entitled, looks: 1 })
  })
})
