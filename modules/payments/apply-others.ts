import { z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import type { Anomaly } from './anomalies.ts'
import type { ReadFile } from './wire/read-file.ts'

/** The ASP's calendar replaces the one before; an older file that comes late changes nothing. Cut-offs are the ASP's, never our clock's. */
export async function applyCalendar({ db }: Work, file: Extract<ReadFile, { kind: 'CAL' }>): Promise<Anomaly[]> {
  const rows = file.lines.map((l) => ({ ...l, sequence: file.name.sequence }))
  await db.run(sql`insert into payments.series as s (code, rank, opens_at, cut_off_at, executes_on, value_on, returns_until, asp_state, calendar_sequence)
    select code, rang, ouverture, arrete, execution, valeur, "retourPrevu", statut, sequence
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (code text, rang int, ouverture timestamptz, arrete timestamptz, execution date, valeur date,
      "retourPrevu" date, statut text, sequence int)
    on conflict (code) do update set rank = excluded.rank, opens_at = excluded.opens_at, cut_off_at = excluded.cut_off_at, executes_on = excluded.executes_on,
      value_on = excluded.value_on, returns_until = excluded.returns_until, asp_state = excluded.asp_state, calendar_sequence = excluded.calendar_sequence
    where s.calendar_sequence < excluded.calendar_sequence`)
  return []
}

/** Orders to repay; of two files about one the higher sequence holds. */
export async function applyOrders({ db }: Work, file: Extract<ReadFile, { kind: 'ORV' }>): Promise<Anomaly[]> {
  const rows = file.lines.map((l) => ({ ...l, motif: undefined, sequence: file.name.sequence }))
  await db.run(sql`insert into payments.repayment_order as o (id, prestation, state, asked_cents, recovered_cents, effective_on, sequence)
    select distinct on ("idOrdre") "idOrdre", "numPrestation", statut, "montantDemandeCentimes", "montantRecouvreCentimes", "dateEffet", sequence
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("idOrdre" text, "numPrestation" text, statut text, "montantDemandeCentimes" int,
      "montantRecouvreCentimes" int, "dateEffet" date, sequence int) order by "idOrdre", "montantRecouvreCentimes" desc
    on conflict (id) do update set state = excluded.state, recovered_cents = excluded.recovered_cents, effective_on = excluded.effective_on, sequence = excluded.sequence
    where o.sequence < excluded.sequence`)
  const known = await db.many(
    z.object({ prestation: z.string() }),
    sql`select distinct prestation from payments.attempt where prestation = any(${file.lines.map((l) => l.numPrestation)})`,
  )
  const ours = new Set(known.map((k) => k.prestation))
  return file.lines.flatMap((l, at) =>
    ours.has(l.numPrestation)
      ? []
      : [{ type: 'unknown-dossier', severity: 'warning', about: l.idOrdre, line: at + 1, received: l.numPrestation } as const],
  )
}

/** The ASP's own counts of a series, beside ours: what differs is said. */
export async function applyStatement({ db }: Work, file: Extract<ReadFile, { kind: 'REL' }>, fileId: number): Promise<Anomaly[]> {
  const rows = file.lines.map((l) => ({ series: l.serie, structure: l.codeMissionLocale, counts: l }))
  await db.run(sql`insert into payments.statement (series, structure_code, counts, file_id)
    select series, structure, counts, ${fileId}::bigint from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (series text, structure text, counts jsonb)
    on conflict (series, structure_code) do update set counts = excluded.counts, file_id = excluded.file_id`)
  const ours = await db.many(
    z.object({ series: z.string(), structure: z.string(), cents: z.int() }),
    sql`select f.settled_in as series, substr(d.number, 6, 5) as structure, sum(f.amount_cents)::int as cents from payments.fact f
      join payments.attempt a on a.id = f.attempt_id join payments.dossier d on d.id = a.dossier_id
      where f.type = 'paid' and f.settled_in = any(${file.lines.map((l) => l.serie)}) group by 1, 2`,
  )
  const centsOf = new Map(ours.map((o) => [`${o.series} ${o.structure}`, o.cents]))
  return file.lines.flatMap((l, at) => {
    const [about, theirs] = [`${l.serie} ${l.codeMissionLocale}`, l.payees.totalCentimes]
    const mine = centsOf.get(about) ?? 0
    return mine === theirs
      ? []
      : [
          {
            type: 'statement-differs',
            severity: 'critical',
            about,
            line: at + 1,
            expected: String(mine),
            received: String(theirs),
          } as const,
        ]
  })
}
