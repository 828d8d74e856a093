import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { sql } from '#platform/sql'
import { aspAndUs } from '../../testing/outside/asp/gateway.ts'
import { releaseHold } from './release-hold.ts'
import { quotas, sealBatches } from './seal-batches.ts'

const queued = async (us: Awaited<ReturnType<typeof aspAndUs>>) => us.ask((await us.dossier()).id)

describe('sending', () => {
  it('F01 an unreachable server: the sealed file waits, the circuit opens, then the same file leaves once', async (t) => {
    const us = await aspAndUs(t)
    const made = await queued(us)
    await sealBatches(us.s, 'DOS', us.config.asp!)
    us.faults.on(1, 5)
    for (let n = 0; n < 5; n++) assert.deepEqual((await us.pass()).problem, 'unreachable')
    const [sealed, tried] = [await us.batches(), us.server.connections()]
    assert.deepEqual(sealed, ['DOS 1 sealed'])
    assert.equal((await us.pass()).outcome, 'waiting')
    assert.equal(us.server.connections(), tried, 'a closed circuit tries nothing')
    assert.deepEqual(await us.anomalies(), ['transport-unreachable'])
    us.at('2026-12-01T08:16:00Z')
    assert.equal((await us.pass()).outcome, 'done')
    assert.deepEqual(await us.batches(), ['DOS 1 deposited', 'PAI 1 deposited'])
    assert.deepEqual(await us.anomalies(), [])
    assert.equal(await us.state(made.id), 'sent')
  })

  it('F01 retries inside a pass', async (t) => {
    const us = await aspAndUs(t)
    await queued(us)
    us.faults.on(1, 2)
    assert.equal((await us.pass({ pauses: [1, 1, 1] })).outcome, 'done')
  })

  it('F02 a refused key: nothing leaves, nothing is tried again at once', async (t) => {
    const us = await aspAndUs(t)
    const made = await queued(us)
    us.faults.on(2, 100)
    const pass = await us.pass({ pauses: [1, 1, 1] })
    assert.deepEqual([pass.outcome, pass.problem, us.server.connections()], ['failed', 'untrusted', 1])
    assert.equal((await us.pass()).outcome, 'waiting')
    assert.deepEqual(await us.anomalies(), ['transport-untrusted'])
    assert.equal(await us.state(made.id), 'ready')
  })

  for (const [number, what] of [
    [3, 'in the middle of the upload'],
    [4, 'before the rename'],
    [5, 'after the rename, before its answer'],
  ] as const)
    it(`F0${number} cut ${what}: the same bytes, the same name, one integration`, async (t) => {
      const us = await aspAndUs(t)
      const made = await queued(us)
      us.faults.on(number)
      assert.equal((await us.pass()).problem, 'uncertain')
      assert.deepEqual(await us.batches(), ['DOS 1 uncertain'])
      await us.round()
      await us.round()
      assert.deepEqual(await us.batches(), ['DOS 1 reconciled', 'PAI 1 reconciled'])
      assert.equal(await us.state(made.id), 'accepted')
      assert.equal(Object.keys(us.asp.state.dossiers).length, 1)
      assert.deepEqual(us.inFolder('depot'), [])
    })

  it('F06 killed between upload and confirmation: the ASP says it has it, and it counts once', async (t) => {
    const us = await aspAndUs(t)
    const made = await queued(us)
    await us.pass()
    us.asp.tick()
    // as it was before the confirmation was written
    await us.db.run(sql`update payments.batch set state = 'uncertain', deposited_at = null where flow = 'PAI'`)
    await us.db.run(sql`update payments.attempt set state = 'in_batch'`)
    await us.round()
    assert.deepEqual(await us.batches(), ['DOS 1 reconciled', 'PAI 1 reconciled'])
    assert.equal(await us.state(made.id), 'accepted')
    await us.settle()
    assert.deepEqual(await us.postings(), ['paid 50000'])
    assert.deepEqual(await us.anomalies(), [])
  })

  it('F07 killed between sealing and upload: the sealed file leaves, no new number', async (t) => {
    const us = await aspAndUs(t)
    await queued(us)
    await sealBatches(us.s, 'DOS', us.config.asp!)
    assert.deepEqual(await us.batches(), ['DOS 1 sealed'])
    await us.pass({}, us.another())
    assert.deepEqual(await us.batches(), ['DOS 1 deposited', 'PAI 1 deposited'])
  })

  it('F08 killed while sealing: no file, no number used, the rows are free', async (t) => {
    const us = await aspAndUs(t)
    await queued(us)
    const broken = { ...us.s, clock: { ...us.s.clock, now: () => 'nonsense' } }
    await assert.rejects(sealBatches(broken, 'DOS', us.config.asp!))
    assert.deepEqual([await us.batches(), await us.movements()], [[], ['C to_send -']])
    await us.pass()
    assert.deepEqual(await us.batches(), ['DOS 1 deposited', 'PAI 1 deposited'])
  })

  it('F09 F10 two gateways at the same second: one file, numbers without hole or repeat', async (t) => {
    const us = await aspAndUs(t)
    for (let n = 0; n < 4; n++) await us.dossier()
    const outcomes = await Promise.all([us.pass(), us.pass({}, us.another()), us.pass({}, us.another())])
    assert.equal(outcomes.filter((o) => o.outcome === 'done').length, 1)
    await Promise.all([1, 2, 3].map(() => sealBatches(us.another(), 'DOS', us.config.asp!)))
    assert.deepEqual(await us.batches(), ['DOS 1 deposited'])
    assert.deepEqual(
      (await us.movements()).every((m) => m === 'C sent -'),
      true,
    )
  })

  it('F11 a full disk: nothing is lost, somebody is told', async (t) => {
    const us = await aspAndUs(t)
    await queued(us)
    us.faults.on(11, 100)
    assert.equal((await us.pass()).problem, 'refused')
    assert.deepEqual([await us.batches(), await us.anomalies()], [['DOS 1 sealed'], ['transport-refused']])
    us.faults.off(11)
    await us.pass()
    assert.deepEqual(await us.batches(), ['DOS 1 deposited', 'PAI 1 deposited'])
  })

  it('F12 a server that forbids rename and stat', async (t) => {
    const us = await aspAndUs(t, { ASP_CAPABILITIES: 'none' })
    us.faults.on(12, 10_000)
    const [made] = await us.accepted()
    await us.settle()
    assert.equal(await us.state(made!.id), 'paid')
  })

  it('F13 more than the limits: split, in order of urgency, the rest waits', async (t) => {
    const us = await aspAndUs(t)
    const told = [await us.dossier(), await us.dossier(), await us.dossier()]
    await us.round()
    for (const dossier of told) await us.change(dossier, { type: 'M', natures: ['ADRESSE'], effectiveOn: '2026-12-01' })
    const urgent = await us.dossier()
    await us.change(told[2]!, { type: 'F', effectiveOn: '2026-12-01', motive: { code: 'F01', label: 'emploi' } })
    const pass = await us.pass({ limits: { ...quotas, DOS: 2, filesADay: 2 } })
    assert.equal(pass.sealed.length, 1, 'one file of today is used already')
    const line = us.asp.state
    us.asp.tick()
    assert.equal(Object.values(line.dossiers).filter((d) => d.version === 3).length, 1, 'the end leaves first')
    assert.equal(line.dossiers[urgent.number]?.version, 1, 'then the creation')
    us.at('2026-12-02T08:30:00Z')
    await us.pass({ limits: { ...quotas, DOS: 2, filesADay: 2 } })
    assert.deepEqual(
      (await us.movements()).filter((m) => m.includes('to_send')),
      [],
    )
  })

  it('F14 a row that cannot be written is set aside with its reason; the others leave', async (t) => {
    const us = await aspAndUs(t)
    const [bad, good] = [await us.dossier((s) => Object.assign(s.personne, { nomUsage: 'é'.repeat(60) })), await us.dossier()]
    await us.ask(good.id)
    await us.round()
    assert.deepEqual(await us.movements(), ['C rejected 3202', 'C accepted 0000'])
    assert.ok(bad.number && (await us.anomalies()).includes('line-mismatch'))
    assert.deepEqual(await us.states(), ['accepted'])
  })

  it('F15 F66 a death between choice and sealing: nothing leaves', async (t) => {
    const us = await aspAndUs(t)
    const dossier = await us.dossier()
    await us.round()
    const asked = await us.ask(dossier.id)
    await us.change(dossier, {
      type: 'F',
      effectiveOn: '2026-12-01',
      motive: { code: 'F07', label: 'décès' },
      state: { ...dossier.state, droits: { statut: 'CLOS', suspension: null } },
    })
    await us.round()
    await us.round()
    assert.equal(await us.state(asked.id), 'incomplete')
    assert.deepEqual(
      (await us.batches()).filter((b) => b.startsWith('PAI')),
      [],
    )
  })

  it('F16 a dossier that changes while its payment is on its way: the change leaves, the payment is told of the version it needs', async (t) => {
    const us = await aspAndUs(t)
    const [made] = await us.sent()
    await us.change(made!.dossier, { type: 'M', natures: ['ADRESSE'], effectiveOn: '2026-12-01' })
    await us.round()
    await us.round()
    assert.deepEqual(await us.movements(), ['C accepted 0000', 'M accepted 0000'])
    assert.equal(await us.state(made!.id), 'accepted')
  })

  it('F17 ten changes before sealing: one line, the last state, every nature', async (t) => {
    const us = await aspAndUs(t)
    const dossier = await us.dossier()
    await us.round()
    const natures = ['ADRESSE', 'CONTACT', 'COORD_BANCAIRES'] as const
    for (let n = 0; n < 10; n++) await us.change(dossier, { type: 'M', natures: [natures[n % 3]!], effectiveOn: '2026-12-01' })
    await us.round()
    assert.deepEqual(
      (await us.movements()).filter((m) => !m.includes('merged')),
      ['C accepted 0000', 'M accepted 0000'],
    )
    assert.equal(us.asp.state.dossiers[dossier.number]?.version, 11)
  })

  it('F18 created and ended before anything left: nothing is ever sent', async (t) => {
    const us = await aspAndUs(t)
    const dossier = await us.dossier()
    await us.change(dossier, { type: 'F', effectiveOn: '2026-12-01', motive: { code: 'F99', label: 'erreur' } })
    await us.round()
    assert.deepEqual([await us.batches(), await us.movements()], [[], ['C merged -', 'C merged -']])
  })

  it('F19 a week without a gateway: the change leaves with its own day, and its age was said', async (t) => {
    const us = await aspAndUs(t)
    await us.dossier()
    us.faults.on(1, 1)
    us.at('2026-12-08T08:00:00Z')
    await us.pass({ limits: { ...quotas, filesADay: 0 } })
    assert.ok((await us.anomalies()).includes('movement-late'))
    await us.round()
    assert.deepEqual([await us.movements(), await us.anomalies()], [['C accepted 0000'], []])
  })

  it('F20 a watched column changed without a version is refused', async (t) => {
    const us = await aspAndUs(t)
    const dossier = await us.dossier()
    await assert.rejects(
      us.db.run(sql`update payments.dossier set right_status = 'CLOS' where id = ${dossier.id}`),
      /a change of a dossier needs a new version/,
    )
    await assert.rejects(us.db.run(sql`update payments.fact set code = 'x'`))
  })
})

describe('answers to files', () => {
  it('F21 no acknowledgement: said after two working hours, payments held after a day, nothing sealed again', async (t) => {
    const us = await aspAndUs(t)
    us.faults.on(21, 100)
    await us.sent()
    us.at('2026-12-01T09:30:00Z')
    assert.equal((await us.pass()).late, 0)
    us.at('2026-12-01T10:05:00Z')
    assert.equal((await us.pass()).late, 2)
    assert.deepEqual(await us.anomalies(), ['acknowledgement-late', 'acknowledgement-late'])
    us.at('2026-12-02T10:05:00Z')
    await us.pass()
    assert.equal(await us.held('PAI'), 'acknowledgement-late')
    await us.ask((await us.dossier()).id)
    await us.pass()
    assert.deepEqual(await us.batches(), ['DOS 1 deposited', 'DOS 2 deposited', 'PAI 1 deposited'])
  })

  it('F22 refused as unreadable, then taken: the same bytes, counted once', async (t) => {
    const us = await aspAndUs(t)
    const [made] = await us.sent()
    us.faults.on(22, 2)
    us.asp.tick()
    await us.pass()
    assert.deepEqual(await us.batches(), ['DOS 1 deposited', 'PAI 1 deposited'])
    await us.round()
    assert.equal(await us.state(made!.id), 'accepted')
    assert.deepEqual(await us.batches(), ['DOS 1 reconciled', 'PAI 1 reconciled'])
    assert.equal(await us.facts(), 1)
    assert.deepEqual(await us.anomalies(), [])
  })

  it('F23 a name the ASP knows with another content: the flow stops', async (t) => {
    const us = await aspAndUs(t)
    await us.sent()
    us.faults.on(23)
    us.asp.tick()
    await us.pass()
    assert.equal(await us.held('DOS'), 'code 2002')
    assert.ok((await us.anomalies()).includes('flow-held'))
    await us.dossier()
    await us.pass()
    assert.equal((await us.batches()).filter((b) => b.startsWith('DOS')).length, 1)
    await assert.rejects(
      us.write((work) => releaseHold(work, 'DOS', ' ')),
      { code: 'payments.reason-missing' },
    )
    await us.write((work) => releaseHold(work, 'DOS', 'l’ASP a retiré le fichier'))
    assert.equal(await us.held('DOS'), null)
    await assert.rejects(
      us.write((work) => releaseHold(work, 'DOS', 'encore')),
      { code: 'payments.nothing-held' },
    )
  })

  it('F24 an acknowledgement that counts otherwise: no line is applied', async (t) => {
    const us = await aspAndUs(t)
    const [made] = await us.sent()
    us.asp.faults.on(24, 2)
    us.asp.tick()
    const pass = await us.pass()
    assert.equal(pass.received.waiting, 2)
    assert.equal(await us.state(made!.id), 'sent')
    assert.deepEqual(await us.anomalies(), ['acknowledgement-differs', 'acknowledgement-differs'])
    for (const name of us.inFolder('recus'))
      await us.write((work) => releaseHold(work, name.replace(/^\d+-\d+-/, ''), 'vérifié avec l’ASP'))
    await us.pass()
    assert.equal(await us.state(made!.id), 'accepted')
  })

  it('what is sealed is kept encrypted, and never changes', async (t) => {
    const us = await aspAndUs(t)
    await us.sent()
    const [name] = us.inFolder('depot')
    assert.match(readFileSync(path.join(us.root, 'depot', name!), 'utf8'), /"iban":"FR/)
    await assert.rejects(us.db.run(sql`update payments.batch set bytes = ''`), /a sealed batch never changes/)
    assert.equal(
      await us.db.run(sql`select from payments.batch where position('FR76'::bytea in bytes) > 0 or position('iban'::bytea in bytes) > 0`),
      0,
    )
  })
})
