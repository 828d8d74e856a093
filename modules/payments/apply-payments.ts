import { z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import type { Anomaly } from './anomalies.ts'
import { batchOf } from './apply-answers.ts'
import { matchLines } from './lines-of-batch.ts'
import { type NewFact, tellFacts } from './refold.ts'
import { sendAgain } from './tell-dossier.ts'
import type { PaymentOutcome } from './wire/answer-lines.ts'
import { isKnownCode } from './wire/codes.ts'
import { uuidOf } from './wire/identifiers.ts'
import type { ReadFile } from './wire/read-file.ts'

/** What the ASP did with each payment line of a file of ours. */
export async function applyPayments(work: Work, file: Extract<ReadFile, { kind: 'PAI-return' }>, fileId: number): Promise<Anomaly[]> {
  const batch = await batchOf(work, file, { isLineReturn: true })
  const { clear, anomalies } = await matchLines(work, batch, file.lines, (l) => uuidOf(l.idLigne))
  const targets = await targetsOf(
    work,
    clear.map((c) => c.id),
  )
  const facts = clear.flatMap(({ id, line }) => factsOf(id, line, targets.get(id), { fileId, sequence: file.name.sequence }))
  await noteIds(work, clear)
  await tellFacts(work, facts)
  await mend(work, clear)
  return [...anomalies, ...clear.flatMap(({ id, line }) => oddCode(id, line))]
}

type Clear = { id: string; line: PaymentOutcome }

function factsOf(id: string, line: PaymentOutcome, targetId: string | undefined, from: { fileId: number; sequence: number }): NewFact[] {
  const { codeTraitement: code, libelleTraitement: label } = line
  if (code === '1000' || !line.definitif) return []
  const about = { ...from, line: line.numLigne, code, label, onDay: line.traiteLe.slice(0, 10) }
  if (code !== '0000') return [{ attemptId: id, type: 'rejected', content: code, ...about }]
  const taken: NewFact = { attemptId: id, type: 'accepted', content: 'accepted', ...about, series: line.serieAffectee ?? null }
  return line.typeMouvement === 'N' && targetId
    ? [taken, { attemptId: targetId, type: 'cancelled', content: 'cancelled', ...about }]
    : [taken]
}

async function targetsOf({ db }: Work, ids: readonly string[]) {
  const rows = await db.many(
    z.object({ id: z.uuid(), targetId: z.uuid() }),
    sql`select id, target_id as "targetId" from payments.attempt where id = any(${ids}) and target_id is not null`,
  )
  return new Map(rows.map((r) => [r.id, r.targetId]))
}

async function noteIds({ db }: Work, clear: readonly Clear[]) {
  const rows = clear.map(({ id, line }) => ({
    id,
    asp_id: line.idPrestationAsp ?? null,
    field: line.champEnErreur ?? null,
    warnings: line.avertissements,
  }))
  await db.run(sql`update payments.attempt a set asp_id = coalesce(r.asp_id, a.asp_id), field = r.field, warnings = r.warnings
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, asp_id text, field text, warnings text[]) where a.id = r.id`)
}

/** What the gateway repairs by itself: it tells the dossier again, and the next request finds it. */
async function mend(work: Work, clear: readonly Clear[]) {
  const lost = clear.filter(({ line }) => ['3440', '3601'].includes(line.codeTraitement) && line.typeMouvement === 'P')
  if (!lost.length) return
  const dossiers = await work.db.many(
    z.object({ id: z.uuid(), code: z.string() }),
    sql`select distinct on (a.dossier_id) a.dossier_id as id, a.code from payments.attempt a where a.id = any(${lost.map((l) => l.id)})`,
  )
  for (const { id, code } of dossiers) await sendAgain(work, id, code === '3440' ? 'C' : 'M', code === '3440' ? [] : ['COORD_BANCAIRES'])
}

const oddCode = (id: string, { codeTraitement: code, libelleTraitement: label, numLigne }: PaymentOutcome): Anomaly[] =>
  isKnownCode(code)
    ? []
    : [
        {
          type: 'unknown-code',
          severity: 'warning',
          about: `${id} ${code}`,
          attemptId: id,
          line: numLigne,
          received: `${code} ${label ?? ''}`,
        },
      ]
