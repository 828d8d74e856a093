import { z } from '#platform/api'
import { job } from '#platform/jobs'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type Surroundings, transact, type Work } from '#platform/work'
import { monthChanged, Run } from './api.ts'
import { calculateMonths } from './calculate-months.ts'
import { monthOfEach } from './facts.ts'
import { addMonths, firstDayOf, lastDayOf, monthOf, monthsToBringPapers } from './rules.ts'

/** People found anew in one transaction: what a stop can cost, and what is held at once. */
const partSize = 1000

/** Each night: this month of everybody, and the month that can be declared no more from today on. Stopped, it goes on with what is left. */
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

/** Finds a month anew for everybody under contract on a day of it, part by part; once a day, however many processes are at it. `atOnce` parts: one thinks while the database works for the other. */
export async function runMonth(s: Surroundings, month: string, atOnce = 2) {
  await transact(s, (work) => openRun(work, month))
  const goOn = async () => {
    while (await transact(s, (work) => calculatePart(work, month)));
  }
  await Promise.all(Array.from({ length: atOnce }, goOn))
}

async function openRun({ db, clock }: Work, month: string) {
  const [first, today] = [firstDayOf(month), clock.today()]
  const isNew = await db.run(sql`
    insert into allowance.run (month, on_day, started_at) values (${first}, ${today}, ${clock.now()}) on conflict do nothing`)
  if (!isNew) return
  await db.run(sql`
    insert into allowance.run_part (month, on_day, from_person_id, until_person_id, people)
    select ${first}, ${today}, min(p.id::text)::uuid, max(p.id::text)::uuid, count(*)
    from (
      select c.young_person_id as id, (dense_rank() over (order by c.young_person_id) - 1) / ${partSize} as part
      from contracts.pub_contract c where c.status in ('active', 'ended')
        and c.starts_on <= ${lastDayOf(month)} and coalesce(c.ended_on, c.ends_on) >= ${first}
      group by c.young_person_id) p
    group by p.part`)
}

const Part = z.object({ fromId: z.uuid(), untilId: z.uuid() })

/** The next part of the run of today that nobody is at; false when there is none left. */
async function calculatePart(work: Work, month: string) {
  const { db, clock, publishEach } = work
  const mine = sql`p.month = ${firstDayOf(month)} and p.on_day = ${clock.today()}`
  const part = await db.maybe(
    Part,
    sql`select p.from_person_id as "fromId", p.until_person_id as "untilId" from allowance.run_part p
    where ${mine} and p.done_at is null order by p.from_person_id limit 1 for update skip locked`,
  )
  if (!part) return false
  const people = await db.many(
    z.object({ id: z.uuid() }),
    sql`select distinct c.young_person_id as id from contracts.pub_contract c
    where c.young_person_id between ${part.fromId} and ${part.untilId} and c.status in ('active', 'ended')
      and c.starts_on <= ${lastDayOf(month)} and coalesce(c.ended_on, c.ends_on) >= ${firstDayOf(month)}`,
  )
  const changed = await calculateMonths(
    work,
    monthOfEach(
      people.map(({ id }) => id),
      month,
    ),
  )
  const moved = changed.filter(({ isNew }) => !isNew)
  await publishEach(
    monthChanged,
    moved.map(({ id, youngPersonId }) => ({ data: { monthId: id, youngPersonId, month }, audience: [youngPersonId] })),
  )
  await db.run(sql`
    update allowance.run_part p set changed = ${changed.length}, done_at = ${clock.now()} where ${mine} and p.from_person_id = ${part.fromId}`)
  return true
}

/** The last runs with how far each came. */
export const listRuns = async ({ db }: Pick<Ctx, 'db'>) => ({
  items: await db.many(
    Run,
    sql`select to_char(r.month, 'YYYY-MM') as month, r.started_at as "startedAt", coalesce(sum(p.people), 0)::int as total,
      coalesce(sum(p.people) filter (where p.done_at is not null), 0)::int as done, coalesce(sum(p.changed), 0)::int as changed,
      case when coalesce(bool_and(p.done_at is not null), true) then coalesce(max(p.done_at), r.started_at) end as "endedAt"
    from allowance.run r left join allowance.run_part p on p.month = r.month and p.on_day = r.on_day
    group by r.month, r.on_day, r.started_at order by r.started_at desc, r.month desc limit 30`,
  ),
})
