import assert from 'node:assert/strict'
import { it } from 'node:test'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import { runs } from '#testing/deep'
import { aspAndUs } from '../../testing/outside/asp/gateway.ts'
import { writeFile } from './wire/envelope.ts'
import { transferReference, ulidOf } from './wire/identifiers.ts'
import type { SettlementLine } from './wire/settlement-lines.ts'

it(`F78 a series of ${runs(1000, 45_000)} lines is applied whole, in parts`, async (t) => {
  const us = await aspAndUs(t)
  const [made] = await us.accepted()
  await us.admin(`insert into payments.dossier (id, young_person_id, number, content, content_hash, account_id, right_status, version, accepted_version, created_at, changed_at)
      select gen_random_uuid(), young_person_id, 'CEJ2607502' || lpad(n::text, 7, '0') || lpad((98 - (('1214192607502' || lpad(n::text, 7, '0') || '00')::numeric % 97))::text, 2, '0'), '', '', account_id, 'OUVERT', 1, 1, created_at, changed_at
      from payments.dossier, generate_series(2, ${runs(1000, 45_000)}) n;
    insert into payments.attempt (id, dossier_id, young_person_id, type, prestation, month, kind, number, required_version, lump_sum_cents, deducted_cents, reduction_cents,
        arrears_cents, asked_cents, scale, calculation_hash, account_id, validators, state, series, created_at, state_at)
      select gen_random_uuid(), d.id, d.young_person_id, 'P', d.number || '03', a.month, a.kind, 1, 1, a.lump_sum_cents, a.deducted_cents, 0, 0, a.asked_cents, a.scale,
        a.calculation_hash, a.account_id, a.validators, 'accepted', '2026-12-S1', a.created_at, a.state_at
      from payments.attempt a, payments.dossier d where d.id <> a.dossier_id`)
  const rows = await us.db.many(
    z.object({ id: z.uuid(), prestation: z.string() }),
    sql`select id, prestation from payments.attempt order by id`,
  )
  const lines = rows.map(
    (r): SettlementLine => ({
      idLigne: ulidOf(r.id),
      numPrestation: r.prestation,
      statut: 'PAYE',
      montantDemandeCentimes: 50000,
      montantRetenuCentimes: 0,
      montantPayeCentimes: 50000,
      datePaiement: '2026-12-07',
      refVirement: transferReference(r.prestation, 1),
    }),
  )
  const parts = Math.ceil(lines.length / 20_000)
  for (let n = 0; n < parts; n++) {
    const series = {
      code: '2026-12-S1',
      execution: '2026-12-07',
      valeur: '2026-12-08',
      partie: n + 1,
      nbParties: parts,
      nbTotal: lines.length,
      totalPayeCentimes: lines.length * 50000,
    }
    const some = lines.slice(n * 20_000, (n + 1) * 20_000)
    const about = { kind: 'REG', flow: 'REG', emitter: 'ASP', recipient: 'MLNAT', environment: 'TEST', writtenAt: us.now() } as const
    const file = writeFile({ ...about, sequence: n + 1, previous: null, lines: some, series })
    us.asp.place(file.name, file.bytes)
  }
  us.at('2026-12-07T08:00:00Z')
  const began = performance.now()
  const pass = await us.pass()
  t.diagnostic(`${lines.length} lines in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  assert.equal(pass.received.quarantined, 0)
  assert.equal(await us.state(made!.id), 'paid')
  assert.equal(await us.db.run(sql`select from payments.attempt where state = 'paid'`), lines.length)
  assert.ok(performance.now() - began < 60_000)
})
