import { z } from '#platform/api'
import { job } from '#platform/jobs'
import { sql } from '#platform/sql'
import { transact, type Work } from '#platform/work'
import { mandateInForce } from './authenticate.ts'
import { endHelp } from './sessions.ts'

/** Each night, forgets what is over: codes, challenges and counts of yesterday, sessions and links of thirteen months ago; ends the sessions of mandates that are over. */
export const forgetWhatIsOver = job({
  name: 'identity.forget-what-is-over',
  data: z.object({}),
  cron: '20 3 * * *',
  handle: (s) =>
    transact(s, async (work) => {
      const { db, clock } = work
      const yesterday = new Date(Date.parse(clock.now()) - 24 * 3600_000).toISOString()
      const longAgo = new Date(Date.parse(clock.now()) - 396 * 24 * 3600_000).toISOString()
      await endPastHelp(work)
      await db.run(sql`delete from identity.one_time_code where expires_at < ${yesterday}`)
      await db.run(sql`delete from identity.contact_change where expires_at < ${yesterday}`)
      await db.run(sql`delete from identity.challenge where expires_at < ${yesterday}`)
      await db.run(sql`delete from identity.throttle where window_ends_at < ${yesterday}`)
      await db.run(sql`delete from identity.link where expires_at < ${longAgo}`)
      await db.run(sql`delete from identity.session where expires_at < ${longAgo}`)
    }),
})

const Over = z.object({ id: z.uuid(), youngPersonId: z.uuid() })

/** They open nothing since midnight; their streams and devices learn of it here. */
async function endPastHelp(work: Work) {
  const over = await work.db.many(
    Over,
    sql`select m.id, m.young_person_id as "youngPersonId" from identity.mandate m
      where not ${mandateInForce(work.clock.today())} and exists (select from identity.session s where s.mandate_id = m.id and s.ended_at is null)`,
  )
  for (const { id, youngPersonId } of over) await endHelp(work, youngPersonId, id)
}
