import { z } from '#platform/api'
import { job } from '#platform/jobs'
import { sql } from '#platform/sql'
import { transact, type Work } from '#platform/work'
import { weekClosed } from './api.ts'
import { holdHours, recount } from './recount.ts'
import { weekName } from './rules.ts'

const batch = 500

/** Each quarter of an hour: the weeks that ended on Sunday are closed on Wednesday at 23:59 where the structure is. */
export const closeWeeks = job({
  name: 'hours.close-weeks',
  data: z.object({}),
  cron: '*/15 * * * *',
  atStart: true,
  handle: async (s) => {
    while ((await transact(s, closeSome)) === batch);
  },
})

/** Closes some of them; how many. */
export async function closeSome(work: Work) {
  const due = await listDue(work)
  await holdHours(
    work.db,
    due.map((d) => d.youngPersonId),
  )
  // somebody else may have closed them meanwhile
  const held = new Set((await listDue(work)).map((d) => `${d.youngPersonId} ${d.monday}`))
  const closing = due.filter((d) => held.has(`${d.youngPersonId} ${d.monday}`))
  await recount(work, closing, null, true)
  await work.publishEach(
    weekClosed,
    closing.map(({ youngPersonId, monday }) => ({ data: { youngPersonId, week: weekName(monday) }, audience: [youngPersonId] })),
  )
  return due.length
}

const listDue = ({ db, clock }: Work) =>
  db.many(
    z.object({ youngPersonId: z.uuid(), monday: z.iso.date() }),
    sql`select w.young_person_id as "youngPersonId", w.monday
    from hours.week w join people.pub_young_person y on y.id = w.young_person_id join people.pub_structure s on s.id = y.structure_id
    where w.status = 'open' and w.monday <= ${clock.now()}::timestamptz::date - 8
      and (w.monday + 9 + time '23:59') at time zone s.time_zone <= ${clock.now()}
    order by w.monday, w.young_person_id limit ${batch}`,
  )
