import type { Actor } from '#platform/access'
import type { Clock } from '#platform/clock'
import { type Sql, sql } from '#platform/sql'

type Who = { actor: Actor; clock: Clock }

/**
 * Condition: the actor may read the file of the young person whose id is in this column.
 * Oneself; the lead adviser; who covers for them today; a colleague of the same structure who stated a reason (one day).
 */
export const visibleTo = ({ actor, clock }: Who, column: Sql) =>
  actor.role === 'youngPerson'
    ? sql`${column} = ${actor.id}`
    : sql`exists (
      select from people.pub_young_person vis where vis.id = ${column}
        and (vis.adviser_id = ${actor.id} or ${covers(actor, clock)} or ${hasStatedWhy(actor, clock)}))`

/** Condition: the actor may act on the file, not only read it: oneself, the lead adviser, or who covers for them today; nobody once it is archived. */
export const followedBy = ({ actor, clock }: Who, column: Sql) =>
  actor.role === 'youngPerson'
    ? sql`(${column} = ${actor.id} and exists (select from people.pub_young_person own where own.id = ${actor.id} and own.archived_at is null))`
    : sql`exists (
      select from people.pub_young_person vis where vis.id = ${column} and vis.archived_at is null
        and (vis.adviser_id = ${actor.id} or ${covers(actor, clock)}))`

const covers = (actor: Actor, clock: Clock) => sql`exists (
  select from people.pub_cover c where c.adviser_id = vis.adviser_id and c.substitute_id = ${actor.id}
    and ${clock.today()} between c.from_on and c.until_on)`

const hasStatedWhy = (actor: Actor, clock: Clock) => sql`(vis.structure_id = ${actor.structureId} and exists (
  select from people.pub_stated_access s
  where s.account_id = ${actor.id} and s.young_person_id = vis.id and s.until > ${clock.now()}))`
