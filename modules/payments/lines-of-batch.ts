import { z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import type { Anomaly } from './anomalies.ts'
import { arrived, type Batch } from './apply-answers.ts'

type Answered = { numLigne: number; codeTraitement: string; definitif: boolean }

/** Ties the lines of a return to those that were sent: the clear ones are given back, whatever else is wrong becomes an anomaly. */
export async function matchLines<L extends Answered>(work: Work, batch: Batch, lines: readonly L[], idOf: (line: L) => string | undefined) {
  await arrived(work, batch)
  const sent = await work.db.many(
    z.object({ number: z.int(), id: z.uuid() }),
    sql`select number, coalesce(attempt_id, movement_id) as id from payments.batch_line where batch_id = ${batch.id} order by number for update`,
  )
  const byNumber = new Map(sent.map((l) => [l.number, l.id]))
  const seen = new Map<number, string>()
  const anomalies: Anomaly[] = []
  const clear: { id: string; line: L }[] = []
  for (const line of lines) {
    const id = idOf(line)
    const about = { about: `${batch.name} ${line.numLigne}`, batchId: batch.id, line: line.numLigne }
    if (!byNumber.has(line.numLigne)) anomalies.push({ type: 'unknown-line', severity: 'warning', ...about, received: id ?? null })
    else if (id === undefined || byNumber.get(line.numLigne) !== id)
      anomalies.push({
        type: 'line-mismatch',
        severity: 'warning',
        ...about,
        expected: byNumber.get(line.numLigne) ?? null,
        received: id ?? null,
      })
    else {
      if (seen.has(line.numLigne)) anomalies.push({ type: 'line-repeated', severity: 'warning', ...about })
      seen.set(line.numLigne, line.codeTraitement)
      clear.push({ id, line })
    }
  }
  await noteAnswers(work, batch, seen)
  const missing = sent.filter((l) => !seen.has(l.number))
  const silent = await stillSilent(
    work,
    batch,
    missing.map((l) => l.number),
  )
  anomalies.push(
    ...silent.map(
      (number): Anomaly => ({ type: 'line-missing', severity: 'warning', about: `${batch.name} ${number}`, batchId: batch.id }),
    ),
  )
  return { clear, anomalies }
}

async function noteAnswers({ db, clock }: Work, batch: Batch, seen: ReadonlyMap<number, string>) {
  const final = [...seen].filter(([, code]) => code !== '1000')
  await db.run(sql`update payments.batch_line l set code = s.code from unnest(${final.map(([n]) => n)}::int[], ${final.map(([, c]) => c)}::text[]) as s (number, code)
    where l.batch_id = ${batch.id} and l.number = s.number`)
  await db.run(sql`update payments.anomaly set resolved_at = ${clock.now()}, resolution = 'la ligne est arrivée' where type = 'line-missing' and resolved_at is null
    and about = any(${final.map(([n]) => `${batch.name} ${n}`)})`)
  await db.run(sql`update payments.batch set state = 'treated', state_at = ${clock.now()} where id = ${batch.id} and state <> 'reconciled'
    and not exists (select from payments.batch_line l where l.batch_id = ${batch.id} and l.code is null)`)
}

/** A completed return lists only what was left: what was answered before is not missing. */
async function stillSilent({ db }: Work, batch: Batch, numbers: readonly number[]) {
  const rows = await db.many(
    z.object({ number: z.int() }),
    sql`select number from payments.batch_line where batch_id = ${batch.id} and number = any(${numbers}) and code is null`,
  )
  return rows.map((r) => r.number)
}
