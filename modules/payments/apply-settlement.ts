import { z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import type { Anomaly } from './anomalies.ts'
import { cancelInFlight } from './cancel-in-flight.ts'
import { Unbelievable } from './file-outcomes.ts'
import { type NewFact, tellFacts } from './refold.ts'
import { isKnownCode } from './wire/codes.ts'
import { uuidOf } from './wire/identifiers.ts'
import type { ReadFile } from './wire/read-file.ts'
import type { ReturnLine, SettlementLine } from './wire/settlement-lines.ts'

type Settlement = Extract<ReadFile, { kind: 'REG' }>

/** What a series paid, did not pay, and put off. */
export async function applySettlement(work: Work, file: Settlement, fileId: number): Promise<Anomaly[]> {
  const series = checkTotals(file)
  const known = await knownAttempts(
    work,
    file.lines.map((l) => l.idLigne),
  )
  const clear = file.lines.flatMap((line, at) => {
    const attempt = known.get(uuidOf(line.idLigne) ?? '')
    return attempt && attempt.prestation === line.numPrestation ? [{ line, at: at + 1, attempt }] : []
  })
  const isClear = new Set(clear.map((c) => c.at))
  const strangers = file.lines.flatMap((line, at): Anomaly[] =>
    isClear.has(at + 1)
      ? []
      : [{ type: 'unknown-line', severity: 'warning', about: `${file.name.name} ${at + 1}`, line: at + 1, received: line.idLigne }],
  )
  const facts = clear.map(({ line, at, attempt }) =>
    settlementFact(line, attempt.id, { fileId, line: at, sequence: file.name.sequence, series: series.code }),
  )
  await tellFacts(work, facts)
  await noteSeries(work, series)
  return [...strangers, ...clear.flatMap(({ line, at, attempt }) => oddAmount(line, at, attempt))]
}

/** The header, the lines and the closing say the same sum; a part says no more than the whole. */
function checkTotals({ header: { serie }, lines }: Settlement) {
  if (!serie) throw new Unbelievable('series-missing', 'entete.serie')
  const paid = lines.reduce((sum, l) => sum + l.montantPayeCentimes, 0)
  const isOnly = serie.nbParties === 1
  if (isOnly ? paid !== serie.totalPayeCentimes : paid > serie.totalPayeCentimes)
    throw new Unbelievable('series-total', `${paid} of ${serie.totalPayeCentimes}`)
  if (isOnly ? lines.length !== serie.nbTotal : lines.length > serie.nbTotal)
    throw new Unbelievable('series-count', `${lines.length} of ${serie.nbTotal}`)
  return serie
}

const Known = z.object({
  id: z.uuid(),
  prestation: z.string(),
  askedCents: z.int(),
  paidCents: z.int().nullable(),
  accountId: z.uuid(),
  dossierId: z.uuid(),
})
type Known = z.infer<typeof Known>

async function knownAttempts({ db }: Work, ulids: readonly string[]) {
  const ids = ulids.flatMap((u) => uuidOf(u) ?? [])
  const rows = await db.many(
    Known,
    sql`select id, prestation, asked_cents as "askedCents", paid_cents as "paidCents", account_id as "accountId", dossier_id as "dossierId" from payments.attempt where id = any(${ids})`,
  )
  return new Map(rows.map((r) => [r.id, r]))
}

function settlementFact(
  line: SettlementLine,
  attemptId: string,
  from: { fileId: number; line: number; sequence: number; series: string },
): NewFact {
  const motive = { code: line.motif?.code ?? null, label: line.motif?.libelle ?? null }
  const about = { attemptId, ...from, settledIn: from.series, ...motive }
  if (line.statut === 'PAYE')
    return {
      ...about,
      type: 'paid',
      content: `${line.montantPayeCentimes} ${line.datePaiement} ${line.refVirement}`,
      amountCents: line.montantPayeCentimes,
      onDay: line.datePaiement ?? null,
    }
  if (line.statut === 'NON_PAYE') return { ...about, type: 'not_paid', content: `${line.motif?.code ?? ''} ${from.series}` }
  return { ...about, type: 'in_series', content: `${from.series} ${line.serieReport ?? ''}`, series: line.serieReport ?? null }
}

function oddAmount(line: SettlementLine, at: number, attempt: Known): Anomaly[] {
  const about = { about: attempt.id, attemptId: attempt.id, dossierId: attempt.dossierId, line: at }
  const code = line.motif?.code
  const isUnknown = code && !isKnownCode(code)
  const expected = line.montantDemandeCentimes - line.montantRetenuCentimes
  const isOdd = line.statut === 'PAYE' && (line.montantPayeCentimes !== expected || line.montantDemandeCentimes !== attempt.askedCents)
  return [
    ...(isOdd
      ? [
          {
            type: 'amount-differs',
            severity: 'critical',
            ...about,
            expected: String(attempt.askedCents),
            received: String(line.montantPayeCentimes),
          } as const,
        ]
      : []),
    ...(isUnknown
      ? [
          {
            type: 'unknown-code',
            severity: 'warning',
            ...about,
            about: `${attempt.id} ${code}`,
            received: `${code} ${line.motif?.libelle ?? ''}`,
          } as const,
        ]
      : []),
  ]
}

/** A settlement that comes after the series was found whole opens it again; a replay says nothing more. */
async function noteSeries({ db }: Work, s: NonNullable<Settlement['header']['serie']>) {
  await db.run(sql`insert into payments.series as s (code, rank, opens_at, cut_off_at, executes_on, value_on, returns_until, asp_state, calendar_sequence, state,
      expected_count, expected_cents)
    values (${s.code}, ${Number(s.code.slice(-1))}, ${`${s.execution}T00:00:00Z`}, ${`${s.execution}T00:00:00Z`}, ${s.execution}, ${s.valeur}, ${s.valeur}, 'REGLEE', 0, 'settled',
      ${s.nbTotal}, ${s.totalPayeCentimes})
    on conflict (code) do update set state = 'settled', asp_state = 'REGLEE', expected_count = greatest(s.expected_count, excluded.expected_count),
      expected_cents = greatest(s.expected_cents, excluded.expected_cents)`)
}

/** Transfers that banks gave back: the month is due again, once. */
export async function applyBankReturns(work: Work, file: Extract<ReadFile, { kind: 'RBQ' }>, fileId: number): Promise<Anomaly[]> {
  const known = await knownAttempts(
    work,
    file.lines.map((l) => l.idLigne),
  )
  const rows = file.lines.map((line, at) => ({ line, at: at + 1, attempt: known.get(uuidOf(line.idLigne) ?? '') }))
  const clear = rows.filter((r): r is typeof r & { attempt: Known } => r.attempt !== undefined)
  await block(work, clear)
  await tellFacts(
    work,
    clear.map(({ line, at, attempt }) => ({
      attemptId: attempt.id,
      type: 'returned',
      content: `${line.montantRetourCentimes} ${line.dateRetour} ${line.refVirement}`,
      fileId,
      line: at,
      sequence: file.name.sequence,
      onDay: line.dateRetour,
      amountCents: line.montantRetourCentimes,
      code: line.codeIso,
      label: line.libelle,
    })),
  )
  return rows.flatMap(({ line, at, attempt }) => oddReturn(line, at, attempt, file.name.name))
}

function oddReturn(line: ReturnLine, at: number, attempt: Known | undefined, name: string): Anomaly[] {
  if (!attempt) return [{ type: 'unknown-line', severity: 'warning', about: `${name} ${at}`, line: at, received: line.idLigne }]
  const about = { about: attempt.id, attemptId: attempt.id, dossierId: attempt.dossierId, line: at }
  return [
    ...(line.codeIso === 'MD07' ? [{ type: 'death-reported', severity: 'critical', ...about } as const] : []),
    ...(isKnownCode(line.codeIso)
      ? []
      : [
          {
            type: 'unknown-code',
            severity: 'warning',
            ...about,
            about: `${attempt.id} ${line.codeIso}`,
            received: `${line.codeIso} ${line.libelle}`,
          } as const,
        ]),
    ...(attempt.paidCents !== null && attempt.paidCents !== line.montantRetourCentimes
      ? [
          {
            type: 'amount-differs',
            severity: 'critical',
            ...about,
            expected: String(attempt.paidCents),
            received: String(line.montantRetourCentimes),
          } as const,
        ]
      : []),
  ]
}

/** No line leaves to these details any more; after a death nothing leaves at all. */
async function block(work: Work, clear: readonly { line: ReturnLine; attempt: Known }[]) {
  const blocked = clear.filter(({ line }) => line.coordBloquee)
  await work.db.run(sql`insert into payments.blocked_account (account_id, code, since)
    select distinct on (a) a, c, ${work.clock.now()}::timestamptz from unnest(${blocked.map((b) => b.attempt.accountId)}::uuid[], ${blocked.map((b) => b.line.codeIso)}::text[]) as b (a, c)
    on conflict do nothing`)
  const dead = clear.filter(({ line }) => line.codeIso === 'MD07').map((c) => c.attempt.dossierId)
  if (!dead.length) return
  await work.db.run(sql`update payments.dossier set is_dead = true where id = any(${dead})`)
  await cancelInFlight(work, dead)
}
