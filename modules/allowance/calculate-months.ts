import { createHash } from 'node:crypto'
import { fileAudiences } from '#modules/people'
import { type Sql, sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { monthChanged } from './api.ts'
import { loadFacts, loadUncovered, type MonthFacts, type UncoveredMonth } from './facts.ts'
import { entitle } from './ledger.ts'
import { defaultSettings, monthOf, rulesVersion } from './rules.ts'
import { type Settled, settle } from './rules-settle.ts'

type Held = Pick<Work, 'db' | 'clock' | 'ids'>
/** A month as it is to be kept. */
type Kept = Omit<ReturnType<typeof toKept>, 'input'> & { input: object | null }

/**
 * Finds anew where months of persons stand (`wanted`: young_person_id, month) and keeps what changed: the state on the month, each new amount as a
 * calculation that is never written over. Held by person until the transaction ends. Gives the months that changed.
 */
export async function calculateMonths(work: Held, wanted: Sql) {
  await work.db.run(sql`select pg_advisory_xact_lock(hashtextextended('allowance', 0) # hashtextextended(p.id::text, 0))
    from (select distinct w.young_person_id as id from (${wanted}) w order by 1) p`)
  const facts = await loadFacts(work.db, wanted)
  const today = work.clock.today()
  const uncovered = await loadUncovered(work.db, wanted)
  const found = [...facts.map((f) => toKept(work, f, settle(f, defaultSettings, today))), ...uncovered.map(toNothing)]
  const changed = found.filter((one) => one.isNew || one.isOther)
  if (changed.length) await keep(work, changed)
  return changed
}

/** The same, and tells the open screens and the modules below of each month that changed. */
export async function calculateAndTell(work: Work, wanted: Sql) {
  const changed = await calculateMonths(work, wanted)
  if (!changed.length) return
  const audiences = await fileAudiences(work, [...new Set(changed.map(({ youngPersonId }) => youngPersonId))])
  await work.publishEach(
    monthChanged,
    changed.map(({ id, youngPersonId, month }) => ({
      data: { monthId: id, youngPersonId, month: monthOf(month) },
      audience: audiences.get(youngPersonId) ?? [],
    })),
  )
}

function toKept({ ids }: Held, facts: MonthFacts, { status, blockers, input, result }: Settled) {
  const { kept, youngPersonId, month, contractId, declarationId } = facts
  // a month whose money has moved keeps its payer: a transfer to the other network never has it paid twice
  const payer = kept?.hasMoney ? kept.payer : facts.payer
  const content = { input, suspendedBy: facts.suspendedBy, settings: defaultSettings, rulesVersion, ...result }
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  const isOther = kept !== null && input !== null && kept.hash !== hash
  const stands = [status, blockers.join(), declarationId, contractId, payer].join('|')
  const stood = kept && [kept.status, kept.blockers.join(), kept.declarationId, kept.contractId, kept.payer].join('|')
  return {
    id: kept?.id ?? ids.uuid(),
    youngPersonId,
    month: `${month}-01`,
    contractId,
    payer,
    declarationId,
    status,
    blockers,
    ...result,
    number: (kept?.calculation ?? 0) + (input && kept?.hash !== hash ? 1 : 0),
    input: content.input,
    suspendedBy: facts.suspendedBy,
    hash,
    isCalculated: input !== null && kept?.hash !== hash,
    isNew: kept === null,
    isOther: isOther || stands !== stood,
  }
}

/** Nothing is due for a month that no contract covers any more. */
function toNothing({ kept, youngPersonId, month }: UncoveredMonth): Kept {
  const steps = [{ label: 'Aucun contrat en vigueur ce mois-là', amountCents: 0, source: 'R5131-25' }]
  const result = { amountCents: 0, lumpSumCents: 0, entitled: false, steps }
  const hash = createHash('sha256')
    .update(JSON.stringify({ month, rulesVersion, ...result }))
    .digest('hex')
  const isCalculated = kept.hash !== hash
  const { id, contractId, payer, declarationId, calculation } = kept
  return {
    ...{ id, youngPersonId, month: `${month}-01`, contractId, payer, declarationId, status: 'not_due', blockers: [], ...result },
    ...{ number: calculation + (isCalculated ? 1 : 0), input: { month }, suspendedBy: [], hash, isCalculated },
    isNew: false,
    isOther: isCalculated || kept.status !== 'not_due',
  }
}

async function keep({ db, clock }: Held, months: readonly Kept[]) {
  const rows = JSON.stringify(months)
  await db.run(sql`
    insert into allowance.month (id, young_person_id, contract_id, month, payer, status, blockers, declaration_id, amount_cents, lump_sum_cents,
      calculation, updated_at)
    select r.id, r."youngPersonId", r."contractId", r.month, r.payer, r.status, r.blockers, r."declarationId", r."amountCents", r."lumpSumCents",
      r.number, ${clock.now()}
    from jsonb_to_recordset(${rows}) as r(id uuid, "youngPersonId" uuid, "contractId" uuid, month date, payer text, status text, blockers text[],
      "declarationId" uuid, "amountCents" int, "lumpSumCents" int, number int)
    on conflict (id) do update set contract_id = excluded.contract_id, payer = excluded.payer, status = excluded.status,
      blockers = excluded.blockers, declaration_id = excluded.declaration_id, amount_cents = excluded.amount_cents,
      lump_sum_cents = excluded.lump_sum_cents, calculation = excluded.calculation, updated_at = excluded.updated_at`)
  await db.run(sql`
    insert into allowance.calculation (month_id, number, input, settings, rules_version, steps, amount_cents, lump_sum_cents, entitled, hash, made_at)
    select r.id, r.number, r.input || jsonb_build_object('suspendedBy', r."suspendedBy"), ${JSON.stringify(defaultSettings)}, ${rulesVersion}, r.steps,
      r."amountCents", r."lumpSumCents", r.entitled, decode(r.hash, 'hex'), ${clock.now()}
    from jsonb_to_recordset(${rows}) as r(id uuid, number int, input jsonb, "suspendedBy" jsonb, steps jsonb, "amountCents" int, "lumpSumCents" int,
      entitled boolean, hash text, "isCalculated" boolean)
    where r."isCalculated"`)
  await entitle(
    db,
    clock.now(),
    months.filter(({ status }) => status === 'due' || status === 'not_due').map(({ id }) => id),
  )
}
