import { audit } from '#platform/access'
import { roles, z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import type { Contact } from './contact.ts'
import { lockMinutes } from './rules.ts'

const Candidate = z.object({
  id: z.uuid(),
  role: z.enum(roles),
  status: z.enum(['new', 'invited', 'active']),
  email: z.string().nullable(),
  failedTries: z.int(),
  isLocked: z.boolean(),
  lockedUntil: z.string().nullable(),
})
/** An account somebody says is theirs. */
export type Candidate = z.infer<typeof Candidate>

/** The open account of a contact. */
export const findByContact = (work: Work, contact: Contact) => work.db.maybe(Candidate, selectByContact(work, contact))

/** The same, and holds its row, so that tries at the same time are counted one after the other. */
export const holdByContact = (work: Work, contact: Contact) => work.db.maybe(Candidate, sql`${selectByContact(work, contact)} for update`)

/** The same, when the session or a link says which account it is. */
export const holdAccount = (work: Work, id: string) =>
  work.db.one(Candidate, sql`${select(work)} where id = ${id} and status <> 'closed' for update`)

const selectByContact = (work: Work, { channel, value }: Contact) => sql`${select(work)}
  where status <> 'closed' and (email = ${channel === 'email' ? value : null} or phone = ${channel === 'sms' ? value : null})`

const select = ({ clock }: Work) => sql`
  select id, role, status, email, failed_tries as "failedTries", coalesce(locked_until > ${clock.now()}, false) as "isLocked",
    locked_until as "lockedUntil"
  from identity.account`

/**
 * Counts a wrong try and locks the account at each tenth in a row; gives the minutes of the lock, 0 for none. Tries during a lock are not counted.
 * Runs the same statements when there is no such account.
 */
export async function noteWrongTry(work: Work, of: Candidate | undefined, way: string) {
  const counts = of && !of.isLocked
  const tries = counts ? of.failedTries + 1 : (of?.failedTries ?? 0)
  const minutes = counts ? lockMinutes(of.role, tries) : 0
  await work.db.run(sql`update identity.account set failed_tries = ${tries},
    locked_until = case when ${minutes} > 0 then ${work.clock.now()}::timestamptz + make_interval(mins => ${minutes}) else locked_until end
    where id = ${of?.id ?? null}`)
  await audit(work, minutes ? 'identity.account-locked' : 'identity.sign-in-refused', of?.id ?? null, { way, ...(minutes && { minutes }) })
  return minutes
}
