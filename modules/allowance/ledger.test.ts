import assert from 'node:assert/strict'
import fc from 'fast-check'
import { moveMoney } from '#modules/allowance'
import { z } from '#platform/api'
import type { Db } from '#platform/db'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { describe, type Fixtures, it } from '#testing'
import { runs, seed } from '#testing/deep'
import { testNow } from '#testing/given'
import { allowanceApi } from './api.ts'
import { calculateMonths } from './calculate-months.ts'
import { monthsOf } from './facts.ts'
import { runMonth } from './run-month.ts'

const Balance = z.object({ entitled: z.int(), pending: z.int(), blocked: z.int(), paid: z.int(), recovered: z.int() })
const balanceOf = (db: Db, monthId: string) =>
  db.one(
    Balance,
    sql`select b.entitled, b.pending, b.blocked, b.paid, b.recovered from allowance.pub_balance b where b.month_id = ${monthId}`,
  )

/** A month that is due, with the ways to change what it is worth. */
async function dueMonth({ db, given }: Fixtures) {
  const youngPerson = await given.youngPerson()
  await given.contract({ youngPerson })
  await given.taxReview(youngPerson)
  let version = 0
  const worth = async (incomeCents: number) => {
    version += 1
    await given.declaration({
      youngPerson,
      version,
      resources: [{ kind: 'salary', amountCents: incomeCents }],
      acceptedBy: youngPerson.adviser,
    })
  }
  await worth(0)
  const { id } = await db.one(
    z.object({ id: z.uuid() }),
    sql`select m.id from allowance.month m where m.young_person_id = ${youngPerson.id}`,
  )
  return { id, youngPerson, worth }
}

describe('the ledger of a month', () => {
  it('is pending once it is due', async (f) => {
    const { id } = await dueMonth(f)
    assert.deepEqual(await balanceOf(f.db, id), { entitled: 56617, pending: 56617, blocked: 0, paid: 0, recovered: 0 })
  })

  it('asks back what was paid beyond the right, and takes it from what comes next', async (f) => {
    const { id, worth } = await dueMonth(f)
    await moveMoney(f.db, testNow, [{ monthId: id, from: 'pending', to: 'paid', amountCents: 56617, about: 'bank:1' }])
    await worth(65500)
    assert.deepEqual(await balanceOf(f.db, id), { entitled: 39778, pending: 0, blocked: 0, paid: 56617, recovered: -16839 })
    await worth(0)
    assert.deepEqual(await balanceOf(f.db, id), { entitled: 56617, pending: 0, blocked: 0, paid: 56617, recovered: 0 })
  })

  it('refuses to pay more than is pending, and to be written over', async ({ db, ...f }) => {
    const { id } = await dueMonth({ db, ...f })
    const tooMuch = [{ monthId: id, from: 'pending', to: 'paid', amountCents: 56618, about: 'bank:1' }] as const
    await assert.rejects(
      db.tx((inner) => moveMoney(inner, testNow, tooMuch)),
      { constraint: 'no_account_is_overdrawn' },
    )
    await assert.rejects(db.tx((inner) => inner.run(sql`update allowance.balance set paid = 1 where month_id = ${id}`)))
    await assert.rejects(db.tx((inner) => inner.run(sql`delete from allowance.entry where month_id = ${id}`)))
  })

  it(`always holds: entitled = paid + pending + blocked + recovered (seed ${seed})`, async (f) => {
    const { id, worth } = await dueMonth(f)
    const accounts = fc.constantFrom('pending', 'blocked', 'paid' as const)
    const acts = fc.oneof(
      fc.record({ income: fc.nat(160_000) }),
      fc.record({ from: accounts, to: accounts, amountCents: fc.integer({ min: 1, max: 60_000 }) }).filter((m) => m.from !== m.to),
    )
    for (const act of fc.sample(acts, { seed, numRuns: runs(40, 1000) })) {
      const isMove = 'from' in act
      if (isMove)
        await f.db.tx((inner) => moveMoney(inner, testNow, [{ monthId: id, ...act, about: 'test' } as never])).catch(() => undefined)
      else await worth(act.income)
      const b = await balanceOf(f.db, id)
      assert.equal(b.entitled, b.paid + b.pending + b.blocked + b.recovered)
    }
  })
})

describe('the calculation of everybody', () => {
  it('makes a month for each person under contract, and goes on where it was stopped', async ({ app, db, given }) => {
    const people = []
    for (let i = 0; i < 3; i++) {
      const youngPerson = await given.youngPerson()
      await given.contract({ youngPerson })
      await given.taxReview(youngPerson)
      people.push(youngPerson)
    }
    await given.declaration({ youngPerson: people[0]!, acceptedBy: people[0]!.adviser })
    await app.work((_, s) => runMonth(s, '2026-11', 1))
    const mine = sql`young_person_id = any(${people.map(({ id }) => id)})`
    const rows = await db.many(
      z.object({ status: z.string(), blockers: z.array(z.string()) }),
      sql`select status, blockers from allowance.pub_month where ${mine} order by status desc`,
    )
    assert.deepEqual(
      rows.map((r) => r.status),
      ['due', 'awaiting', 'awaiting'],
    )
    // stopped before its part was kept: the next start does that part, and no other
    await db.run(sql`update allowance.run_part set changed = null, done_at = null`)
    await app.work((_, s) => runMonth(s, '2026-11', 1))
    const officer = await given.professional({ role: 'paymentsOfficer' })
    const { body } = await app.as(officer).call(allowanceApi.runs, {})
    const [run] = body.items
    assert.ok(run && run.total >= 3 && run.done === run.total && run.changed === 0 && run.endedAt)
  })

  it('finds nothing new the second time', async ({ db, given }) => {
    const youngPerson = await given.youngPerson()
    await given.contract({ youngPerson })
    await given.taxReview(youngPerson)
    await given.declaration({ youngPerson })
    const clock = { now: () => testNow, today: () => testNow.slice(0, 10) }
    assert.deepEqual(await calculateMonths({ db, ids, clock }, monthsOf(youngPerson.id, '2026-11', 1)), [])
  })
})
