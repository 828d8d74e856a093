import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from '#platform/sql'
import { type AspAndUs, aspAndUs } from '../../testing/outside/asp/gateway.ts'
import { rectifyAttempt } from './change-attempt.ts'
import { writeFile } from './wire/envelope.ts'
import { dossierNumber, ulidOf } from './wire/identifiers.ts'
import type { SettlementLine } from './wire/settlement-lines.ts'

const suspended = { statut: 'SUSPENDU', suspension: { debut: '2026-12-01', finPrevue: null, motif: 'S01', tauxPourcent: 100 } } as const

/** A settlement that the counterpart would not write by itself. */
function handMade(us: AspAndUs, sequence: number, id: string, prestation: string, more: Partial<SettlementLine> = {}) {
  const paid = more.statut === 'NON_PAYE' ? 0 : 50000
  const file = writeFile({
    kind: 'REG',
    flow: 'REG',
    emitter: 'ASP',
    recipient: 'MLNAT',
    sequence,
    writtenAt: us.now(),
    environment: 'TEST',
    previous: null,
    series: {
      code: '2026-12-S1',
      execution: '2026-12-07',
      valeur: '2026-12-08',
      partie: 1,
      nbParties: 1,
      nbTotal: 1,
      totalPayeCentimes: paid,
    },
    lines: [
      {
        idLigne: ulidOf(id),
        numPrestation: prestation,
        statut: 'PAYE',
        montantDemandeCentimes: 50000,
        montantRetenuCentimes: 0,
        montantPayeCentimes: paid,
        datePaiement: '2026-12-07',
        refVirement: `${prestation}-01`,
        ...more,
      },
    ],
  })
  us.asp.place(file.name, file.bytes)
}

describe('payments and series', () => {
  it('F57 a suspension that crosses the proposal: refused with its code, not asked again', async (t) => {
    const us = await aspAndUs(t)
    const dossier = await us.dossier()
    await us.round()
    await us.change(dossier, {
      type: 'S',
      effectiveOn: '2026-12-01',
      motive: { code: 'S01', label: 'autre revenu' },
      state: { ...dossier.state, droits: { ...suspended } },
    })
    const made = await us.ask(dossier.id)
    await us.round()
    await us.round()
    assert.deepEqual([(await us.attempt(made.id)).state, (await us.attempt(made.id)).code], ['rejected', '3511'])
    assert.equal((await us.states()).length, 1)
  })

  it('F57 a partial suspension is paid by its reduced amount', async (t) => {
    const us = await aspAndUs(t)
    const dossier = await us.dossier()
    const made = await us.ask(dossier.id, { reductionCents: 16850 })
    await us.round()
    await us.settle()
    assert.equal((await us.attempt(made.id)).paidCents, 56168 - 6168 - 16850)
  })

  it('F58 a proposal after the cut-off enters the next series, and says so', async (t) => {
    const us = await aspAndUs(t)
    us.at('2026-12-02T17:00:00Z')
    us.asp.tick()
    const made = await us.ask((await us.dossier()).id, { wishedSeries: '2026-12-S1' })
    await us.round()
    assert.equal((await us.attempt(made.id)).series, '2026-12-S2')
    assert.equal(await us.db.run(sql`select from payments.attempt where warnings = '{A001}'`), 1)
  })

  for (const [when, at, states] of [
    ['before', '2026-12-02T16:59:59.999Z', ['cancelled', 'accepted']],
    ['at', '2026-12-02T17:00:00.000Z', ['accepted', 'rejected']],
    ['after', '2026-12-02T17:00:00.001Z', ['accepted', 'rejected']],
  ] as const)
    it(`F59 a cancellation ${when} the cut-off`, async (t) => {
      const us = await aspAndUs(t)
      const [made] = await us.accepted()
      us.at(at)
      await us.cancel(made!.id)
      await us.round()
      assert.deepEqual(await us.states(), states)
      await us.settle()
      assert.equal(await us.state(made!.id), when === 'before' ? 'cancelled' : 'paid')
    })

  it('F60 a suspended series: put off, then paid in the next one', async (t) => {
    const us = await aspAndUs(t)
    const [made] = await us.accepted()
    us.faults.on(60)
    await us.settle()
    assert.deepEqual([(await us.attempt(made!.id)).state, (await us.attempt(made!.id)).series], ['in_payment', '2026-12-S2'])
    await us.settle('2026-12-14T08:00:00Z')
    assert.equal(await us.state(made!.id), 'paid')
    assert.deepEqual(await us.postings(), ['paid 50000'])
  })

  it('F61 a calendar that is replaced: ours follows it, lines follow the settlement', async (t) => {
    const us = await aspAndUs(t)
    const [made] = await us.accepted()
    us.faults.on(61)
    us.asp.tick()
    await us.pass()
    assert.equal(await us.db.run(sql`select from payments.series where code = '2026-12-S1' and executes_on = '2026-12-08'`), 1)
    await us.settle('2026-12-08T08:00:00Z')
    assert.equal(await us.state(made!.id), 'paid')
  })

  it('F62 after a bank return the same details are not paid to again: said, until new ones come', async (t) => {
    const us = await aspAndUs(t)
    const [made] = await us.accepted()
    us.asp.world.bankGivesBack[made!.dossier.state.coordBancaires.iban] = 'AC04'
    await us.settle()
    await us.settle('2026-12-10T08:00:00Z')
    const again = await us.ask(made!.dossier.id)
    await us.round()
    assert.deepEqual([(await us.attempt(again.id)).state, (await us.attempt(again.id)).blockedBy], ['incomplete', 'account-blocked'])
    assert.deepEqual(
      (await us.events('payments.unpaid')).map((e) => e.code),
      ['AC04'],
    )
  })

  it('F63 a bank that gives back another amount: in dispute', async (t) => {
    const us = await aspAndUs(t)
    const [made] = await us.accepted()
    us.asp.world.bankGivesBack[made!.dossier.state.coordBancaires.iban] = 'AC04'
    us.faults.on(63)
    await us.settle()
    await us.settle('2026-12-10T08:00:00Z')
    assert.equal(await us.state(made!.id), 'disputed')
    assert.ok((await us.anomalies()).includes('amount-differs'))
  })

  it('F64 a month paid twice by the ASP, against everything: found, said, posted twice', async (t) => {
    const us = await aspAndUs(t)
    const dossier = await us.dossier()
    await us.round()
    us.asp.world.agencyRefuses[dossier.state.coordBancaires.iban] = 'RJT'
    const first = await us.ask(dossier.id)
    await us.round()
    await us.settle()
    assert.equal(await us.state(first.id), 'not_paid')
    us.asp.world.agencyRefuses = {}
    const second = await us.ask(dossier.id)
    await us.round()
    await us.settle('2026-12-14T08:00:00Z')
    assert.deepEqual([await us.state(first.id), await us.state(second.id)], ['replaced', 'paid'])
    handMade(us, 3, first.id, first.prestation)
    await us.pass()
    assert.deepEqual([await us.state(first.id), (await us.attempt(first.id)).isSecond], ['disputed', true])
    assert.ok((await us.anomalies()).includes('double-payment'))
    assert.deepEqual(await us.postings(), ['paid 50000', 'paid 50000'])
  })

  it('F65 new bank details between proposal and execution: the frozen ones are used', async (t) => {
    const us = await aspAndUs(t)
    const dossier = await us.dossier()
    await us.round()
    const made = await us.ask(dossier.id)
    const account = { ...dossier.state.coordBancaires, accountId: '01932f00-0000-7000-8000-000000000043', iban: 'DE89370400440532013000' }
    await us.change(dossier, {
      type: 'M',
      natures: ['COORD_BANCAIRES'],
      effectiveOn: '2026-12-01',
      state: { ...dossier.state, coordBancaires: account },
    })
    await us.round()
    assert.equal(await us.db.run(sql`select from payments.attempt where id = ${made.id} and warnings = '{A004}'`), 1)
    await us.settle()
    assert.equal(await us.state(made.id), 'paid')
    const next = await us.ask(dossier.id, { month: '2026-12', rank: 4 })
    await us.round()
    await us.settle('2026-12-14T08:00:00Z')
    assert.equal(await us.state(next.id), 'paid')
    const used = Object.values(us.asp.state.lines).map((l) => us.asp.state.accounts[l.line.idCoordBancaires]?.iban.slice(0, 2))
    assert.deepEqual(used, ['FR', 'DE'])
  })

  it('F66 a death while a payment is on its way: it is cancelled, nothing is said by itself', async (t) => {
    const us = await aspAndUs(t)
    const [made] = await us.accepted()
    await us.change(made!.dossier, {
      type: 'F',
      effectiveOn: '2026-12-01',
      motive: { code: 'F07', label: 'décès' },
      state: { ...made!.dossier.state, droits: { statut: 'CLOS', suspension: null } },
    })
    await us.round()
    await us.round()
    assert.equal(await us.state(made!.id), 'cancelled')
    assert.deepEqual(await us.events('payments.unpaid'), [])
  })

  it('F66 a death a bank reports: for the director alone, and nothing leaves any more', async (t) => {
    const us = await aspAndUs(t)
    const [made] = await us.accepted()
    us.asp.world.bankGivesBack[made!.dossier.state.coordBancaires.iban] = 'MD07'
    await us.settle()
    await us.settle('2026-12-10T08:00:00Z')
    assert.ok((await us.anomalies()).includes('death-reported'))
    assert.deepEqual(await us.events('payments.unpaid'), [])
    const next = await us.ask(made!.dossier.id, { month: '2026-12', rank: 4 })
    await us.round()
    assert.deepEqual([(await us.attempt(next.id)).state, (await us.attempt(next.id)).blockedBy], ['incomplete', 'death'])
  })

  it('F68 a rectification leaves with a whole address only; the order to repay comes back', async (t) => {
    const us = await aspAndUs(t)
    const [made] = await us.accepted()
    await us.settle()
    const right = { lumpSumCents: 56168, deductedCents: 26168, reductionCents: 0, address: made!.dossier.state.adresse }
    const bare = { ...right, address: { ...right.address, codePostal: null } }
    await assert.rejects(
      us.write((work) => rectifyAttempt(work, made!.id, bare)),
      { code: 'payments.address-incomplete' },
    )
    await us.write((work) => rectifyAttempt(work, made!.id, right))
    await us.round()
    assert.deepEqual(await us.states(), ['paid', 'accepted'])
    assert.equal(await us.db.run(sql`select from payments.repayment_order where state = 'EMIS' and asked_cents = 20000`), 1)
    for (const [day, state, cents] of [
      ['2027-01-06', 'RECOUVRE_PARTIEL', 10_000],
      ['2027-02-05', 'SOLDE', 20_000],
    ] as const) {
      await us.settle(`${day}T08:00:00Z`)
      assert.equal(await us.db.run(sql`select from payments.repayment_order where state = ${state} and recovered_cents = ${cents}`), 1, day)
    }
  })

  for (const [cents, isAsked] of [
    [2999, false],
    [3000, false],
    [3001, true],
  ] as const)
    it(`F67 a right that falls by ${cents} cents after payment: ${isAsked ? 'asked back' : 'written down only'}`, async (t) => {
      const us = await aspAndUs(t)
      const [made] = await us.accepted()
      await us.settle()
      const right = { lumpSumCents: 56168, deductedCents: 6168 + cents, reductionCents: 0, address: made!.dossier.state.adresse }
      const asked = us.write((work) => rectifyAttempt(work, made!.id, right))
      if (isAsked) assert.ok(await asked)
      else await assert.rejects(asked, { code: 'payments.too-little-to-reclaim' })
    })

  it('F69 what was paid as a precaution is never taken back', async (t) => {
    const us = await aspAndUs(t)
    const dossier = await us.dossier()
    const made = await us.ask(dossier.id, { kind: 'CONSERVATOIRE' })
    await us.round()
    await us.settle()
    const right = { lumpSumCents: 0, deductedCents: 0, reductionCents: 0, address: dossier.state.adresse }
    await assert.rejects(
      us.write((work) => rectifyAttempt(work, made.id, right)),
      { code: 'payments.precautionary-kept' },
    )
  })

  it('F70 the same month asked for twice at once: one wins', async (t) => {
    const us = await aspAndUs(t)
    const dossier = await us.dossier()
    const tries = await Promise.allSettled([us.ask(dossier.id), us.ask(dossier.id), us.ask(dossier.id)])
    assert.equal(tries.filter((r) => r.status === 'fulfilled').length, 1)
    for (const r of tries) if (r.status === 'rejected') assert.equal((r.reason as { code: string }).code, 'payments.month-under-way')
  })

  it('F38 a settlement that comes after its series was found whole opens it again', async (t) => {
    const us = await aspAndUs(t)
    const [first, second] = await us.accepted(2)
    us.asp.state.lines[ulidOf(second!.id)]!.series = '2027-01-S1'
    await us.settle()
    await us.db.run(sql`update payments.attempt set series = '2027-01-S1' where id = ${second!.id}`)
    await us.pass()
    assert.deepEqual([await us.state(first!.id), await us.seriesState('2026-12-S1')], ['paid', 'reconciled'])
    handMade(us, 2, second!.id, second!.prestation)
    await us.pass()
    assert.equal(await us.state(second!.id), 'paid')
    assert.deepEqual(await us.postings(), ['paid 50000', 'paid 50000'])
  })

  it('F41 a crash in the middle of a file: nothing of it, then all of it, once', async (t) => {
    const us = await aspAndUs(t)
    await us.accepted(2)
    await us.admin(`create function payments.fail() returns trigger language plpgsql as $$ begin raise exception 'crash'; end $$;
      create trigger fail before insert on payments.posting for each row execute function payments.fail()`)
    us.at('2026-12-07T08:00:00Z')
    us.asp.tick()
    await assert.rejects(us.pass(), /crash/)
    assert.deepEqual([await us.states(), await us.facts()], [['accepted', 'accepted'], 2])
    await us.admin('drop trigger fail on payments.posting')
    await us.pass()
    assert.deepEqual(
      [await us.states(), await us.postings()],
      [
        ['paid', 'paid'],
        ['paid 50000', 'paid 50000'],
      ],
    )
  })

  it('a payment that came before its dossier is asked for again by itself', async (t) => {
    const us = await aspAndUs(t)
    const [made] = await us.accepted()
    delete us.asp.state.dossiers[made!.dossier.number]
    const next = await us.ask(made!.dossier.id, { month: '2026-12', rank: 4 })
    await us.round()
    assert.deepEqual([(await us.attempt(next.id)).state, (await us.attempt(next.id)).code], ['rejected', '3440'])
    await us.round()
    await us.round()
    await us.round()
    assert.deepEqual(await us.states(), ['accepted', 'replaced', 'accepted'])
  })
})

describe('time and environment', () => {
  it('F71 F72 a clock that goes back, jumps and returns: names and numbers stay whole, no series is closed by it', async (t) => {
    const us = await aspAndUs(t)
    us.at('2026-10-25T00:30:00Z')
    await us.dossier()
    await us.pass()
    us.at('2026-10-24T23:30:00Z')
    await us.dossier()
    await us.pass()
    us.at('2026-12-31T23:00:00Z')
    await us.pass()
    us.at('2026-10-25T01:00:00Z')
    await us.dossier()
    await us.pass()
    assert.deepEqual(await us.batches(), ['DOS 1 deposited', 'DOS 2 deposited', 'DOS 3 deposited'])
    us.asp.tick()
    await us.pass()
    assert.deepEqual(await us.movements(), ['C accepted 0000', 'C accepted 0000', 'C accepted 0000'])
    assert.equal(await us.db.run(sql`select from payments.series where state <> 'planned'`), 0)
  })

  it('F75 a database older than what the ASP holds seals nothing more', async (t) => {
    const us = await aspAndUs(t)
    await us.dossier()
    await us.pass()
    // as after a restore from before the file
    await us.admin(`delete from payments.batch_line; delete from payments.batch; update payments.flow set last_sequence = 0, last_name = null, last_hash = null;
      update payments.movement set state = 'to_send'`)
    us.asp.tick()
    await us.pass()
    assert.deepEqual([await us.batches(), await us.held('DOS')], [[], 'sequence-ahead'])
    assert.ok((await us.anomalies()).includes('sequence-ahead'))
  })

  it('F79 the weekly comparison: behind is sent again, other is said, nothing is closed', async (t) => {
    const us = await aspAndUs(t)
    const [lost, same, other] = [await us.dossier(), await us.dossier(), await us.dossier()]
    await us.round()
    delete us.asp.state.dossiers[lost.number]
    us.asp.state.dossiers[other.number]!.state.droits.statut = 'SUSPENDU'
    us.asp.state.dossiers[dossierNumber({ year: 2026, structureCode: '07501', order: 9_999_999 })] = {
      ...us.asp.state.dossiers[same.number]!,
      movements: [],
    }
    await us.pass({ withControl: true })
    us.asp.tick()
    await us.pass()
    assert.deepEqual(await us.anomalies(), ['control-differs', 'control-differs', 'control-differs'])
    await us.round()
    assert.deepEqual((await us.movements()).filter((m) => m.startsWith('C')).length, 4)
    assert.ok(us.asp.state.dossiers[lost.number])
    assert.equal(await us.db.run(sql`select from payments.dossier where right_status = 'OUVERT'`), 3)
  })
})
