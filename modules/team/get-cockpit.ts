import type { Db } from '#platform/db'
import { sql } from '#platform/sql'
import { TeamLine, Weight } from './api.ts'
import { countsOf, type Who, withFiles } from './queries.ts'

type Reading = Who & { db: Db }

/** What waits with each adviser of the structure of who leads it, and how much their caseload weighs. Two statements, whatever the size. */
export async function getCockpit(ctx: Reading) {
  const items = await ctx.db.many(TeamLine, selectLines(ctx))
  const weights = await ctx.db.many(
    Weight,
    sql`select code, label, explanation, points from team.weight
    where ${ctx.clock.today()}::date between valid_from and coalesce(valid_until, 'infinity') order by position`,
  )
  return { items, weights }
}

const selectLines = (ctx: Reading) => sql`
  with ${withFiles(ctx)}, load as (
    select adviser_id, count(*)::int as followed, (count(*) filter (where is_minor))::int as minors,
      (count(*) filter (where is_recent))::int as recent, (count(*) filter (where is_silent))::int as silent,
      (count(*) filter (where is_never))::int as never, (count(*) filter (where is_to_archive))::int as to_archive, sum(points) as points
    from file group by adviser_id
  ), to_close as (
    select f.adviser_id, sum(c.count)::int as count from (${countsOf.appointmentsToClose(ctx)}) c join file f on f.id = c.young_person_id group by f.adviser_id
  ), to_qualify as (
    select f.adviser_id, sum(c.count)::int as count from (${countsOf.actionsToQualify()}) c join file f on f.id = c.young_person_id group by f.adviser_id
  ), weeks as (
    select f.adviser_id, sum(c.count)::int as count from (${countsOf.weeksToValidate(ctx)}) c join file f on f.id = c.young_person_id group by f.adviser_id
  ), late as (
    select f.adviser_id, sum(c.count)::int as count from (${countsOf.lateTasks(ctx)}) c join file f on f.id = c.young_person_id group by f.adviser_id
  ), cover as (
    select c.adviser_id, c.substitute_id, p.first_name || ' ' || p.last_name as adviser, s.first_name || ' ' || s.last_name as substitute
    from people.pub_cover c join people.pub_professional p on p.id = c.adviser_id join people.pub_professional s on s.id = c.substitute_id
    where p.structure_id = ${ctx.actor.structureId} and ${ctx.clock.today()} between c.from_on and c.until_on
  )
  select p.id, p.first_name as "firstName", p.last_name as "lastName", p.job_title as "jobTitle", a.last_seen_at as "lastSeenAt",
    coalesce(l.followed, 0) as followed, coalesce(l.minors, 0) as minors, coalesce(l.recent, 0) as recent, coalesce(l.silent, 0) as silent,
    coalesce(l.never, 0) as never, coalesce(l.points, 0) as points, coalesce(k.count, 0) as "appointmentsToClose",
    coalesce(q.count, 0) as "actionsToQualify", coalesce(h.count, 0) as "weeksToValidate", coalesce(t.count, 0) as "lateTasks", coalesce(l.to_archive, 0) as "toArchive",
    array(select distinct c.substitute from cover c where c.adviser_id = p.id order by 1) as "coveredBy",
    array(select distinct c.adviser from cover c where c.substitute_id = p.id order by 1) as covers
  from people.pub_professional p join identity.pub_account a on a.id = p.id
    left join load l on l.adviser_id = p.id
    left join to_close k on k.adviser_id = p.id
    left join to_qualify q on q.adviser_id = p.id
    left join weeks h on h.adviser_id = p.id
    left join late t on t.adviser_id = p.id
  where p.structure_id = ${ctx.actor.structureId} and p.left_at is null and (a.role = 'adviser' or l.followed > 0)
  order by p.last_name, p.first_name, p.id limit 500`
