import { followedBy } from '#modules/people'
import { z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Entry, Fact } from './api.ts'
import { getEntry } from './entries.ts'
import { weekName } from './rules.ts'

/** One line of the ledger with its whole way: who said what, and when. */
export async function getEntryWithFacts(ctx: Ctx, id: string) {
  const found = await getEntry(ctx, id)
  const facts = await ctx.db.many(
    Fact,
    sql`select f.at, f.what, f.minutes, f.minutes_before as "minutesBefore",
      case when f.account_id = f.young_person_id then y.first_name else d.first_name || ' ' || d.last_name end as by,
      case when e.category is distinct from 'health' or ${followedBy(ctx, sql`e.young_person_id`)} then w.text end as text
    from hours.fact f join hours.entry e on e.id = f.entry_id join people.pub_young_person y on y.id = f.young_person_id
      left join people.pub_professional d on d.id = f.account_id left join hours.word w on w.fact_id = f.id
    where f.entry_id = ${id} order by f.id`,
  )
  const scale =
    found.scaleId === null
      ? undefined
      : await ctx.db.maybe(z.object({ minutes: z.int() }), sql`select minutes from hours.scale where id = ${found.scaleId}`)
  return { ...Entry.parse(found), facts, scaleMinutes: scale?.minutes ?? null, week: weekName(found.monday), mayAct: found.mayAct }
}
