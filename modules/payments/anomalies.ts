import type { Db } from '#platform/db'
import { sql } from '#platform/sql'

/** What does not fit between the ASP and us. */
export type AnomalyType =
  | 'transport-unreachable'
  | 'transport-untrusted'
  | 'transport-refused'
  | 'acknowledgement-late'
  | 'acknowledgement-differs'
  | 'file-refused'
  | 'flow-held'
  | 'file-quarantined'
  | 'file-changed'
  | 'file-stays'
  | 'sequence-gap'
  | 'sequence-ahead'
  | 'unknown-line'
  | 'line-mismatch'
  | 'line-missing'
  | 'line-repeated'
  | 'unknown-code'
  | 'amount-differs'
  | 'settlement-missing'
  | 'two-motives'
  | 'disputed'
  | 'double-payment'
  | 'unknown-dossier'
  | 'other-identifier'
  | 'control-differs'
  | 'statement-differs'
  | 'movement-late'
  | 'attempt-silent'
  | 'clock-drift'
  | 'death-reported'

export type Anomaly = {
  type: AnomalyType
  severity: 'info' | 'warning' | 'critical'
  /** Two of a type about the same thing are one. */
  about: string
  dossierId?: string | null
  attemptId?: string | null
  batchId?: string | null
  fileId?: number | null
  line?: number | null
  expected?: string | null
  received?: string | null
}

/** Opens anomalies, each once while it is open. How many are new. */
export async function openAnomalies(db: Db, now: string, list: readonly Anomaly[]) {
  if (!list.length) return 0
  const rows = list.map((a) => ({
    type: a.type,
    severity: a.severity,
    about: a.about,
    dossier_id: a.dossierId ?? null,
    attempt_id: a.attemptId ?? null,
    batch_id: a.batchId ?? null,
    file_id: a.fileId ?? null,
    line: a.line ?? null,
    expected: a.expected ?? null,
    received: a.received ?? null,
  }))
  return db.run(sql`insert into payments.anomaly
      (type, severity, about, dossier_id, attempt_id, batch_id, file_id, line, expected, received, opened_at)
    select type, severity, about, dossier_id, attempt_id, batch_id, file_id, line, expected, left(received, 2000), ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a (type text, severity text, about text, dossier_id uuid, attempt_id uuid,
      batch_id uuid, file_id bigint, line int, expected text, received text)
    on conflict do nothing`)
}

/** Closes anomalies by the fact that resolves them. */
export const resolveAnomalies = (db: Db, now: string, type: AnomalyType, about: readonly string[], resolution: string) =>
  db.run(sql`update payments.anomaly set resolved_at = ${now}, resolution = ${resolution}
    where type = ${type} and about = any(${about}) and resolved_at is null`)
