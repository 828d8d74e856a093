import { z } from '#platform/api'
import { job } from '#platform/jobs'
import { listFares } from '#platform/receipts'
import { sql } from '#platform/sql'
import { transact, type Work } from '#platform/work'
import { isFailing } from './rules.ts'
import { settle } from './tell.ts'

/** Every five minutes, tells the administrators of a channel whose messages fail; once an hour and channel. */
export const watchSending = job({
  name: 'notifications.watch-sending',
  data: z.object({}),
  cron: '*/5 * * * *',
  handle: (s) => transact(s, tellFailing),
})

/** The notices are about no file: about the installation. */
const installation = '00000000-0000-7000-8000-000000000000'

/** What the job does. */
export async function tellFailing(work: Work) {
  const { db, clock } = work
  const now = clock.now()
  const failing = (await listFares(db, now)).filter(isFailing)
  if (!failing.length) return
  const administrators = await db.many(
    z.object({ id: z.uuid() }),
    sql`select id from identity.pub_account where role = 'administrator' and status = 'active'`,
  )
  const told = await db.many(
    z.object({ channel: z.string() }),
    sql`select distinct details ->> 'channel' as channel from notifications.notice
      where kind = 'sending-failing' and about_id = ${installation} and happened_at > ${now}::timestamptz - interval '1 hour'`,
  )
  await settle(
    work,
    failing
      .filter(({ channel }) => !told.some((t) => t.channel === channel))
      .map(({ channel, tried, failed }) => ({
        news: {
          kind: 'sending-failing' as const,
          to: administrators.map((a) => a.id),
          aboutId: installation,
          version: `${channel} ${now.slice(0, 13)}`,
          at: now,
          details: { channel, tried, failed },
        },
      })),
  )
}
