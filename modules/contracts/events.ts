import { adviserChanged } from '#api/people'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import { on, type Subscriber } from '#platform/subscribers'
import type { Work } from '#platform/work'
import { contractTransferred } from './api.ts'
import { addDays } from './rules.ts'
import { tell } from './tell.ts'

/** A file that goes to another adviser or structure, or network, takes its contract along without a lost day. */
export const contractsSubscriber: Subscriber = { name: 'contracts', handlers: [on(adviserChanged, followTransfer)] }

const Now = z.object({
  id: z.uuid(),
  status: z.string(),
  structureId: z.uuid(),
  adviserId: z.uuid(),
  toStructureId: z.uuid(),
  timeZone: z.string(),
})

async function followTransfer(work: Work, { youngPersonId }: { youngPersonId: string }) {
  // where the file is now, not where the event says: two transfers in a row end the same
  const rows = await work.db.many(
    Now,
    sql`select c.id, c.status, c.structure_id as "structureId", y.adviser_id as "adviserId", y.structure_id as "toStructureId", s.time_zone as "timeZone"
    from contracts.contract c join people.pub_young_person y on y.id = c.young_person_id join people.pub_structure s on s.id = y.structure_id
    where c.young_person_id = ${youngPersonId} and c.status in ('draft', 'to_sign', 'active') for update of c`,
  )
  for (const row of rows) await move(work, youngPersonId, row)
  const [first] = rows
  if (first)
    await work.db.run(
      sql`update contracts.course set structure_id = ${first.toStructureId} where young_person_id = ${youngPersonId} and ended_on is null`,
    )
}

async function move(
  work: Work,
  youngPersonId: string,
  { id, status, structureId, adviserId, toStructureId, timeZone }: z.infer<typeof Now>,
) {
  if (status === 'active') await handOver(work, id, { adviserId, structureId: toStructureId, day: work.clock.today(timeZone) })
  if (structureId === toStructureId) return
  await work.db.run(sql`update contracts.contract set structure_id = ${toStructureId} where id = ${id}`)
  await tell(work, contractTransferred, { contractId: id, youngPersonId })
}

type To = { adviserId: string; structureId: string; day: string }

/** Who answers for the contract from today on; the one before until yesterday. Twice on a day, the last one counts. */
async function handOver({ db }: Work, contractId: string, { adviserId, structureId, day }: To) {
  const now = await db.maybe(
    z.object({ fromOn: z.iso.date(), isSame: z.boolean() }),
    sql`select from_on as "fromOn", adviser_id = ${adviserId} and structure_id = ${structureId} as "isSame"
    from contracts.holding where contract_id = ${contractId} and until_on is null`,
  )
  if (!now || now.isSame) return
  if (now.fromOn >= day) {
    await db.run(
      sql`update contracts.holding set adviser_id = ${adviserId}, structure_id = ${structureId} where contract_id = ${contractId} and until_on is null`,
    )
    return
  }
  await db.run(sql`update contracts.holding set until_on = ${addDays(day, -1)} where contract_id = ${contractId} and until_on is null`)
  await db.run(
    sql`insert into contracts.holding (contract_id, structure_id, adviser_id, from_on) values (${contractId}, ${structureId}, ${adviserId}, ${day})`,
  )
}
