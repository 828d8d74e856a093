import { contractEnded, contractExtended, contractSigned, contractTransferred } from '#api/contracts'
import { programmeEnded, programmeStarted } from '#api/plans'
import { sql } from '#platform/sql'
import { on, type Subscriber } from '#platform/subscribers'
import type { Work } from '#platform/work'
import { calculateAndTell } from './calculate-months.ts'
import { monthsOf } from './facts.ts'
import { monthOf } from './rules.ts'

/** A contract or a programme that begins or ends changes the months that were found before. */
export const again = (work: Work, { youngPersonId }: { youngPersonId: string }) =>
  calculateAndTell(
    work,
    sql`select w.* from (${monthsOf(youngPersonId, monthOf(work.clock.today()))}) w
    where exists (select from allowance.month m where m.young_person_id = w.young_person_id and m.month = w.month)`,
  )

export const allowanceSubscriber: Subscriber = {
  name: 'allowance',
  handlers: [
    on(contractSigned, again),
    on(contractExtended, again),
    on(contractEnded, again),
    on(contractTransferred, again),
    on(programmeStarted, again),
    on(programmeEnded, again),
  ],
}
