import { z } from '#platform/api'
import { seal } from '#platform/secret'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { canonical } from './wire/canonical.ts'
import type { PostalAddress } from './wire/movement-line.ts'

/** After a death: what is on its way is cancelled, as far as that is still possible. */
export async function cancelInFlight(work: Work, dossierIds: readonly string[]) {
  const flying = await work.db.many(
    z.object({ id: z.uuid() }),
    sql`select a.id from payments.attempt a where a.dossier_id = any(${dossierIds}) and a.type = 'P' and a.state in ('sent', 'accepted')
      and not exists (select from payments.attempt n where n.target_id = a.id and n.type = 'N') order by a.id for update`,
  )
  for (const { id } of flying) await addOn(work, id, { type: 'N', address: null })
}

type AddOn = {
  type: 'N' | 'X'
  address: z.infer<typeof PostalAddress> | null
  lumpSumCents?: number
  deductedCents?: number
  reductionCents?: number
}

/** A line about another line: a cancellation, or a rectification with the address where an order to repay is posted. */
export async function addOn(work: Work, targetId: string, more: AddOn) {
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
