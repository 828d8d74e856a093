import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { TeamLine } from './api.ts'
import { isToClose } from './count-to-do.ts'
import { silentSince } from './list-portfolio.ts'

/** What waits with each adviser of the structure of who leads it, and with anybody else there who follows somebody; one statement. */
export async function listTeam({ db, actor, clock }: Ctx) {
  const items = await db.many(
    TeamLine,
    sql`
    with followed as (
      select y.id, y.adviser_id, a.last_seen_at from people.pub_young_person y join identity.pub_account a on a.id = y.id
      where y.structure_id = ${actor.structureId} and y.archived_at is null
    ), load as (
      select adviser_id, count(*)::int as followed, (count(*) filter (where last_seen_at is null))::int as never,
        (count(*) filter (where last_seen_at < ${silentSince(clock.now())}))::int as silent
      from followed group by adviser_id
    ), to_close as (
      select f.adviser_id, count(distinct n.appointment_id)::int as count
      from followed f join appointments.pub_participation n on n.young_person_id = f.id
      where ${isToClose(clock.now())} group by f.adviser_id
    ), to_qualify as (
      select f.adviser_id, count(*)::int as count from followed f join actions.pub_action t on t.young_person_id = f.id
      where t.is_to_qualify group by f.adviser_id
    ), cover as (
      select c.adviser_id, c.substitute_id, p.first_name || ' ' || p.last_name as adviser, s.first_name || ' ' || s.last_name as substitute
      from people.pub_cover c join people.pub_professional p on p.id = c.adviser_id join people.pub_professional s on s.id = c.substitute_id
      where p.structure_id = ${actor.structureId} and ${clock.today()} between c.from_on and c.until_on
    )
    select p.id, p.first_name as "firstName", p.last_name as "lastName", p.job_title as "jobTitle", coalesce(l.followed, 0) as followed,
      coalesce(l.silent, 0) as "silentFiles", coalesce(l.never, 0) as "neverConnected", coalesce(k.count, 0) as "appointmentsToClose",
      coalesce(q.count, 0) as "actionsToQualify",
      array(select distinct c.substitute from cover c where c.adviser_id = p.id order by 1) as "coveredBy",
      array(select distinct c.adviser from cover c where c.substitute_id = p.id order by 1) as covers
    from people.pub_professional p join identity.pub_account a on a.id = p.id
      left join load l on l.adviser_id = p.id
      left join to_close k on k.adviser_id = p.id
      left join to_qualify q on q.adviser_id = p.id
    where p.structure_id = ${actor.structureId} and p.left_at is null and (a.role = 'adviser' or l.followed > 0)
    order by p.last_name, p.first_name, p.id limit 500`,
  )
  return { items }
}
