import { z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { contractSigned } from './api.ts'
import { tell, tellChanged } from './tell.ts'

const Entered = z.object({
  youngPersonId: z.uuid(),
  structureId: z.uuid(),
  adviserId: z.uuid(),
  track: z.string(),
  startsOn: z.iso.date(),
  openedBy: z.uuid(),
})

/**
 * Puts a contract into force once everybody who must has signed: the statement itself asks for the representative of who was under eighteen
 * when signing. The course before ends as the contract begins. True when it is in force now.
 */
export async function bringIntoForce(work: Work, contractId: string) {
  const { db, clock } = work
  const entered = await db.maybe(
    Entered,
    sql`update contracts.contract c set status = 'active', in_force_at = ${clock.now()} from people.pub_young_person y
    where c.id = ${contractId} and c.status = 'to_sign' and y.id = c.young_person_id
      and c.young_person_signed_on is not null and c.adviser_signed_on is not null
      and (c.representative_signed_on is not null or c.young_person_signed_on >= (c.birth_date + interval '18 years')::date)
    returning c.young_person_id as "youngPersonId", c.structure_id as "structureId", y.adviser_id as "adviserId", c.track,
      c.starts_on as "startsOn", c.created_by as "openedBy"`,
  )
  if (!entered) {
    await tellOf(work, contractId)
    return false
  }
  await db.run(sql`insert into contracts.holding (contract_id, structure_id, adviser_id, from_on)
    values (${contractId}, ${entered.structureId}, ${entered.adviserId}, ${entered.startsOn})`)
  await beginCej(work, entered)
  await tell(work, contractSigned, { contractId, youngPersonId: entered.youngPersonId })
  return true
}

/** PACEA, outreach or another support goes over into the CEJ: same file, same plan, no day between. */
async function beginCej({ db, clock, ids }: Work, c: z.infer<typeof Entered>) {
  await db.run(sql`update contracts.course set ended_on = greatest(started_on, ${c.startsOn}::date), end_reason = 'Contrat d’engagement jeune signé'
    where young_person_id = ${c.youngPersonId} and (ended_on is null or ended_on > ${c.startsOn})`)
  await db.run(sql`insert into contracts.course (id, young_person_id, kind, track, structure_id, started_on, opened_by, created_at)
    values (${ids.uuid()}, ${c.youngPersonId}, 'cej', ${c.track}, ${c.structureId}, ${c.startsOn}, ${c.openedBy}, ${clock.now()})`)
}

async function tellOf(work: Work, contractId: string) {
  const { youngPersonId } = await work.db.one(
    z.object({ youngPersonId: z.uuid() }),
    sql`select young_person_id as "youngPersonId" from contracts.contract where id = ${contractId}`,
  )
  await tellChanged(work, youngPersonId)
}
