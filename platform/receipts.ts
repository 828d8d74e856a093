import { z } from 'zod'
import type { Db } from './db.ts'
import { sql } from './sql.ts'

/** What a gateway tells of a message it took; `reason`: a word for why it did not arrive, never a text. */
type Receipt = { id: string; state: 'delivered' | 'failed'; at: string; reason?: string | undefined }

/**
 * Writes down what became of SMS that left. The same receipt twice changes nothing, and once arrived a message stays so, in whatever order
 * receipts come. One that comes before our own note of the sending, or after a try that seemed lost, counts: the gateway has the message.
 */
export async function recordReceipts(db: Db, receipts: readonly Receipt[]) {
  const columns = sql`unnest(${receipts.map((r) => r.id)}::uuid[], ${receipts.map((r) => r.state)}::text[], ${receipts.map((r) => r.at)}::timestamptz[],
    ${receipts.map((r) => r.reason ?? 'other')}::text[]) r (id, state, at, reason)`
  await db.run(sql`
    update platform.outgoing o set status = 'delivered', delivered_at = r.at, sent_at = coalesce(o.sent_at, r.at), last_error = null,
      tried_at = coalesce(o.tried_at, r.at), body = case when o.is_secret then '' else o.body end
    from (select id, min(at) as at from ${columns} where state = 'delivered' group by id) r
    where o.id = r.id and o.channel = 'sms' and o.tries > 0 and o.status in ('queued', 'sending', 'sent', 'failed')`)
  await db.run(sql`
    update platform.outgoing o set status = 'failed', last_error = 'receipt: ' || r.reason, tried_at = coalesce(o.tried_at, r.at),
      body = case when o.is_secret then '' else o.body end
    from (select distinct on (id) id, at, reason from ${columns} where state = 'failed' order by id, at desc) r
    where o.id = r.id and o.channel = 'sms' and o.status in ('sending', 'sent')`)
}

/** How many of the latest messages of a channel are looked at, and over which time, minutes. */
const latest = { messages: 50, minutes: 60 }

const Fare = z.object({ channel: z.enum(['email', 'sms', 'push']), tried: z.int(), failed: z.int() })
/** How a channel fares: of its latest messages, how many did not go through. */
export type Fare = z.infer<typeof Fare>

/**
 * How each channel fares: its last fifty messages of the past hour. A message that waits for another try counts as failed; a device that gave
 * up its subscription does not: that is everyday life.
 */
export const listFares = (db: Db, now: string) =>
  db.many(
    Fare,
    sql`
    select c.channel, count(o.id)::int as tried, (count(o.id) filter (where o.status in ('queued', 'sending', 'failed')))::int as failed
    from unnest(array['email', 'sms', 'push']) c (channel) left join lateral (
      select id, status from platform.outgoing
      where channel = c.channel and tried_at > ${now}::timestamptz - make_interval(mins => ${latest.minutes}) and tried_at <= ${now}
        and status <> 'dropped' and last_error is distinct from 'gone'
      order by tried_at desc limit ${latest.messages}) o on true
    group by c.channel order by c.channel`,
  )
