import { z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { type Sql, sql } from '#platform/sql'
import { PortfolioWeekRow, Waiting, WeekSums } from './api.ts'
import { sourceTables, titleColumn } from './entries.ts'
import { closesOn, doubtsOf, mondayOf, mondayOfWeek, termsOf, weekName } from './rules.ts'
import { Terms, termColumns } from './terms.ts'

const Line = Waiting.omit({ doubts: true }).extend({
  state: z.enum(['declared', 'contested']),
  startsAt: z.string().nullable(),
  dayMinutes: z.int(),
})
const Row = PortfolioWeekRow.omit({ waiting: true, kind: true, targetMinutes: true }).extend({
  track: Terms.shape.track,
  workingDaysOff: z.int().nullable(),
  isInProgramme: z.boolean().nullable(),
  target: z.int().nullable(),
  kind: WeekSums.shape.kind.nullable(),
  targetMinutes: z.int().nullable(),
  waiting: z.array(Line),
})

type Who = Pick<Ctx, 'db' | 'actor' | 'clock'>

/** The week of everybody one follows, own and covered: the kept sums and what waits, in one statement. */
export async function listPortfolioWeek(ctx: Who, week: string | undefined) {
  const monday = week ? mondayOfWeek(week) : mondayOf(ctx.clock.today(await getTimeZone(ctx)))
  const rows = await ctx.db.many(Row, select(ctx, sql`${monday}::date`))
  return {
    week: weekName(monday),
    monday,
    closesOn: closesOn(monday),
    items: rows.map(({ track, workingDaysOff, isInProgramme, target, waiting, kind, targetMinutes, ...row }) => {
      const live = termsOf({ track, workingDaysOff: workingDaysOff ?? 0, isInProgramme: isInProgramme ?? false, target: target ?? 0 })
      const asks = { kind: kind ?? live.kind, targetMinutes: targetMinutes ?? live.target }
      return { ...row, ...asks, waiting: waiting.map((line) => toWaiting(line, row.declaredMinutes)) }
    }),
  }
}

/** Where the desk stands. */
async function getTimeZone({ db, actor }: Who) {
  const found = await db.maybe(
    z.object({ timeZone: z.string() }),
    sql`select time_zone as "timeZone" from people.pub_structure where id = ${actor.structureId}`,
  )
  return found?.timeZone
}

function toWaiting({ state, startsAt, dayMinutes, ...line }: z.infer<typeof Line>, weekMinutes: number): Waiting {
  return { ...line, doubts: doubtsOf({ ...line, state, startsAt }, dayMinutes, weekMinutes) }
}

const select = ({ actor, clock }: Who, monday: Sql) => sql`
  select y.id as "youngPersonId", y.first_name as "firstName", y.last_name as "lastName", coalesce(w.status, 'open') as status,
    w.kind, w.target_minutes as "targetMinutes", coalesce(w.declared_minutes, 0) as "declaredMinutes", coalesce(w.validated_minutes, 0) as "validatedMinutes",
    coalesce(w.contested_minutes, 0) as "contestedMinutes", coalesce(w.to_validate, 0) as "toValidate", coalesce(w.contested, 0) as contested,
    w.closed_validated_minutes as "closedValidatedMinutes", w.closed_declared_minutes as "closedDeclaredMinutes",
    terms.*,
    case when w.to_validate + w.contested > 0 then (
      select coalesce(json_agg(json_build_object('id', e.id, 'sourceKind', e.source_kind, 'onDay', e.on_day, 'minutes', e.minutes,
          'countedMinutes', e.counted_minutes, 'category', nullif(e.category, 'health'), 'title', case when e.category is distinct from 'health' then ${titleColumn} end,
          'evidence', e.evidence, 'isContested', e.state = 'contested', 'state', e.state,
          'startsAt', to_char(e.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'dayMinutes', (select sum(d.counted_minutes)::int from hours.entry d
            where d.young_person_id = e.young_person_id and d.monday = e.monday and d.on_day = e.on_day)) order by e.on_day, e.id), '[]')
      from hours.entry e ${sourceTables}
      where e.young_person_id = y.id and e.monday = ${monday} and e.state in ('declared', 'contested')) else '[]' end as waiting
  from people.pub_young_person y
    left join hours.week w on w.young_person_id = y.id and w.monday = ${monday}
    -- a kept week knows what it asks for: it is counted anew with every contract, programme and absence
    left join lateral (select ${termColumns({ person: sql`y.id`, structure: sql`y.structure_id`, monday })}) terms on w.monday is null
  where y.archived_at is null and y.adviser_id = any(array(
    select ${actor.id}::uuid union all
    select c.adviser_id from people.pub_cover c where c.substitute_id = ${actor.id} and ${clock.today()} between c.from_on and c.until_on))
  order by y.sort_name, y.id limit 400`
