import { z } from '#platform/api'
import { job } from '#platform/jobs'
import { sql } from '#platform/sql'
import { transact, type Work } from '#platform/work'
import { holdHours, recount } from './recount.ts'
import { addDays, mondayOf } from './rules.ts'

/** Counts every kept week of these people anew: what their weeks ask for has changed. */
export async function recountPeople(work: Work, youngPersonIds: readonly string[]) {
  await holdHours(work.db, youngPersonIds)
  const weeks = await work.db.many(
    z.object({ youngPersonId: z.uuid(), monday: z.iso.date() }),
    sql`select young_person_id as "youngPersonId", monday from hours.week where young_person_id = any(${youngPersonIds})`,
  )
  const current = mondayOf(work.clock.today())
  await recount(work, [...weeks, ...youngPersonIds.map((youngPersonId) => ({ youngPersonId, monday: current }))], null)
}

const batch = 500

/** Each hour: who is under contract has a row for this week, so that a week without anything is seen and closed as well. */
export const openWeeks = job({
  name: 'hours.open-weeks',
  data: z.object({}),
  cron: '20 * * * *',
  atStart: true,
  handle: async (s) => {
    while ((await transact(s, openSome)) === batch);
  },
})

/** Opens the week of some, and of the one before where it is missing; how many. */
export async function openSome(work: Work) {
  const current = mondayOf(work.clock.today())
  const missing = await work.db.many(
    z.object({ youngPersonId: z.uuid(), monday: z.iso.date() }),
    sql`select distinct c.young_person_id as "youngPersonId", m.monday
    from unnest(${[addDays(current, -7), current]}::date[]) as m (monday)
    join contracts.pub_contract c on c.status in ('active', 'ended') and c.starts_on <= m.monday + 4 and coalesce(c.ended_on, c.ends_on) >= m.monday
    where not exists (select from hours.week w where w.young_person_id = c.young_person_id and w.monday = m.monday)
    limit ${batch}`,
  )
  await holdHours(
    work.db,
    missing.map((m) => m.youngPersonId),
  )
  await recount(work, missing, null)
  return missing.length
}
