import { z } from '#platform/api'
import { conflict, invalid, notFound } from '#platform/errors'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { addOn } from './cancel-in-flight.ts'
import type { PostalAddress } from './wire/movement-line.ts'

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

/** Up to here, cents, too much paid is written down and not asked back, as the ASP does with its other aids. */
const leastReclaimedCents = 3000

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
    z.object({ state: z.string(), kind: z.string(), askedCents: z.int() }),
    sql`select state, kind, asked_cents as "askedCents" from payments.attempt where id = ${id} and type = 'P' for update`,
  )
  if (!target) throw notFound('payments.attempt-unknown', { id })
  // R. 5131-25 II: what was paid as a precaution stays with the person
  if (target.kind === 'CONSERVATOIRE') throw conflict('payments.precautionary-kept', { id })
  if (target.state !== 'paid') throw conflict('payments.not-paid-yet', { state: target.state })
  const tooMuch = target.askedCents - Math.max(0, right.lumpSumCents - right.deductedCents - right.reductionCents)
  if (tooMuch <= leastReclaimedCents) throw conflict('payments.too-little-to-reclaim', { amountCents: tooMuch })
  return addOn(work, id, { type: 'X', ...right })
}
