import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { aspAndUs } from '../../testing/outside/asp/gateway.ts'

describe('receiving', () => {
  for (const [number, reason] of [
    [25, 'truncated'],
    [26, 'count'],
    [28, 'empty'],
    [29, 'not-utf8'],
    [30, 'duplicate-key'],
    [31, 'schema'],
  ] as const)
    it(`F${number} a file that is ${reason} has no effect and stays; the whole one is taken when it comes`, async (t) => {
      const us = await aspAndUs(t)
      const [made] = await us.accepted(number === 26 ? 2 : 1)
      us.faults.on(number)
      const pass = await us.settle()
      assert.equal(pass.received.quarantined, 1)
      assert.deepEqual(await us.files(), ['DOS applied', 'PAI applied', `REG quarantined ${reason}`])
      assert.equal(await us.state(made!.id), 'accepted')
      assert.deepEqual(await us.postings(), [])
      assert.deepEqual(await us.anomalies(), ['file-quarantined'])
      assert.equal(us.inFolder('retrait').filter((n) => n.startsWith('CEJ_REG')).length, 1)
      us.asp.release()
      await us.pass()
      assert.equal(await us.state(made!.id), 'paid')
      assert.deepEqual(await us.anomalies(), [])
      assert.deepEqual(await us.resolved(), ['file-quarantined'])
    })

  it('F27 a file that is still being written waits', async (t) => {
    const us = await aspAndUs(t)
    const [made] = await us.accepted()
    us.faults.on(27)
    us.at('2026-12-07T08:00:00Z')
    us.asp.tick()
    const growing = us.pass({ settleMs: 400 })
    setTimeout(() => us.asp.release(), 150)
    assert.equal((await growing).received.waiting, 1)
    assert.deepEqual(await us.anomalies(), [])
    await us.pass()
    assert.equal(await us.state(made!.id), 'paid')
  })

  it('F27 a file whose announced hash is not there yet waits', async (t) => {
    const us = await aspAndUs(t, { ASP_CAPABILITIES: 'rename,stat,sidecar' })
    us.asp.tick()
    const pass = await us.pass()
    assert.deepEqual([pass.received.waiting, pass.received.applied], [1, 0])
  })

  it('F45 a file whose announced hash is another is not believed', async (t) => {
    const us = await aspAndUs(t)
    const [made] = await us.accepted()
    us.at('2026-12-07T08:00:00Z')
    us.asp.tick()
    const [name] = us.inFolder('retrait').filter((n) => n.startsWith('CEJ_REG'))
    us.asp.place(`${name}.sha256`, Buffer.from(`${'0'.repeat(64)}  ${name}\n`))
    await us.pass()
    assert.deepEqual((await us.files()).at(-1), 'REG quarantined fingerprint')
    assert.equal(await us.state(made!.id), 'accepted')
  })

  it('F32 the same file twice: no effect, put away', async (t) => {
    const us = await aspAndUs(t)
    await us.accepted()
    us.faults.on(32)
    await us.settle()
    const before = await us.picture()
    us.asp.release()
    const pass = await us.pass()
    assert.equal(pass.received.duplicates, 1)
    assert.deepEqual(await us.picture(), before)
    assert.deepEqual(
      us.inFolder('retrait').filter((n) => n.startsWith('CEJ_REG')),
      [],
    )
  })

  it('F33 the same name with another content: kept apart, said, no effect', async (t) => {
    const us = await aspAndUs(t)
    await us.accepted()
    us.faults.on(33)
    await us.settle()
    const before = await us.picture()
    us.asp.release()
    await us.pass()
    assert.deepEqual(await us.picture(), before)
    assert.deepEqual(await us.anomalies(), ['file-changed'])
  })

  it('F34 the same facts under a new name: no effect', async (t) => {
    const us = await aspAndUs(t)
    await us.accepted()
    us.faults.on(34)
    await us.settle()
    assert.deepEqual((await us.files()).slice(-2), ['REG applied', 'REG applied'])
    assert.deepEqual(await us.postings(), ['paid 50000'])
    assert.deepEqual(await us.states(), ['paid'])
  })

  it('F35 an old file that appears again weeks later changes nothing', async (t) => {
    const us = await aspAndUs(t)
    await us.accepted()
    us.faults.on(32)
    await us.settle()
    const before = await us.picture()
    us.at('2027-01-20T08:00:00Z')
    us.asp.release()
    assert.equal((await us.pass()).received.duplicates, 1)
    assert.deepEqual(await us.picture(), before)
  })

  it('F36 settlement before line return, bank return before settlement: the same end', async (t) => {
    const straight = await aspAndUs(t)
    const [one] = await straight.accepted()
    straight.asp.world.bankGivesBack[one!.dossier.state.coordBancaires.iban] = 'AC01'
    await straight.settle()
    await straight.settle('2026-12-10T08:00:00Z')

    const us = await aspAndUs(t)
    const [made] = await us.sent()
    us.asp.world.bankGivesBack[made!.dossier.state.coordBancaires.iban] = 'AC01'
    us.faults.on(36, 2)
    us.faults.on(37)
    us.asp.tick()
    await us.settle()
    await us.settle('2026-12-10T08:00:00Z')
    assert.equal(await us.state(made!.id), 'returned')
    assert.ok((await us.anomalies()).includes('settlement-missing'))
    us.asp.release()
    await us.pass()
    assert.deepEqual(await us.picture(), await straight.picture())
    assert.ok((await us.resolved()).includes('settlement-missing'))
    assert.equal(await us.seriesState('2026-12-S1'), 'reconciled')
    assert.deepEqual(await us.postings(), ['paid 50000', 'returned 50000'])
  })

  it('F37 a hole in the numbers is said, and the series stays open until it is filled', async (t) => {
    const us = await aspAndUs(t)
    await us.accepted()
    us.faults.on(37)
    await us.settle()
    const [later] = await us.accepted()
    await us.settle('2026-12-14T08:00:00Z')
    assert.equal(await us.state(later!.id), 'paid')
    assert.ok((await us.anomalies()).includes('sequence-gap'))
    assert.equal(await us.seriesState('2026-12-S2'), 'settled')
    us.asp.release()
    await us.pass()
    assert.ok((await us.resolved()).includes('sequence-gap'))
    assert.deepEqual([await us.seriesState('2026-12-S1'), await us.seriesState('2026-12-S2')], ['reconciled', 'reconciled'])
  })

  it('F39 an answer to other bytes than ours is not believed', async (t) => {
    const us = await aspAndUs(t)
    const [made] = await us.sent()
    us.faults.on(39, 2)
    us.asp.tick()
    await us.pass()
    assert.deepEqual(await us.files(), ['DOS quarantined origin-changed', 'PAI quarantined origin-changed'])
    assert.equal(await us.state(made!.id), 'sent')
  })

  it('F40 answers to what was never sent, files of another environment: no effect', async (t) => {
    const us = await aspAndUs(t)
    const [made] = await us.sent()
    us.faults.on(40, 1)
    us.asp.tick()
    await us.pass()
    assert.deepEqual((await us.files()).sort(), [
      'DOS applied',
      'DOS quarantined environment',
      'DOS quarantined unknown-origin',
      'PAI applied',
    ])
    assert.equal(await us.state(made!.id), 'accepted')
  })

  it('F42 F43 a server that keeps what was read: read once, said once', async (t) => {
    const us = await aspAndUs(t)
    await us.accepted()
    us.faults.on(43, 10_000)
    await us.settle()
    const before = await us.picture()
    for (const _ of [1, 2]) assert.equal((await us.pass()).received.stuck, 1)
    assert.deepEqual(await us.picture(), before)
    assert.deepEqual(await us.anomalies(), ['file-stays'])
    us.faults.off(43)
    assert.equal((await us.pass()).received.duplicates, 1)
    assert.deepEqual(await us.anomalies(), [])
  })

  it('F44 files of other flows are never read, moved or deleted', async (t) => {
    const us = await aspAndUs(t)
    await us.sent()
    us.faults.on(44)
    us.asp.tick()
    const pass = await us.pass()
    assert.equal(pass.received.foreign, 3)
    assert.deepEqual(us.inFolder('retrait'), ['FLUX_EA2_ITOU_20260101.zip', 'RIAE_FS_20210410130000.json', 'archive', 'notes.txt'])
    assert.equal((await us.files()).length, 2)
  })
})

describe('lines', () => {
  it('F46 a line nobody sent is said; the rest is applied', async (t) => {
    const us = await aspAndUs(t)
    await us.sent(2)
    us.faults.on(46, 2)
    us.asp.tick()
    await us.pass()
    assert.deepEqual(await us.states(), ['accepted', 'accepted'])
    assert.deepEqual(await us.anomalies(), ['unknown-line', 'unknown-line'])
    us.faults.on(46)
    await us.settle()
    assert.deepEqual(await us.states(), ['paid', 'paid'])
  })

  it('F47 a number and an identifier that disagree: neither line is applied', async (t) => {
    const us = await aspAndUs(t)
    await us.accepted(2)
    const more = await us.sent(3)
    us.faults.on(47, 2)
    us.asp.tick()
    await us.pass()
    assert.deepEqual(await us.states(), ['accepted', 'accepted', 'sent', 'sent', 'accepted'])
    assert.equal((await us.anomalies()).filter((a) => a === 'line-mismatch').length, 4)
    assert.equal(more.length, 3)
  })

  it('F48 a line that is missing stays sent; one that comes twice counts once', async (t) => {
    const us = await aspAndUs(t)
    await us.sent(3)
    us.faults.on(48, 2)
    us.asp.tick()
    await us.pass()
    assert.deepEqual(await us.states(), ['accepted', 'accepted', 'sent'])
    assert.deepEqual((await us.anomalies()).sort(), ['line-missing', 'line-missing', 'line-repeated', 'line-repeated'])
    assert.deepEqual(await us.batches(), ['DOS 1 acknowledged', 'PAI 1 acknowledged'])
  })

  it('F49 accepted and rejected: in dispute, no new request', async (t) => {
    const us = await aspAndUs(t)
    const [made] = await us.sent()
    us.asp.tick()
    await us.pass()
    assert.equal(await us.state(made!.id), 'accepted')
    const [torn] = await us.sent()
    us.faults.on(49, 2)
    us.asp.tick()
    await us.pass()
    assert.equal(await us.state(torn!.id), 'disputed')
    await assert.rejects(us.ask(torn!.dossier.id), { code: 'payments.month-under-way' })
  })

  it('F49 paid and not paid: in dispute, what was paid is kept', async (t) => {
    const us = await aspAndUs(t)
    const [made] = await us.accepted()
    us.faults.on(49)
    await us.settle()
    assert.equal(await us.state(made!.id), 'disputed')
    assert.deepEqual(await us.postings(), ['paid 50000'])
    await assert.rejects(us.ask(made!.dossier.id), { code: 'payments.month-under-way' })
  })

  it('F50 the same rejection twice counts once', async (t) => {
    const us = await aspAndUs(t)
    const dossier = await us.dossier()
    await us.round()
    const asked = await us.ask(dossier.id, { month: '2028-01', rank: 17 })
    await us.pass()
    us.faults.on(50)
    us.asp.tick()
    await us.pass()
    assert.deepEqual(await us.attempt(asked.id), {
      state: 'rejected',
      code: '3501',
      label: 'Mois hors période de droit',
      series: null,
      paidCents: null,
      blockedBy: null,
      isSecond: false,
    })
    assert.equal(await us.facts(), 1)
  })

  it('F51 another amount than was asked for: what was really paid is posted, and said', async (t) => {
    const us = await aspAndUs(t)
    const [made] = await us.accepted()
    us.faults.on(51)
    await us.settle()
    assert.equal((await us.attempt(made!.id)).paidCents, 49000)
    assert.deepEqual(await us.postings(), ['paid 49000'])
    assert.deepEqual(await us.anomalies(), ['amount-differs'])
  })

  it('F52 a settlement whose total is not the sum of its lines is not believed', async (t) => {
    const us = await aspAndUs(t)
    const [made] = await us.accepted()
    us.faults.on(52)
    await us.settle()
    assert.deepEqual((await us.files()).at(-1), 'REG quarantined series-total')
    assert.equal(await us.state(made!.id), 'accepted')
    assert.deepEqual(await us.postings(), [])
  })

  it('F53 F80 a code nobody knows, endless or hostile labels: kept whole, shown raw, somebody is asked', async (t) => {
    const us = await aspAndUs(t)
    const dossier = await us.dossier()
    await us.round()
    const first = await us.ask(dossier.id)
    await us.pass()
    us.faults.on(53)
    us.asp.tick()
    await us.pass()
    const unknown = await us.attempt(first.id)
    assert.deepEqual([unknown.state, unknown.code, unknown.label?.length], ['rejected', '3999', 5000])
    assert.deepEqual(await us.anomalies(), ['unknown-code'])
    const other = await us.dossier()
    await us.round()
    const second = await us.ask(other.id)
    await us.pass()
    us.faults.on(80)
    us.asp.tick()
    await us.pass()
    assert.match((await us.attempt(second.id)).label ?? '', /<script>.*=cmd.*passwd/)
  })

  it('F54 a dossier that is there already: taken, and its present state follows', async (t) => {
    const us = await aspAndUs(t)
    us.faults.on(54)
    await us.dossier()
    await us.round()
    assert.deepEqual(await us.movements(), ['C accepted 3436', 'M to_send -'])
  })

  it('F55 another identifier: nothing is merged, somebody looks', async (t) => {
    const us = await aspAndUs(t)
    us.faults.on(55)
    await us.dossier()
    await us.round()
    assert.deepEqual(await us.movements(), ['C rejected 3437'])
    assert.deepEqual(await us.anomalies(), ['other-identifier'])
  })

  it('F56 an older version than the ASP holds is absorbed', async (t) => {
    const us = await aspAndUs(t)
    const dossier = await us.dossier()
    await us.round()
    us.faults.on(56)
    await us.change(dossier, { type: 'M', natures: ['ADRESSE'], effectiveOn: '2026-12-01' })
    await us.round()
    assert.deepEqual(await us.movements(), ['C accepted 0000', 'M accepted 3441'])
    assert.deepEqual(await us.anomalies(), [])
  })
})
