import { z } from '#platform/api'
import { job } from '#platform/jobs'
import { sql } from '#platform/sql'
import { type Surroundings, transact, type Work } from '#platform/work'
import { monthChanged } from './api.ts'
import { calculateMonths } from './calculate-months.ts'
import { monthOfEach } from './facts.ts'
import { addMonths, firstDayOf, lastDayOf, monthOf, monthsToBringPapers } from './rules.ts'

/** People found anew in one transaction: what a stop can cost, and what is held at once. */
const batch = 1000

/** Each night: this month of everybody, and the month that can be declared no more from today on. Stopped, it goes on where it was. */
export const calculateEverybody = job({
  name: 'allowance.calculate-everybody',
  data: z.object({}),
  cron: '11 3 * * *',
  atStart: true,
  handle: async (s) => {
    const now = monthOf(s.clock.today())
    for (const month of [now, addMonths(now, -monthsToBringPapers - 1)]) await runMonth(s, month)
  },
})

/** Finds a month anew for everybody under contract on a day of it, by batches that are each kept; once a day. */
export async function runMonth(s: Surroundings, month: string) {
  await transact(s, (work) => openRun(work, month))
  while (await transact(s, (work) => calculateSome(work, month)));
}

const underContract = (month: string) => sql`contracts.pub_contract c where c.status in ('active', 'ended')
  and c.starts_on <= ${lastDayOf(month)} and coalesce(c.ended_on, c.ends_on) >= ${firstDayOf(month)}`

const openRun = ({ db, clock }: Work, month: string) =>
  db.run(sql`
    insert into allowance.run (month, on_day, total, started_at)
    select ${firstDayOf(month)}, ${clock.today()}, (select count(distinct c.young_person_id) from ${underContract(month)}), ${clock.now()}
    on conflict do nothing`)

const Run = z.object({ last: z.uuid().nullable() })

/** The next batch of the run of today; false when it is over, or somebody else is at it. */
async function calculateSome(work: Work, month: string) {
  const { db, clock } = work
  const mine = sql`month = ${firstDayOf(month)} and on_day = ${clock.today()}`
  const run = await db.maybe(
    Run,
    sql`select last_person_id as last from allowance.run where ${mine} and ended_at is null for update skip locked`,
  )
  if (!run) return false
  const people = await db.many(
    z.object({ id: z.uuid() }),
    sql`select distinct c.young_person_id as id from ${underContract(month)}
      and c.young_person_id > ${run.last ?? '00000000-0000-0000-0000-000000000000'} order by 1 limit ${batch}`,
  )
  const changed = people.length
    ? await calculateMonths(
        work,
        monthOfEach(
          people.map(({ id }) => id),
          month,
        ),
      )
    : []
  const moved = changed.filter(({ isNew }) => !isNew)
  await work.publishEach(
    monthChanged,
    moved.map(({ id, youngPersonId }) => ({ data: { monthId: id, youngPersonId, month }, audience: [youngPersonId] })),
  )
  await db.run(sql`
    update allowance.run set done = done + ${people.length}, changed = changed + ${changed.length},
      last_person_id = coalesce(${people.at(-1)?.id ?? null}::uuid, last_person_id),
      ended_at = case when ${people.length < batch} then ${clock.now()}::timestamptz end
    where ${mine}`)
  return people.length === batch
}
