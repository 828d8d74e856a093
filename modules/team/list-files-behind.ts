import type { Db } from '#platform/db'
import { type Sql, sql } from '#platform/sql'
import { type Figure, FileBehind } from './api.ts'
import { countsOf, named, type Who, withFiles } from './queries.ts'

/** The files of one's structure behind a number of the cockpit: names, never what they hold. */
export async function listFilesBehind(
  ctx: Who & { db: Db },
  { figure, adviserId }: { figure: Figure; adviserId?: string | undefined },
  most = 1000,
) {
  const { counted, condition } = behind[figure](ctx)
  const items = await ctx.db.many(
    FileBehind,
    sql`
    with ${withFiles(ctx, adviserId ?? null)}
    select f.id, f.first_name as "firstName", f.last_name as "lastName", extract(year from f.birth_date)::int as "birthYear",
      ${named(sql`p`)} as adviser, f.last_seen_at as "lastSeenAt", f.adviser_since as since, f.points,
      array_remove(array[case when f.is_minor then 'minor' end, case when f.is_recent then 'recent' end,
        case when f.is_silent then 'silent' end, case when f.is_never then 'never' end], null) as traits,
      ${counted ? sql`c.count` : sql`1`} as count
    from file f join people.pub_professional p on p.id = f.adviser_id
      ${counted ? sql`join (${counted}) c on c.young_person_id = f.id` : sql``}
    where ${condition}
    order by ${counted ? sql`c.count desc,` : sql``} f.sort_name, f.id limit ${most + 1}`,
  )
  return { items: items.slice(0, most), isCut: items.length > most }
}

/** What each number counts. */
const behind: Record<Figure, (who: Who) => { counted?: Sql; condition: Sql }> = {
  followed: () => ({ condition: sql`true` }),
  minors: () => ({ condition: sql`f.is_minor` }),
  recent: () => ({ condition: sql`f.is_recent` }),
  silent: () => ({ condition: sql`f.is_silent` }),
  never: () => ({ condition: sql`f.is_never` }),
  toArchive: () => ({ condition: sql`f.is_to_archive` }),
  appointmentsToClose: (who) => ({ counted: countsOf.appointmentsToClose(who), condition: sql`true` }),
  actionsToQualify: () => ({ counted: countsOf.actionsToQualify(), condition: sql`true` }),
  weeksToValidate: (who) => ({ counted: countsOf.weeksToValidate(who), condition: sql`true` }),
  lateTasks: (who) => ({ counted: countsOf.lateTasks(who), condition: sql`true` }),
}
