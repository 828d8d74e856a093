import { listAnsweredFor } from '#modules/people'
import { z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { contractsApi } from './api.ts'
import { addDays, endingDays } from './rules.ts'

const Waiting = z.object({ id: z.uuid(), youngPersonId: z.uuid(), firstName: z.string(), lastName: z.string(), dueOn: z.iso.date() })
const shown = 50

/** What waits in the files the actor answers for today: texts to sign, contracts that end soon, papers that are missing. */
export async function listToDo(ctx: Ctx<(typeof contractsApi)['toDo']>) {
  const { db, clock } = ctx
  const advisers = await listAnsweredFor(ctx)
  const mine = sql`y.adviser_id = any(${advisers}) and y.archived_at is null`
  const person = sql`y.id as "youngPersonId", y.first_name as "firstName", y.last_name as "lastName"`
  const [toSign, ending, papers] = await Promise.all([
    db.many(
      Waiting,
      sql`select c.id, ${person}, c.starts_on as "dueOn" from people.pub_young_person y join contracts.contract c on c.young_person_id = y.id
      where ${mine} and (c.status = 'to_sign' or (c.status = 'active' and exists (select from contracts.version v
        where v.contract_id = c.id and v.number = c.version and v.needs_signatures
          and 2 > (select count(*) from contracts.signature g where g.contract_id = v.contract_id and g.version = v.number))))
      order by c.starts_on, y.sort_name limit ${shown}`,
    ),
    db.many(
      Waiting,
      sql`select c.id, ${person}, c.ends_on as "dueOn" from people.pub_young_person y join contracts.contract c on c.young_person_id = y.id
      where ${mine} and c.status = 'active' and c.ends_on <= ${addDays(clock.today(), endingDays)} order by c.ends_on, y.sort_name limit ${shown}`,
    ),
    db.many(
      Waiting,
      sql`select t.id, ${person}, t.due_on as "dueOn" from people.pub_young_person y join contracts.task t on t.young_person_id = y.id
      where ${mine} and t.done_at is null order by t.due_on, y.sort_name limit ${shown}`,
    ),
  ])
  return { toSign, ending, papers }
}
