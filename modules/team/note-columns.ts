import { followedBy, visibleTo } from '#modules/people'
import { type Sql, sql } from '#platform/sql'
import { named, type Who } from './queries.ts'

/** A note as its reader sees it. */
export const selectNotes = (who: Who, condition: Sql, order: Sql = sql`n.written_at desc, n.id desc`) => sql`
  select n.id, jsonb_build_object('id', y.id, 'firstName', y.first_name, 'lastName', y.last_name) as "youngPerson",
    ${named(sql`w`)} as author, n.text, n.written_at as "writtenAt",
    coalesce((select jsonb_agg(${named(sql`p`)} order by p.last_name, p.first_name)
      from team.mention m join people.pub_professional p on p.id = m.account_id where m.note_id = n.id), '[]') as mentions,
    case when g.id is not null then ${named(sql`g`)} end as assignee, n.due_on as "dueOn", n.done_at as "doneAt",
    ${visibleTo(who, sql`n.young_person_id`)} as "canOpen",
    (n.assignee_id is not null and ${mayFinish(who)}) as "canFinish", (${mayRemove(who)}) as "canRemove"
  from team.note n
    join people.pub_young_person y on y.id = n.young_person_id
    join people.pub_professional w on w.id = n.author_id
    left join people.pub_professional g on g.id = n.assignee_id
  where n.removed_at is null and ${condition}
  order by ${order} limit 200`

/** Condition: the actor may read the note: who may read the file, and the colleagues it names, as long as they are in that structure. */
export const mayRead = (who: Who) => sql`(${visibleTo(who, sql`n.young_person_id`)} or ${isNamed(who)})`

/** Condition: the actor may say that the task is done: who has to do it, who asked for it, who answers for the file. */
export const mayFinish = (who: Who) => sql`(${followedBy(who, sql`n.young_person_id`)}
  or (n.structure_id = ${who.actor.structureId} and ${who.actor.id} in (n.assignee_id, n.author_id)))`

/** Condition: the actor may take the note back: who wrote it, who answers for the file. */
export const mayRemove = (who: Who) => sql`(n.author_id = ${who.actor.id} or ${followedBy(who, sql`n.young_person_id`)})`

const isNamed = ({ actor }: Who) => sql`(n.structure_id = ${actor.structureId} and (n.assignee_id = ${actor.id} or n.author_id = ${actor.id}
  or exists (select from team.mention own where own.note_id = n.id and own.account_id = ${actor.id})))`
