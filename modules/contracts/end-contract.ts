import { followedBy } from '#modules/people'
import { z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { contractEnded, type contractsApi } from './api.ts'
import { readContract } from './get-contract.ts'
import { holdLine } from './queries.ts'
import { checkExit } from './rules.ts'
import { openTasks } from './tasks.ts'
import { tell } from './tell.ts'

/** Ends a contract for a motive that says enough; support may go on for a while, to keep a job for instance. */
export async function endContract(ctx: Ctx<(typeof contractsApi)['end']>) {
  const { db, params, body } = ctx
  const { line, today } = await holdLine(ctx, params.id, followedBy)
  checkExit(line, body, today)
  await db.run(sql`update contracts.contract set status = 'ended', ended_on = ${body.endedOn}, exit_motive = ${body.motive},
    exit_detail = ${body.detail.trim()}, follow_up_until = ${body.followUpUntil} where id = ${params.id}`)
  await leaveCej(ctx, params.id, body.endedOn, body.followUpUntil !== null)
  await tell(ctx, contractEnded, { contractId: params.id, youngPersonId: line.youngPersonId })
  return readContract(ctx, params.id)
}

/** The course ends with the contract; support after it is another course, so that no day is without one. */
async function leaveCej({ db, clock, ids }: Work, contractId: string, endedOn: string, goesOn: boolean) {
  await db.run(sql`update contracts.holding set until_on = ${endedOn} where contract_id = ${contractId} and until_on is null`)
  await db.run(sql`update contracts.course k set ended_on = greatest(k.started_on, ${endedOn}::date), end_reason = 'Fin du contrat'
    from contracts.contract c where c.id = ${contractId} and k.young_person_id = c.young_person_id and k.kind = 'cej' and k.ended_on is null`)
  if (!goesOn) return
  await db.run(sql`insert into contracts.course (id, young_person_id, kind, structure_id, started_on, opened_by, created_at)
    select ${ids.uuid()}, c.young_person_id, 'other_support', c.structure_id, ${endedOn}, c.created_by, ${clock.now()} from contracts.contract c
    where c.id = ${contractId}`)
}

/** How many one transaction ends. */
export const termBatch = 200
const Due = z.object({ id: z.uuid(), youngPersonId: z.uuid(), endsOn: z.iso.date() })

/** Ends the contracts whose last day is over, the day after it where the structure is; what became of the person is asked for. */
export async function endAtTerm(work: Work) {
  const { db, clock } = work
  const due = await db.many(
    Due,
    sql`select c.id, c.young_person_id as "youngPersonId", c.ends_on as "endsOn" from contracts.contract c
      join people.pub_structure s on s.id = c.structure_id
    where c.status = 'active' and c.ends_on < (${clock.now()}::timestamptz at time zone s.time_zone)::date
    order by c.ends_on limit ${termBatch} for update of c skip locked`,
  )
  for (const { id, youngPersonId, endsOn } of due) {
    await db.run(sql`update contracts.contract set status = 'ended', ended_on = ends_on, exit_motive = 'term' where id = ${id}`)
    await leaveCej(work, id, endsOn, false)
    await openTasks(work, { youngPersonId, contractId: id, kinds: ['exit_proof'], today: clock.today() })
    await tell(work, contractEnded, { contractId: id, youngPersonId })
  }
  return due.length
}
