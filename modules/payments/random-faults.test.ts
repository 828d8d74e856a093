import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import { chance, runs, seed } from '#testing/deep'
import { readRefusals, readReturns, readTransfers } from '../../testing/outside/asp/bank.ts'
import { type AspAndUs, aspAndUs } from '../../testing/outside/asp/gateway.ts'

/** Faults that a way through exists for: nothing of them may be left at the end. */
const passing = [1, 3, 4, 5, 11, 22, 25, 26, 28, 29, 30, 31, 32, 34, 36, 37]

/** Some dossiers and months; one account that a bank gives back, one that the agency refuses. */
async function begin(us: AspAndUs, count: number) {
  const made = []
  for (let n = 0; n < count; n++) {
    const dossier = await us.dossier()
    made.push({ dossier, asked: await us.ask(dossier.id, { deductedCents: 1000 * n }) })
  }
  us.asp.world.bankGivesBack[made[0]!.dossier.state.coordBancaires.iban] = 'AC04'
  if (made[1]) us.asp.world.agencyRefuses[made[1].dossier.state.coordBancaires.iban] = 'IDR'
  return made
}

/** Quiet days until everything has its end. */
async function calmDown(us: AspAndUs) {
  for (const number of passing) us.faults.off(number)
  // what was held while nobody answered is let go by somebody
  await us.db.run(sql`update payments.flow set held_because = null`)
  for (let n = 0; n < 3; n++) {
    us.asp.release()
    await us.round()
    us.at(new Date(Date.parse(us.now()) + 16 * 60_000).toISOString())
  }
  for (const day of ['2026-12-08', '2026-12-11', '2026-12-15', '2026-12-18', '2026-12-22', '2026-12-29', '2027-01-06']) {
    if (Date.parse(day) > Date.parse(us.now())) us.at(`${day}T09:00:00Z`)
    us.asp.release()
    await us.round()
  }
}

async function oneRun(t: TestContext, from: number) {
  const random = chance(from)
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
  const us = await aspAndUs(t)
  const count = 3
  await begin(us, count)
  for (let step = 0; step < 12; step++) {
    if (random() < 0.6) us.faults.on(pick(passing))
    const act = pick(['pass', 'pass', 'tick', 'tick', 'both', 'release', 'later'] as const)
    if (act === 'pass') await us.pass()
    if (act === 'tick') us.asp.tick()
    if (act === 'both') await Promise.all([us.pass(), us.pass({}, us.another())])
    if (act === 'release') us.asp.release()
    if (act === 'later') us.at(new Date(Date.parse(us.now()) + Math.floor(random() * 20 * 3_600_000)).toISOString())
  }
  await calmDown(us)
  return us
}

/** Transfers of the bank's own files, less what it refused and gave back. */
function atTheBank(us: AspAndUs) {
  const folder = path.join(us.root, 'banque')
  const files = readdirSync(folder).map((name) => ({ name, xml: readFileSync(path.join(folder, name), 'utf8') }))
  const of = (kind: string) => files.filter((f) => f.name.endsWith(`${kind}.xml`)).map((f) => f.xml)
  const refused = new Set(of('pain.002').flatMap((xml) => [...readRefusals(xml).keys()]))
  const paid = of('pain.001')
    .flatMap(readTransfers)
    .filter((c) => !refused.has(c.reference))
  const returned = of('camt.054').flatMap(readReturns)
  const sum = (list: readonly { amountCents: number }[]) => list.reduce((total, one) => total + one.amountCents, 0)
  return { paid: sum(paid), returned: sum(returned) }
}

const Sums = z.object({ paid: z.int(), returned: z.int(), doubles: z.int(), holes: z.int(), silent: z.int() })
const sumsOf = (us: AspAndUs) =>
  us.db.one(
    Sums,
    sql`select (select coalesce(sum(amount_cents), 0)::int from payments.posting where type = 'paid') as paid,
      (select coalesce(sum(amount_cents), 0)::int from payments.posting where type = 'returned') as returned,
      (select count(*)::int from (select from payments.attempt where type = 'P' and state = 'paid' group by prestation, kind having count(*) > 1) d) as doubles,
      (select count(*)::int from (select flow, max(sequence) - count(*) as missing from payments.batch group by flow) h where missing <> 0) as holes,
      (select count(*)::int from payments.movement where state in ('to_send', 'in_batch', 'sent')) as silent`,
  )

describe('whatever goes wrong on the way', () => {
  it(`the end is that of the perfect run (seed ${seed})`, async (t) => {
    const perfect = await aspAndUs(t)
    await begin(perfect, 3)
    await calmDown(perfect)
    const expected = await perfect.picture()
    assert.deepEqual(expected.states, ['returned', 'not_paid', 'paid'])
    for (let n = 0; n < runs(3, 1000); n++)
      await t.test(`run ${n}`, async (inner) => {
        const us = await oneRun(inner, seed + n)
        const found = await us.picture()
        assert.deepEqual([found.states, found.postings], [expected.states, expected.postings], `run ${n} of seed ${seed}`)
        const sums = await sumsOf(us)
        assert.deepEqual(atTheBank(us), { paid: sums.paid, returned: sums.returned }, 'what the bank moved is what is posted')
        assert.deepEqual([sums.doubles, sums.holes, sums.silent], [0, 0, 0], 'no month twice, no hole in the numbers, no change unheard')
      })
  })
})
