import { z } from '#platform/api'
import { conflict, invalid, notFound } from '#platform/errors'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { activeStates } from './attempt-state.ts'
import { findDossier } from './tell-dossier.ts'
import { prestationNumber } from './wire/identifiers.ts'
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
  // what never left, or failed, gives its place to the new one
  if (before && before.state !== 'replaced')
    await work.db.run(sql`update payments.attempt set state = 'replaced', state_at = ${now} where id = ${before.id}`)
  await work.db.run(sql`insert into payments.attempt (id, dossier_id, young_person_id, type, prestation, month, kind, number, required_version, lump_sum_cents,
      deducted_cents, reduction_cents, arrears_cents, asked_cents, scale, calculation_hash, account_id, wished_series, validators, state, created_at, state_at)
    values (${id}, ${dossier.id}, ${dossier.youngPersonId}, 'P', ${prestation}, ${given.month}, ${kind}, ${(before?.number ?? 0) + 1}, ${dossier.version},
      ${given.lumpSumCents}, ${given.deductedCents}, ${given.reductionCents ?? 0}, ${given.arrearsCents ?? 0}, ${asked}, ${given.scale}, ${given.calculationHash},
      ${given.accountId ?? dossier.accountId}, ${given.wishedSeries ?? null}, ${JSON.stringify(given.validators)}, 'ready', ${now}, ${now})`)
  return { id, prestation, number: (before?.number ?? 0) + 1, askedCents: asked }
}

const isActive = (state: string) => (activeStates as readonly string[]).includes(state)

const previous = ({ db }: Work, prestation: string, kind: string) =>
  db.maybe(
    z.object({ id: z.uuid(), state: z.string(), number: z.int() }),
    sql`select id, state, number from payments.attempt where prestation = ${prestation} and kind = ${kind} and type = 'P' order by number desc limit 1 for update`,
  )
