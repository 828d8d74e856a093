import { z } from '#platform/api'
import { conflict, invalid, notFound } from '#platform/errors'
import { seal } from '#platform/secret'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { activeStates } from './attempt-state.ts'
import { findDossier } from './tell-dossier.ts'
import { canonical } from './wire/canonical.ts'
import { prestationNumber } from './wire/identifiers.ts'
import type { PostalAddress } from './wire/movement-line.ts'
import type { PaymentKind } from './wire/payment-line.ts'

/** A calculated month that is to be paid (2.6). Money in cents. */
export type ToPay = {
  id?: string
  /** The contract. */
  dossierId: string
  /** `YYYY-MM`, and its rank in the contract, 1 to 18. */
  month: string
  rank: number
  kind?: PaymentKind
  lumpSumCents: number
  deductedCents: number
  reductionCents?: number
  arrearsCents?: number
  /** The version of the amounts, at most 20 characters. */
  scale: string
  /** SHA-256 of the record of the calculation. */
  calculationHash: string
  /** The bank details to pay to; those of the dossier unless told. They are frozen with the request. */
  accountId?: string
  wishedSeries?: string | null
  /** Who prepared and who validated, when: opaque ids. */
  validators: readonly { agent: string; le: string }[]
}

/** Puts a month in the queue to the ASP; refuses when it is asked for already, or was replaced by nothing that failed. */
export async function queueAttempt(work: Work, given: ToPay) {
  const dossier = await findDossier(work, given.dossierId)
  if (!dossier) throw notFound('payments.dossier-unknown', { id: given.dossierId })
  const [prestation, kind] = [prestationNumber(dossier.number, given.rank), given.kind ?? 'MENSUEL']
  const before = await previous(work, prestation, kind)
  if (before && isActive(before.state)) throw conflict('payments.month-under-way', { month: given.month, state: before.state })
  const asked = Math.max(0, given.lumpSumCents - given.deductedCents - (given.reductionCents ?? 0)) + (given.arrearsCents ?? 0)
  if (asked < 1) throw invalid('payments.nothing-to-pay', { month: given.month })
  const [id, now] = [given.id ?? work.ids.uuid(), work.clock.now()]
  if (before && ['rejected', 'not_paid', 'returned', 'cancelled'].includes(before.state))
    await work.db.run(sql`update payments.attempt set state = 'replaced', state_at = ${now} where id = ${before.id}`)
  await work.db.run(sql`insert into payments.attempt (id, dossier_id, young_person_id, type, prestation, month, kind, number, required_version, lump_sum_cents,
      deducted_cents, reduction_cents, arrears_cents, asked_cents, scale, calculation_hash, account_id, wished_series, validators, state, created_at, state_at)
    values (${id}, ${dossier.id}, ${dossier.youngPersonId}, 'P', ${prestation}, ${given.month}, ${kind}, ${(before?.number ?? 0) + 1}, ${dossier.version},
      ${given.lumpSumCents}, ${given.deductedCents}, ${given.reductionCents ?? 0}, ${given.arrearsCents ?? 0}, ${asked}, ${given.scale}, ${given.calculationHash},
      ${given.accountId ?? dossier.accountId}, ${given.wishedSeries ?? null}, ${JSON.stringify(given.validators)}, 'ready', ${now}, ${now})`)
  return { id, prestation, number: (before?.number ?? 0) + 1, askedCents: asked }
}

/** Asks the ASP to cancel a request. Before it left, it is simply taken back. */
export async function cancelAttempt(work: Work, id: string) {
  const target = await work.db.maybe(
    z.object({ state: z.string() }),
    sql`select state from payments.attempt where id = ${id} and type = 'P' for update`,
  )
  if (!target) throw notFound('payments.attempt-unknown', { id })
  const now = work.clock.now()
  if (['calculated', 'incomplete', 'validated', 'ready'].includes(target.state)) {
    await work.db.run(sql`update payments.attempt set state = 'calculated', state_at = ${now} where id = ${id}`)
    return undefined
  }
  if (!['sent', 'accepted', 'in_payment'].includes(target.state)) throw conflict('payments.too-late-to-cancel', { state: target.state })
  return addOn(work, id, { type: 'N', address: null })
}

/** Tells the ASP that a paid month was worth less: it issues the order to repay, which is posted, so that the address must be whole. */
export async function rectifyAttempt(
  work: Work,
  id: string,
  right: { lumpSumCents: number; deductedCents: number; reductionCents: number; address: z.infer<typeof PostalAddress> },
) {
  const { address } = right
  const isWhole = address.codeInseePays === '100' ? address.codePostal && address.codeComInsee && address.libelleVoie : address.etranger
  if (!isWhole) throw invalid('payments.address-incomplete', { id })
  const target = await work.db.maybe(
    z.object({ state: z.string() }),
    sql`select state from payments.attempt where id = ${id} and type = 'P' for update`,
  )
  if (!target) throw notFound('payments.attempt-unknown', { id })
  if (target.state !== 'paid') throw conflict('payments.not-paid-yet', { state: target.state })
  return addOn(work, id, { type: 'X', ...right })
}

type AddOn = {
  type: 'N' | 'X'
  address: z.infer<typeof PostalAddress> | null
  lumpSumCents?: number
  deductedCents?: number
  reductionCents?: number
}

async function addOn(work: Work, targetId: string, more: AddOn) {
  const [id, now] = [work.ids.uuid(), work.clock.now()]
  await work.db.run(sql`insert into payments.attempt (id, dossier_id, young_person_id, type, target_id, prestation, month, kind, number, required_version, lump_sum_cents,
      deducted_cents, reduction_cents, arrears_cents, asked_cents, scale, calculation_hash, account_id, validators, address, state, created_at, state_at)
    select ${id}, a.dossier_id, a.young_person_id, ${more.type}, a.id, a.prestation, a.month, case when ${more.type} = 'X' then 'RECTIFICATION' else a.kind end,
      1 + (select count(*) from payments.attempt o where o.prestation = a.prestation and o.type = ${more.type}), a.required_version, v.lump, v.deducted, v.reduction, v.arrears,
      greatest(0, v.lump - v.deducted - v.reduction) + v.arrears, a.scale, a.calculation_hash, a.account_id, a.validators,
      ${more.address && seal(work, id, canonical(more.address))}, 'ready', ${now}, ${now}
    from payments.attempt a, lateral (select coalesce(${more.lumpSumCents ?? null}::int, a.lump_sum_cents) as lump, coalesce(${more.deductedCents ?? null}::int, a.deducted_cents) as deducted,
      coalesce(${more.reductionCents ?? null}::int, a.reduction_cents) as reduction, case when ${more.type} = 'X' then 0 else a.arrears_cents end as arrears) v
    where a.id = ${targetId}`)
  return id
}

const isActive = (state: string) => (activeStates as readonly string[]).includes(state)

const previous = ({ db }: Work, prestation: string, kind: string) =>
  db.maybe(
    z.object({ id: z.uuid(), state: z.string(), number: z.int() }),
    sql`select id, state, number from payments.attempt where prestation = ${prestation} and kind = ${kind} and type = 'P' order by number desc limit 1 for update`,
  )
