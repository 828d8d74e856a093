import { z } from '#platform/api'
import { job } from '#platform/jobs'
import { sql } from '#platform/sql'
import { transact, type Work } from '#platform/work'
import { declarationAsked } from './api.ts'
import { addMonths, firstDayOf, monthOf, monthsToBringPapers, remindedOn } from './rules.ts'

const batch = 1000

/** In the morning of the days for it: whoever has not declared this month, or the month that is about to be lost. */
export const remindToDeclare = job({
  name: 'allowance.remind-to-declare',
  data: z.object({}),
  cron: '20 9 * * *',
  handle: async (s) => {
    if (!remindedOn.includes(Number(s.clock.today().slice(8)))) return
    while ((await transact(s, remindSome)) === batch);
  },
})

/** Reminds some of them, each once a day and month; how many. */
export async function remindSome({ db, clock, publishEach }: Work) {
  const today = clock.today()
  const now = monthOf(today)
  const reminded = await db.many(
    z.object({ youngPersonId: z.uuid(), month: z.string() }),
    sql`insert into allowance.reminder (young_person_id, month, on_day)
    select m.young_person_id, m.month, ${today}::date from allowance.month m join people.pub_young_person y on y.id = m.young_person_id
    where m.month = any(${[now, addMonths(now, -monthsToBringPapers)].map(firstDayOf)}::date[]) and m.status = 'awaiting'
      and 'declaration' = any(m.blockers) and y.archived_at is null
      and not exists (select from allowance.reminder r where r.young_person_id = m.young_person_id and r.month = m.month and r.on_day = ${today}::date)
    order by m.young_person_id, m.month limit ${batch}
    returning young_person_id as "youngPersonId", to_char(month, 'YYYY-MM') as month`,
  )
  if (reminded.length)
    await publishEach(
      declarationAsked,
      reminded.map((data) => ({ data })),
    )
  return reminded.length
}
