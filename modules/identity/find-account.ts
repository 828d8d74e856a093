import { roles, z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { toEmail } from './contact.ts'

const Row = z.object({ id: z.uuid(), role: z.enum(roles), status: z.enum(['new', 'invited', 'active']) })

/** The open account of an e-mail address, for who already has every right over accounts. */
export const findAccount = ({ db }: Work, email: string) =>
  db.maybe(Row, sql`select id, role, status from identity.account where email = ${toEmail(email)} and status <> 'closed'`)
