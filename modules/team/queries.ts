import { isToCloseCondition, silentSince } from '#modules/desk'
import type { Actor } from '#platform/access'
import type { Clock } from '#platform/clock'
import { sql } from '#platform/sql'
import { archiveAfterDays, newMonths, oldest } from './rules.ts'

export type Who = { actor: Actor; clock: Clock }

const before = (now: string, days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString()

/**
 * The open files of the actor's structure, each with its traits (`is_minor`, `is_recent`, `is_silent`, `is_never`, `is_to_archive`), as rows of
 * `file`; and what they weigh: `weight` holds the weights in force today. Two parts of a `with`.
 */
export const withFiles = ({ actor, clock }: Who, onlyAdviserId: string | null = null) => sql`
  weight as materialized (
    select code, points from team.weight where ${clock.today()}::date between valid_from and coalesce(valid_until, 'infinity')
  ), seen as materialized (
    select y.id, y.adviser_id, y.first_name, y.last_name, y.birth_date, y.adviser_since, y.sort_name, a.last_seen_at,
      y.birth_date > ${clock.today()}::date - interval '18 years' as is_minor,
      y.adviser_since > ${clock.now()}::timestamptz - make_interval(months => ${newMonths}) as is_recent,
      coalesce(a.last_seen_at < ${silentSince(clock.now())}, false) as is_silent, a.last_seen_at is null as is_never,
      y.birth_date <= ${clock.today()}::date - make_interval(years => ${oldest + 1}) or (
        coalesce(a.last_seen_at, y.created_at) < ${before(clock.now(), archiveAfterDays)} and not exists (
          select from appointments.pub_participation n
          where n.young_person_id = y.id and n.status = 'planned' and n.starts_at > ${before(clock.now(), archiveAfterDays)})) as is_to_archive
    from people.pub_young_person y join identity.pub_account a on a.id = y.id
    where y.structure_id = ${actor.structureId} and y.archived_at is null
      and ${onlyAdviserId ? sql`y.adviser_id = ${onlyAdviserId}` : sql`true`}
  ), file as materialized (
    select s.*, coalesce((select sum(w.points) from weight w
      where w.code = 'followed' or (w.code = 'minor' and s.is_minor) or (w.code = 'recent' and s.is_recent)
        or (w.code = 'silent' and s.is_silent) or (w.code = 'never' and s.is_never)), 0) as points
    from seen s
  )`

/** What is counted in each file, as rows of `counted (young_person_id, count)`. */
export const countsOf = {
  appointmentsToClose: ({ clock }: Who) => sql`
    select n.young_person_id, count(*)::int as count from file f join appointments.pub_participation n on n.young_person_id = f.id
    where ${isToCloseCondition(clock.now())} group by n.young_person_id`,
  actionsToQualify: () => sql`
    select t.young_person_id, count(*)::int as count from file f join actions.pub_waiting t on t.young_person_id = f.id
    where t.is_to_qualify group by t.young_person_id`,
  weeksToValidate: ({ clock }: Who) => sql`
    select w.young_person_id, count(*)::int as count from file f join hours.pub_week w on w.young_person_id = f.id
    where w.to_validate > 0 and w.week > ${clock.today()}::date - 92 group by w.young_person_id`,
  lateTasks: ({ clock }: Who) => sql`
    select t.young_person_id, count(*)::int as count from file f join team.pub_task t on t.young_person_id = f.id
    where t.done_at is null and t.due_on < ${clock.today()} group by t.young_person_id`,
}

/** A colleague as they are named, in JSON, from a row of `people.pub_professional`. */
export const named = (alias: ReturnType<typeof sql>) =>
  sql`jsonb_build_object('id', ${alias}.id, 'firstName', ${alias}.first_name, 'lastName', ${alias}.last_name)`
