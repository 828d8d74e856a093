import { z } from '#platform/api'
import { job } from '#platform/jobs'
import { sql } from '#platform/sql'
import { transact } from '#platform/work'

/** Each night, forgets what is over: codes, challenges and counts of yesterday, sessions and links of thirteen months ago. */
export const forgetWhatIsOver = job({
  name: 'identity.forget-what-is-over',
  data: z.object({}),
  cron: '20 3 * * *',
  handle: (s) =>
    transact(s, async ({ db, clock }) => {
      const yesterday = new Date(Date.parse(clock.now()) - 24 * 3600_000).toISOString()
      const longAgo = new Date(Date.parse(clock.now()) - 396 * 24 * 3600_000).toISOString()
      await db.run(sql`delete from identity.one_time_code where expires_at < ${yesterday}`)
      await db.run(sql`delete from identity.contact_change where expires_at < ${yesterday}`)
      await db.run(sql`delete from identity.challenge where expires_at < ${yesterday}`)
      await db.run(sql`delete from identity.throttle where window_ends_at < ${yesterday}`)
      await db.run(sql`delete from identity.link where expires_at < ${longAgo}`)
      await db.run(sql`delete from identity.session where expires_at < ${longAgo}`)
    }),
})
