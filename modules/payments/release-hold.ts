import { audit } from '#platform/access'
import { invalid, notFound } from '#platform/errors'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'

/** Lets a held flow (`PAI`) or a held file (its name) go on, with the reason somebody gives; the trail keeps it. */
export async function releaseHold(work: Work, what: string, reason: string) {
  if (!reason.trim()) throw invalid('payments.reason-missing', { what })
  const now = work.clock.now()
  const flows = await work.db.run(
    sql`update payments.flow set held_because = null, held_at = null where flow = ${what} and held_because is not null`,
  )
  const batches = await work.db.run(
    sql`update payments.batch set held_because = null, state_at = ${now} where name = ${what} and held_because is not null`,
  )
  if (!flows && !batches) throw notFound('payments.nothing-held', { what })
  await work.db.run(sql`update payments.anomaly set resolved_at = ${now}, resolution = ${reason}
    where resolved_at is null and type in ('flow-held', 'sequence-ahead', 'acknowledgement-differs', 'acknowledgement-late') and (about = ${what} or about like ${`${what} %`}
      or batch_id in (select id from payments.batch where flow = ${what} or name = ${what}))`)
  await audit(work, 'payments.hold-released', null, { what, reason: reason.slice(0, 300) })
}
