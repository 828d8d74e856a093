import { type Sql, sql } from '#platform/sql'
import { named, type Who } from './queries.ts'
import { undoMinutes } from './rules.ts'

/** A handover as who leads the team sees it. */
export const selectHandovers = ({ actor, clock }: Who, condition: Sql) => sql`
  select h.id, case when f.id is not null then ${named(sql`f`)} end as "from", ${named(sql`t`)} as "to", ${named(sql`m`)} as "madeBy",
    h.made_at as "madeAt", h.reason, h.back_on as "backOn", h.status, h.ended_at as "endedAt",
    (select count(*)::int from team.handover_file o where o.handover_id = h.id) as files,
    case when h.status = 'made' and h.made_at >= ${clock.now()}::timestamptz - make_interval(mins => ${undoMinutes})
      then h.made_at + make_interval(mins => ${undoMinutes}) end as "undoableUntil"
  from team.handover h
    join people.pub_professional t on t.id = h.to_adviser_id
    join people.pub_professional m on m.id = h.made_by
    left join people.pub_professional f on f.id = h.from_adviser_id
  where h.structure_id = ${actor.structureId} and ${condition}
  order by h.made_at desc, h.id desc limit 50`
