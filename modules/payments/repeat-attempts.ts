import { z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'

/** Refused because the dossier was not there yet, the version or the account not known; or a bank missed an hour: asked for again by itself (2.12). */
const repeated = ['3440', '3512', '3601', 'ED05', 'TM01']
/** An attempt that fails again and again is looked at by somebody. */
const mostTries = 5

/** Asks again for months that failed for want of something that has come since. How many. */
export async function repeatAttempts({ db, clock, ids }: Work) {
  const now = clock.now()
  const found = await db.many(
    z.object({ id: z.uuid() }),
    sql`select a.id from payments.attempt a join payments.dossier d on d.id = a.dossier_id
      where a.type = 'P' and a.state in ('rejected', 'returned') and a.code = any(${repeated}) and a.number < ${mostTries} and not d.is_dead
        and not exists (select from payments.movement m where m.dossier_id = d.id and m.state in ('to_send', 'in_batch', 'sent'))
        and d.accepted_version >= a.required_version
        and not exists (select from payments.blocked_account b where b.account_id = a.account_id)
        and not exists (select from payments.attempt o where o.prestation = a.prestation and o.kind = a.kind and o.type = 'P' and o.number > a.number)
      order by a.id limit 1000 for update of a skip locked`,
  )
  if (!found.length) return 0
  const pairs = found.map(({ id }) => ({ before: id, id: ids.uuid() }))
  await db.run(sql`update payments.attempt set state = 'replaced', state_at = ${now} where id = any(${found.map((f) => f.id)})`)
  await db.run(sql`insert into payments.attempt (id, dossier_id, young_person_id, type, prestation, month, kind, number, required_version, lump_sum_cents, deducted_cents,
      reduction_cents, arrears_cents, asked_cents, scale, calculation_hash, account_id, wished_series, validators, state, created_at, state_at)
    select p.id, a.dossier_id, a.young_person_id, 'P', a.prestation, a.month, a.kind, a.number + 1, a.required_version, a.lump_sum_cents, a.deducted_cents,
      a.reduction_cents, a.arrears_cents, a.asked_cents, a.scale, a.calculation_hash, a.account_id, null, a.validators, 'ready', ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p (before uuid, id uuid) join payments.attempt a on a.id = p.before`)
  return found.length
}
