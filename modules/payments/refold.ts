import { z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { type Anomaly, openAnomalies, resolveAnomalies } from './anomalies.ts'
import { attemptPaid, attemptUnpaid } from './api.ts'
import { type AttemptState, activeStates, attemptStates, type Fact, factTypes, oddities, stateOf } from './attempt-state.ts'
import { meaningOf } from './wire/codes.ts'

/** A fact as it is kept. */
export type NewFact = {
  attemptId: string
  type: Fact['type']
  content: string
  fileId?: number | null
  line?: number | null
  sequence?: number
  onDay?: string | null
  amountCents?: number | null
  code?: string | null
  label?: string | null
  series?: string | null
  /** The series whose settlement says so. */
  settledIn?: string | null
}

/** Keeps facts, each once, and computes anew the attempts they speak of: states, money that moved, news, what is odd. How many were new. */
export async function tellFacts(work: Work, facts: readonly NewFact[]) {
  if (!facts.length) return 0
  const now = work.clock.now()
  const rows = facts.map((f) => ({
    attempt_id: f.attemptId,
    type: f.type,
    content: f.content,
    file_id: f.fileId ?? null,
    line: f.line ?? null,
    sequence: f.sequence ?? 0,
    on_day: f.onDay ?? null,
    amount_cents: f.amountCents ?? null,
    code: f.code ?? null,
    label: f.label ?? null,
    series: f.series ?? null,
    settled_in: f.settledIn ?? null,
  }))
  const count =
    await work.db.run(sql`insert into payments.fact (attempt_id, type, content, file_id, line, sequence, on_day, amount_cents, code, label, series, settled_in, at)
    select attempt_id, type, content, file_id, line, sequence, on_day, amount_cents, code, label, series, settled_in, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f (attempt_id uuid, type text, content text, file_id bigint, line int, sequence int,
      on_day date, amount_cents int, code text, label text, series text, settled_in text)
    on conflict do nothing`)
  if (count) await refold(work, [...new Set(facts.map((f) => f.attemptId))])
  return count
}

const Row = z.object({
  id: z.uuid(),
  dossierId: z.uuid(),
  youngPersonId: z.uuid(),
  prestation: z.string(),
  month: z.string(),
  kind: z.string(),
  type: z.enum(['P', 'N', 'X']),
  state: z.enum(attemptStates),
  askedCents: z.int(),
  isDead: z.boolean(),
  facts: z.array(
    z.object({
      type: z.enum(factTypes),
      content: z.string(),
      sequence: z.int(),
      onDay: z.string().nullable(),
      amountCents: z.int().nullable(),
      code: z.string().nullable(),
      label: z.string().nullable(),
      series: z.string().nullable(),
    }),
  ),
})
type Row = z.infer<typeof Row>

async function refold(work: Work, attemptIds: readonly string[]) {
  const rows = await work.db.many(
    Row,
    sql`select a.id, a.dossier_id as "dossierId", a.young_person_id as "youngPersonId", a.prestation, a.month, a.kind, a.type, a.state, a.asked_cents as "askedCents",
      (select d.is_dead from payments.dossier d where d.id = a.dossier_id) as "isDead",
      (select json_agg(json_build_object('type', f.type, 'content', f.content, 'sequence', f.sequence, 'onDay', f.on_day, 'amountCents', f.amount_cents,
        'code', f.code, 'label', f.label, 'series', f.series) order by f.sequence, f.id) from payments.fact f where f.attempt_id = a.id) as facts
    from payments.attempt a where a.id = any(${attemptIds}) order by a.id for update of a`,
  )
  const folded = rows.map(fold)
  await store(work, folded)
  await post(work, folded)
  await say(work, folded)
}

type Folded = Row & {
  next: AttemptState
  code: string | null
  label: string | null
  series: string | null
  paid: Row['facts'][number] | undefined
  returned: Row['facts'][number] | undefined
}

const failures: readonly (AttemptState | undefined)[] = ['rejected', 'not_paid', 'returned', 'cancelled']

/** An attempt that failed and was replaced stays so, unless it turns out to have been paid all the same. */
function fold(row: Row): Folded {
  const computed = stateOf(row.facts) ?? row.state
  const [paid, returned] = [row.facts.find((f) => f.type === 'paid'), row.facts.find((f) => f.type === 'returned')]
  const next = row.state === 'replaced' && failures.includes(computed) ? 'replaced' : computed
  const telling = lastOf(row.facts, ['returned', 'not_paid', 'rejected'], (f) => f.code !== null && f.code !== '0000')
  const series = lastOf(row.facts, ['paid', 'not_paid', 'in_series', 'accepted'], (f) => f.series !== null)?.series ?? null
  return { ...row, next, code: telling?.code ?? null, label: telling?.label ?? null, series, paid, returned }
}

/** Of the first of these types that has one, the fact of the highest sequence: sequences of two flows say nothing of each other. */
function lastOf(facts: Row['facts'], types: readonly Fact['type'][], fits: (f: Row['facts'][number]) => boolean) {
  for (const type of types) {
    const found = facts.findLast((f) => f.type === type && fits(f))
    if (found) return found
  }
  return undefined
}

const isActive = (state: AttemptState) => (activeStates as readonly AttemptState[]).includes(state)

async function store({ db, clock }: Work, folded: readonly Folded[]) {
  const rows = folded.map((f) => ({
    id: f.id,
    state: f.next,
    code: f.code,
    label: f.label,
    series: f.series,
    paid_cents: f.paid?.amountCents ?? null,
    paid_on: f.paid?.onDay ?? null,
  }))
  // two of a month that are both under way: the constraint forbids to make them, but what the ASP did is written down
  const seconds = await db.many(
    z.object({ id: z.uuid() }),
    sql`
    select a.id from payments.attempt a where a.id = any(${folded.filter((f) => isActive(f.next) && !isActive(f.state) && f.type === 'P').map((f) => f.id)})
      and exists (select from payments.attempt o where o.prestation = a.prestation and o.kind = a.kind and o.type = 'P' and o.id <> a.id
        and not o.is_second and o.state = any(${[...activeStates]}))`,
  )
  const second = seconds.map((s) => s.id)
  await openAnomalies(
    db,
    clock.now(),
    second.map((id) => ({ type: 'double-payment', severity: 'critical', about: id, attemptId: id })),
  )
  await db.run(sql`update payments.attempt a set state = r.state, is_second = a.is_second or a.id = any(${second}), code = r.code, label = r.label, series = coalesce(r.series, a.series),
      paid_cents = r.paid_cents, paid_on = r.paid_on, state_at = case when a.state = r.state then a.state_at else ${clock.now()} end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, state text, code text, label text, series text, paid_cents int, paid_on date)
    where a.id = r.id and (a.state, a.code, a.label, a.series, a.paid_cents, a.paid_on)
      is distinct from (r.state, r.code, r.label, coalesce(r.series, a.series), r.paid_cents, r.paid_on)`)
}

/** Money is told once an attempt and direction; a return of what we never heard was paid was paid. */
async function post({ db, clock, publishEach }: Work, folded: readonly Folded[]) {
  const lines = folded.flatMap((f) => [
    ...((f.paid ?? f.returned) && f.type === 'P' ? [{ f, type: 'paid', fact: (f.paid ?? f.returned)! }] : []),
    ...(f.returned && f.type === 'P' ? [{ f, type: 'returned', fact: f.returned }] : []),
  ])
  if (!lines.length) return
  const rows = lines.map(({ f, type, fact }) => ({
    attempt_id: f.id,
    type,
    amount_cents: fact.amountCents ?? 0,
    due_cents: f.askedCents,
    series: f.series,
    on_day: fact.onDay,
  }))
  const posted = await db.many(
    z.object({ attemptId: z.uuid(), type: z.enum(['paid', 'returned']), amountCents: z.int() }),
    sql`insert into payments.posting (attempt_id, type, amount_cents, due_cents, series, on_day, at)
      select attempt_id, type, amount_cents, due_cents, series, on_day, ${clock.now()}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p (attempt_id uuid, type text, amount_cents int, due_cents int, series text, on_day date)
      on conflict do nothing returning attempt_id as "attemptId", type, amount_cents as "amountCents"`,
  )
  const byId = new Map(folded.map((f) => [f.id, f]))
  await publishEach(
    attemptPaid,
    posted.map((p) => {
      const f = byId.get(p.attemptId)!
      return {
        data: {
          attemptId: f.id,
          dossierId: f.dossierId,
          youngPersonId: f.youngPersonId,
          month: f.month,
          movement: p.type,
          amountCents: p.amountCents,
          dueCents: f.askedCents,
          series: f.series,
        },
        // nothing rings by itself in the house of somebody who died
        audience: f.isDead ? [] : [f.youngPersonId],
      }
    }),
  )
}

async function say(work: Work, folded: readonly Folded[]) {
  const now = work.clock.now()
  const failed = folded.filter((f) => f.next !== f.state && ['rejected', 'not_paid', 'returned'].includes(f.next) && !f.isDead)
  await work.publishEach(
    attemptUnpaid,
    failed.map((f) => ({
      data: {
        attemptId: f.id,
        dossierId: f.dossierId,
        youngPersonId: f.youngPersonId,
        month: f.month,
        state: f.next as 'rejected',
        code: meaningOf(f.code ?? '').isReserved ? null : f.code,
      },
    })),
  )
  const about = (f: Folded) => ({ about: f.id, attemptId: f.id, dossierId: f.dossierId })
  const odd: Anomaly[] = folded.flatMap((f) => [
    ...oddities(f.facts).map((type): Anomaly => ({ type, severity: 'warning', ...about(f) })),
    ...(f.next === 'disputed' ? [{ type: 'disputed', severity: 'critical', ...about(f) } as const] : []),
  ])
  await openAnomalies(work.db, now, odd)
  const settled = folded.filter((f) => f.paid).map((f) => f.id)
  if (settled.length) await resolveAnomalies(work.db, now, 'settlement-missing', settled, 'le règlement est arrivé')
}
