import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { describe, it } from 'node:test'
import { promisify } from 'node:util'
import { sql } from '#platform/sql'
import { aspAndUs } from '../../testing/outside/asp/gateway.ts'

describe('the exchange with the ASP', () => {
  it('pays a month: dossier, request, series, settlement, everything found again', async (t) => {
    const us = await aspAndUs(t)
    const [made] = await us.sent()
    assert.deepEqual(await us.batches(), ['DOS 1 deposited', 'PAI 1 deposited'])
    assert.equal(await us.state(made!.id), 'sent')
    us.asp.tick()
    const second = await us.pass()
    assert.equal(second.outcome, 'done')
    assert.deepEqual(await us.movements(), ['C accepted 0000'])
    assert.equal(await us.state(made!.id), 'accepted')
    assert.equal((await us.attempt(made!.id)).series, '2026-12-S1')
    const third = await us.settle()
    assert.deepEqual(await us.attempt(made!.id), {
      state: 'paid',
      code: null,
      label: null,
      series: '2026-12-S1',
      paidCents: 50000,
      blockedBy: null,
      isSecond: false,
    })
    assert.deepEqual(third.reconciledSeries, ['2026-12-S1'])
    assert.deepEqual(await us.postings(), ['paid 50000'])
    assert.deepEqual(await us.anomalies(), [])
    assert.deepEqual(us.inFolder('retrait'), ['archive'])
    assert.deepEqual(await us.batches(), ['DOS 1 reconciled', 'PAI 1 reconciled'])
    assert.equal((await us.events('payments.paid')).length, 1)
  })

  it('waits for lines that the ASP leaves for a second return', async (t) => {
    const us = await aspAndUs(t)
    await us.sent(3)
    us.asp.leave(2)
    us.asp.tick()
    await us.pass()
    assert.deepEqual(
      [await us.states(), await us.batches()],
      [
        ['accepted', 'sent', 'sent'],
        ['DOS 1 reconciled', 'PAI 1 acknowledged'],
      ],
    )
    us.asp.tick()
    await us.pass()
    assert.deepEqual([await us.states(), await us.anomalies()], [['accepted', 'accepted', 'accepted'], []])
    assert.deepEqual(await us.batches(), ['DOS 1 reconciled', 'PAI 1 reconciled'])
  })

  it('posts what was really paid when the agency withholds a part, and finds it again in the statement of the series', async (t) => {
    const us = await aspAndUs(t)
    const [made] = await us.accepted()
    us.asp.world.agencyWithholdsCents[made!.dossier.state.coordBancaires.iban] = 1000
    await us.settle()
    assert.deepEqual(await us.postings(), ['paid 49000'])
    await us.settle('2026-12-14T08:00:00Z')
    assert.equal(
      await us.db.run(sql`select from payments.statement where series = '2026-12-S1' and counts #>> '{payees,totalCentimes}' = '49000'`),
      1,
    )
    assert.deepEqual(await us.anomalies(), [])
  })

  it('brings back what a bank returns; new bank details, a new request, paid in the next series', async (t) => {
    const us = await aspAndUs(t)
    const [made] = await us.accepted()
    us.asp.world.bankGivesBack[made!.dossier.state.coordBancaires.iban] = 'AC04'
    await us.settle()
    await us.settle('2026-12-10T08:00:00Z')
    assert.equal(await us.state(made!.id), 'returned')
    assert.deepEqual(await us.postings(), ['paid 50000', 'returned 50000'])
    const account = {
      ...made!.dossier.state.coordBancaires,
      accountId: '01932f00-0000-7000-8000-000000000042',
      iban: 'DE89370400440532013000',
    }
    await us.change(made!.dossier, {
      type: 'M',
      natures: ['COORD_BANCAIRES'],
      effectiveOn: '2026-12-10',
      state: { ...made!.dossier.state, coordBancaires: account },
    })
    const again = await us.ask(made!.dossier.id)
    assert.equal(again.number, 2)
    await us.round()
    await us.round()
    assert.equal(await us.state(again.id), 'accepted')
    await us.settle('2026-12-21T08:00:00Z')
    assert.deepEqual([await us.state(made!.id), await us.state(again.id)], ['replaced', 'paid'])
    assert.deepEqual(await us.postings(), ['paid 50000', 'paid 50000', 'returned 50000'])
  })

  it('is one command that prints one line of JSON and exits 0, also when nobody answers', async (t) => {
    const us = await aspAndUs(t)
    await us.ask((await us.dossier()).id)
    const run = (env: Record<string, string> = {}) =>
      promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/asp-exchange.ts'], {
        env: { PATH: process.env.PATH, ...us.env, DATABASE_URL: us.databaseUrl, ELAN_NOW: us.now(), ...env },
      })
    const said = (await run()).stdout.trim().split('\n')
    assert.equal(said.length, 1)
    assert.partialDeepStrictEqual(JSON.parse(said[0]!), { outcome: 'done', uploaded: 2 })
    us.faults.on(2, 100)
    assert.partialDeepStrictEqual(JSON.parse((await run()).stdout), { outcome: 'failed', problem: 'untrusted' })
    assert.partialDeepStrictEqual(JSON.parse((await run({ ASP_URL: '' })).stdout), { outcome: 'not-configured' })
  })
})
