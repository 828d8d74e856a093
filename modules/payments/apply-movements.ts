import { z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import type { Anomaly } from './anomalies.ts'
import { batchOf } from './apply-answers.ts'
import { matchLines } from './lines-of-batch.ts'
import { sendAgain } from './tell-dossier.ts'
import type { MovementOutcome } from './wire/answer-lines.ts'
import { isKnownCode } from './wire/codes.ts'
import { uuidOf } from './wire/identifiers.ts'
import type { ReadFile } from './wire/read-file.ts'

/** What the ASP did with each movement: taken at a version, already there, older than what it holds, or refused. */
export async function applyMovements(work: Work, file: Extract<ReadFile, { kind: 'DOS-return' }>): Promise<Anomaly[]> {
  const batch = await batchOf(work, file, { isLineReturn: true })
  const { clear, anomalies } = await matchLines(work, batch, file.lines, (l) => uuidOf(l.idMouvement))
  const final = contradictory(clear.filter(({ line }) => line.codeTraitement !== '1000'))
  await note(work, final.kept)
  for (const { id, line } of final.kept) await mend(work, id, line)
  return [...anomalies, ...final.anomalies, ...final.kept.flatMap(({ id, line }) => odd(id, line))]
}

type Clear = { id: string; line: MovementOutcome }
const isTaken = (code: string) => ['0000', '3436', '3441'].includes(code)

/** A movement that is taken and refused at once is taken for neither: somebody looks. */
function contradictory(clear: readonly Clear[]) {
  const codes = Map.groupBy(clear, (c) => c.id)
  const isTorn = (c: Clear) => new Set(codes.get(c.id)!.map((o) => isTaken(o.line.codeTraitement))).size > 1
  const anomalies = clear.filter(isTorn).map(
    ({ id, line }): Anomaly => ({
      type: 'disputed',
      severity: 'critical',
      about: id,
      line: line.numLigne,
      received: line.codeTraitement,
    }),
  )
  return { kept: clear.filter((c) => !isTorn(c)), anomalies }
}

async function note({ db, clock }: Work, clear: readonly Clear[]) {
  const rows = clear.map(({ id, line }) => ({
    id,
    state: isTaken(line.codeTraitement) ? 'accepted' : 'rejected',
    code: line.codeTraitement,
    label: line.libelleTraitement,
    field: line.champEnErreur ?? null,
    version: line.codeTraitement === '0000' ? (line.versionIntegree ?? null) : null,
    asp_dossier_id: line.idDossierAsp ?? null,
    asp_person_id: line.idIndividuAsp ?? null,
  }))
  const shape = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, state text, code text, label text, field text, version int,
    asp_dossier_id text, asp_person_id text)`
  await db.run(sql`update payments.movement m set state = r.state, code = r.code, label = r.label, field = r.field, state_at = ${clock.now()}
    from ${shape} where m.id = r.id and m.state in ('in_batch', 'sent')`)
  // an older answer that comes late takes nothing back
  await db.run(sql`update payments.dossier d set accepted_version = greatest(d.accepted_version, least(coalesce(r.version, d.accepted_version), d.version)),
      asp_dossier_id = coalesce(d.asp_dossier_id, r.asp_dossier_id), asp_person_id = coalesce(d.asp_person_id, r.asp_person_id)
    from (select m.dossier_id, max(r.version) as version, max(r.asp_dossier_id) as asp_dossier_id, max(r.asp_person_id) as asp_person_id
      from ${shape} join payments.movement m on m.id = r.id group by m.dossier_id) r where d.id = r.dossier_id`)
}

const everything = ['IDENTITE', 'ADRESSE', 'COORD_BANCAIRES', 'MONTANT', 'PERIODE', 'STRUCTURE'] as const

/** Already there: the present state follows as a change. Lost: it is created again. */
async function mend(work: Work, movementId: string, { codeTraitement: code }: MovementOutcome) {
  if (code !== '3436' && code !== '3440') return
  const { dossierId } = await work.db.one(
    z.object({ dossierId: z.uuid() }),
    sql`select dossier_id as "dossierId" from payments.movement where id = ${movementId}`,
  )
  await sendAgain(work, dossierId, code === '3436' ? 'M' : 'C', code === '3436' ? everything : [])
}

function odd(id: string, { codeTraitement: code, libelleTraitement: label, valeurAttendue, numLigne }: MovementOutcome): Anomaly[] {
  const about = { about: `${id} ${code}`, line: numLigne }
  if (code === '3437') return [{ type: 'other-identifier', severity: 'warning', ...about, received: String(valeurAttendue ?? '') }]
  if (code === '3450') return [{ type: 'death-reported', severity: 'critical', ...about }]
  return isKnownCode(code) ? [] : [{ type: 'unknown-code', severity: 'warning', ...about, received: `${code} ${label ?? ''}` }]
}
