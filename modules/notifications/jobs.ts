import { z } from '#platform/api'
import { job } from '#platform/jobs'
import { sql } from '#platform/sql'
import { transact } from '#platform/work'
import { centreDays } from './rules.ts'

/** Each night, forgets the lines that the centre no longer shows. */
export const trimCentre = job({
  name: 'notifications.trim-centre',
  data: z.object({}),
  cron: '20 3 * * *',
  atStart: true,
  handle: (s) =>
    transact(s, ({ db, clock }) =>
      db.run(sql`delete from notifications.notice where happened_at < ${clock.now()}::timestamptz - make_interval(days => ${centreDays})`),
    ),
})
