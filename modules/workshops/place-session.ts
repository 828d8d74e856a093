import { z } from '#platform/api'
import { invalid } from '#platform/errors'
import { sql } from '#platform/sql'
import type { SessionPlanning } from './api.ts'
import type { Who } from './queries.ts'
import { checkPlanning } from './rules.ts'

const Row = z.object({
  startsAt: z.string(),
  endsAt: z.string(),
  timeZone: z.string(),
  isSkipped: z.boolean(),
  isTwice: z.boolean(),
  leaders: z.int(),
})
/** When a session takes place. */
export type PlacedSession = { startsAt: string; endsAt: string; timeZone: string }

/** Turns the wall time of a structure into instants, and checks the plan and who leads it. */
export async function placeSession(who: Who, plan: SessionPlanning, structureId: string | null): Promise<PlacedSession> {
  const wall = sql`(${plan.day}::date + ${plan.time}::time)`
  const found = await who.db.maybe(
    Row,
    sql`
    select starts_at as "startsAt", starts_at + make_interval(mins => ${plan.minutes}) as "endsAt", time_zone as "timeZone",
      starts_at at time zone time_zone <> wall as "isSkipped",
      (starts_at - interval '1 hour') at time zone time_zone = wall or (starts_at + interval '1 hour') at time zone time_zone = wall as "isTwice",
      (select count(*) from people.pub_professional d
        where d.id = any(${plan.leaderIds}::uuid[]) and d.structure_id = place.id and d.left_at is null) as leaders
    from (
      select s.id, s.time_zone, ${wall} as wall, ${wall} at time zone s.time_zone as starts_at
      from people.pub_structure s where s.id = ${structureId} and s.closed_at is null
    ) place`,
  )
  if (!found) throw invalid('workshops.no-structure')
  if (found.leaders !== new Set(plan.leaderIds).size) throw invalid('workshops.leader-unknown')
  checkPlanning(plan, who.clock.today(found.timeZone))
  if (found.isSkipped || found.isTwice) throw invalid('workshops.no-such-time', { why: found.isSkipped ? 'skipped' : 'twice' })
  return found
}
