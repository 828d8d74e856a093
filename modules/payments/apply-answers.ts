import { z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { type Anomaly, resolveAnomalies } from './anomalies.ts'
import { NotYet } from './file-outcomes.ts'
import { sendAgain } from './tell-dossier.ts'
import { meaningOf } from './wire/codes.ts'
import { originalNameOf } from './wire/file-name.ts'
import type { ReadFile } from './wire/read-file.ts'

const Batch = z.object({
  id: z.uuid(),
  flow: z.string(),
  emitter: z.string(),
  name: z.string(),
  sha256: z.string(),
  lineCount: z.int(),
  totalCents: z.int().nullable(),
  state: z.string(),
  heldBecause: z.string().nullable(),
})
export type Batch = z.infer<typeof Batch>

/** The batch that an answer speaks of; an answer to one that is held waits. */
export async function batchOf({ db }: Work, { name }: ReadFile, { isLineReturn }: { isLineReturn: boolean }) {
  const batch = await db.one(
    Batch,
    sql`select id, flow, emitter, name, sha256, line_count as "lineCount", total_cents as "totalCents", state, held_because as "heldBecause"
      from payments.batch where name = ${originalNameOf(name.name)} for update`,
  )
  if (isLineReturn && batch.heldBecause) throw new NotYet()
  return batch
}

type Acknowledgement = Extract<ReadFile, { kind: 'acknowledgement' }>

/** What the ASP says of a whole file of ours. */
export async function applyAcknowledgement(work: Work, file: Acknowledgement): Promise<Anomaly[]> {
  const [batch, [said]] = [await batchOf(work, file, { isLineReturn: false }), file.lines]
  if (!said) return []
  await resolveAnomalies(work.db, work.clock.now(), 'acknowledgement-late', [batch.name], 'l’accusé est arrivé')
  if (said.statut === 'REJETE') return refuse(work, batch, said.codeTraitement)
  const isSame =
    said.sha256Recu === batch.sha256 &&
    said.nbLignesLues === batch.lineCount &&
    (said.totalCentimesLu ?? batch.totalCents) === batch.totalCents
  if (isSame || said.statut === 'DEJA_RECU') {
    await arrived(work, batch)
    await resolveAnomalies(work.db, work.clock.now(), 'file-refused', [batch.name], 'le même fichier a été accepté')
    return []
  }
  await work.db.run(sql`update payments.batch set held_because = 'acknowledgement-differs' where id = ${batch.id}`)
  return [
    {
      type: 'acknowledgement-differs',
      severity: 'critical',
      about: batch.name,
      batchId: batch.id,
      expected: `${batch.lineCount} lignes, ${batch.totalCents} centimes`,
      received: `${said.nbLignesLues} lignes, ${said.totalCentimesLu} centimes`,
    },
  ]
}

/** The ASP holds the file: whatever we were not sure of before, its lines are sent. */
export async function arrived({ db, clock }: Work, batch: Batch) {
  const now = clock.now()
  await db.run(sql`update payments.batch set state = case when state in ('treated', 'reconciled') then state else 'acknowledged' end, held_because = null,
    deposited_at = coalesce(deposited_at, ${now}), acknowledged_at = coalesce(acknowledged_at, ${now}), state_at = ${now} where id = ${batch.id}`)
  await db.run(sql`update payments.attempt a set state = 'sent', state_at = ${now} from payments.batch_line l
    where l.batch_id = ${batch.id} and l.attempt_id = a.id and a.state = 'in_batch'`)
  await db.run(sql`update payments.movement m set state = 'sent', state_at = ${now} from payments.batch_line l
    where l.batch_id = ${batch.id} and l.movement_id = m.id and m.state = 'in_batch'`)
}

async function refuse(work: Work, batch: Batch, code: string): Promise<Anomaly[]> {
  const { db, clock } = work
  const now = clock.now()
  const anomaly: Anomaly = {
    type: 'file-refused',
    severity: 'warning',
    about: batch.name,
    batchId: batch.id,
    received: `${code} ${meaningOf(code).label}`,
  }
  if (!['sealed', 'uncertain', 'deposited'].includes(batch.state)) return []
  if (['2005', '2007'].includes(code)) {
    // the same bytes again
    await db.run(sql`update payments.batch set state = 'sealed', code = ${code}, state_at = ${now} where id = ${batch.id}`)
    return [{ ...anomaly, severity: 'info' }]
  }
  if (['2002', '2009', '2010'].includes(code)) {
    await db.run(
      sql`update payments.flow set held_because = ${`code ${code}`}, held_at = ${now} where flow = ${batch.flow} and emitter = ${batch.emitter}`,
    )
    await db.run(sql`update payments.batch set held_because = ${`code ${code}`}, code = ${code}, state_at = ${now} where id = ${batch.id}`)
    return [{ ...anomaly, type: 'flow-held', severity: 'critical' }]
  }
  await db.run(sql`update payments.batch set state = 'refused', code = ${code}, state_at = ${now} where id = ${batch.id}`)
  await db.run(sql`update payments.attempt a set state = 'ready', state_at = ${now} from payments.batch_line l
    where l.batch_id = ${batch.id} and l.attempt_id = a.id and a.state in ('in_batch', 'sent')`)
  await db.run(sql`update payments.movement m set state = case when exists (select from payments.movement o where o.dossier_id = m.dossier_id and o.state = 'to_send')
      then 'merged' else 'to_send' end, state_at = ${now} from payments.batch_line l
    where l.batch_id = ${batch.id} and l.movement_id = m.id and m.state in ('in_batch', 'sent')`)
  return [{ ...anomaly, severity: 'critical' }]
}

/** Differences of the weekly comparison: where the ASP is behind, the present state is sent again; nothing is ever closed by this. */
export async function applyControl(work: Work, file: Extract<ReadFile, { kind: 'ETA-return' }>): Promise<Anomaly[]> {
  const found = await work.db.many(
    z.object({ id: z.uuid(), number: z.string(), version: z.int() }),
    sql`select id, number, version from payments.dossier where number = any(${file.lines.map((l) => l.numDossier)}) order by id for update`,
  )
  const byNumber = new Map(found.map((d) => [d.number, d]))
  for (const line of file.lines) {
    const dossier = byNumber.get(line.numDossier)
    if (!dossier) continue
    if (line.ecart === 'ABSENT_ASP') await sendAgain(work, dossier.id, 'C')
    else if (line.ecart === 'VERSION_DIFFERENTE' && (line.versionAsp ?? 0) < dossier.version)
      await sendAgain(work, dossier.id, 'M', everything)
  }
  return file.lines.map((line) => ({
    type: 'control-differs',
    severity: line.ecart === 'INCONNU_EMETTEUR' ? 'critical' : 'warning',
    about: `${line.numDossier} ${line.ecart}`,
    dossierId: byNumber.get(line.numDossier)?.id ?? null,
    received: `${line.ecart} ${line.versionAsp ?? ''} ${line.statutAsp ?? ''}`.trim(),
  }))
}

const everything = ['IDENTITE', 'ADRESSE', 'COORD_BANCAIRES', 'MONTANT', 'PERIODE', 'STRUCTURE'] as const
