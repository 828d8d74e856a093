import { z } from '#platform/api'
import { unsealBytes } from '#platform/secret'
import { sql } from '#platform/sql'
import { type Surroundings, transact } from '#platform/work'
import { openAnomalies } from './anomalies.ts'
import { type Transport, TransportFault } from './transport.ts'

const Waiting = z.object({
  id: z.uuid(),
  name: z.string(),
  flow: z.string(),
  bytes: z.instanceof(Buffer),
  size: z.int(),
  sha256: z.string(),
  state: z.string(),
})

/** Puts sealed files on the server, oldest first: the same bytes under the same name as often as it takes. How many arrived. */
export async function uploadBatches(s: Surroundings, transport: Transport, flow: 'DOS' | 'PAI' | 'ETA') {
  let count = 0
  for (;;) {
    const batch = await nextWaiting(s, flow)
    if (!batch) return count
    // from here on nobody knows for sure, until it is confirmed below
    await transact(s, ({ db, clock }) =>
      db.run(sql`update payments.batch set state = 'uncertain', tries = tries + 1, state_at = ${clock.now()} where id = ${batch.id}`),
    )
    try {
      await transport.put(batch.name, unsealBytes(s, batch.name, batch.bytes))
    } catch (error) {
      if (!(error instanceof TransportFault)) throw error
      // a plain no leaves it as it was
      if (error.problem !== 'uncertain')
        await transact(s, ({ db }) => db.run(sql`update payments.batch set state = 'sealed' where id = ${batch.id}`))
      throw error
    }
    await transact(s, (work) => confirm(work, batch.id))
    count += 1
  }
}

const nextWaiting = ({ db }: Surroundings, flow: string) =>
  db.maybe(
    Waiting,
    sql`select b.id, b.name, b.flow, b.bytes, b.size, b.sha256, b.state from payments.batch b join payments.flow f on f.flow = b.flow and f.emitter = b.emitter
      where b.flow = ${flow} and b.state in ('sealed', 'uncertain') and f.held_because is null order by b.sequence limit 1`,
  )

async function confirm({ db, clock }: Parameters<Parameters<typeof transact>[1]>[0], batchId: string) {
  const now = clock.now()
  await db.run(
    sql`update payments.batch set state = 'deposited', deposited_at = coalesce(deposited_at, ${now}), state_at = ${now} where id = ${batchId}`,
  )
  await db.run(sql`update payments.attempt a set state = 'sent', state_at = ${now} from payments.batch_line l
    where l.batch_id = ${batchId} and l.attempt_id = a.id and a.state = 'in_batch'`)
  await db.run(sql`update payments.movement m set state = 'sent', state_at = ${now} from payments.batch_line l
    where l.batch_id = ${batchId} and l.movement_id = m.id and m.state = 'in_batch'`)
}

/** What was put and never acknowledged: said after two working hours; after a day payments wait for somebody's decision. */
export async function findSilence(s: Surroundings) {
  return transact(s, async ({ db, clock }) => {
    const now = clock.now()
    const silent = await db.many(
      z.object({ id: z.uuid(), name: z.string(), flow: z.string(), emitter: z.string(), depositedAt: z.string() }),
      sql`select id, name, flow, emitter, deposited_at as "depositedAt" from payments.batch
        where state = 'deposited' and deposited_at < ${now}::timestamptz - interval '2 hours' order by sequence`,
    )
    const late = silent.filter((b) => workingHours(b.depositedAt, now) >= 2)
    await openAnomalies(
      db,
      now,
      late.map((b) => ({ type: 'acknowledgement-late', severity: 'warning', about: b.name, batchId: b.id })),
    )
    const tooLate = late.filter((b) => Date.parse(now) - Date.parse(b.depositedAt) >= 86_400_000)
    if (tooLate.length)
      await db.run(
        sql`update payments.flow set held_because = 'acknowledgement-late', held_at = ${now} where flow = 'PAI' and held_because is null`,
      )
    return late.length
  })
}

/** Hours between two instants on weekdays from 8 to 18 in Paris, counted by quarters. */
export function workingHours(from: string, to: string) {
  const quarter = 900_000
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', weekday: 'short', hour: '2-digit', hourCycle: 'h23' })
  let count = 0
  for (let at = Date.parse(from); at < Date.parse(to) && count < 96; at += quarter) {
    const parts = Object.fromEntries(format.formatToParts(at).map((p) => [p.type, p.value]))
    if (!['Sat', 'Sun'].includes(parts.weekday ?? '') && Number(parts.hour) >= 8 && Number(parts.hour) < 18) count += 1
  }
  return count / 4
}
