import { z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { openAnomalies } from './anomalies.ts'

/** Closes what is found again whole: files whose lines all have their answer, series whose every line has its result and whose flow has no hole. */
export async function reconcile({ db, clock }: Work) {
  const now = clock.now()
  await db.run(sql`update payments.batch b set state = 'reconciled', state_at = ${now} where b.state = 'treated' and b.flow <> 'ETA'
    and not exists (select from payments.anomaly n where n.batch_id = b.id and n.resolved_at is null)`)
  const done = await db.many(
    z.object({ code: z.string() }),
    sql`update payments.series s set state = 'reconciled' where s.state = 'settled'
        and not exists (select from payments.anomaly n where n.type = 'sequence-gap' and n.about like 'REG %' and n.resolved_at is null)
        and not exists (select from payments.attempt a where a.series = s.code and a.state in ('accepted', 'in_payment', 'disputed'))
        and s.expected_count <= (select count(distinct f.attempt_id) from payments.fact f where f.settled_in = s.code)
        and s.expected_cents <= (select coalesce(sum(f.amount_cents), 0) from payments.fact f where f.type = 'paid' and f.settled_in = s.code)
      returning s.code`,
  )
  await findSilentAttempts({ db, clock })
  return done.map((d) => d.code)
}

/** Nothing heard a day after sending, or two days after the series was executed: somebody is told. */
async function findSilentAttempts({ db, clock }: Pick<Work, 'db' | 'clock'>) {
  const now = clock.now()
  const silent = await db.many(
    z.object({ id: z.uuid(), dossierId: z.uuid(), state: z.string() }),
    sql`select a.id, a.dossier_id as "dossierId", a.state from payments.attempt a left join payments.series s on s.code = a.series
      where (a.state = 'sent' and a.state_at < ${now}::timestamptz - interval '1 day')
        or (a.state in ('accepted', 'in_payment') and s.executes_on < ${clock.today()}::date - 2)
      order by a.id limit 5000`,
  )
  await openAnomalies(
    db,
    now,
    silent.map((a) => ({
      type: 'attempt-silent',
      severity: 'warning',
      about: a.id,
      attemptId: a.id,
      dossierId: a.dossierId,
      received: a.state,
    })),
  )
  await db.run(sql`update payments.anomaly n set resolved_at = ${now}, resolution = 'une réponse est arrivée' from payments.attempt a
    where n.type = 'attempt-silent' and n.resolved_at is null and n.attempt_id = a.id and a.state not in ('sent', 'accepted', 'in_payment')`)
}
