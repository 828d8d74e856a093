import { roles, z } from '#platform/api'
import { conflict, notFound } from '#platform/errors'
import { hashToken } from '#platform/ids'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'

export type LinkPurpose = 'activate' | 'reset'

/** Ends the links of a purpose that still wait: only the newest works. */
export const endLinks = ({ db, clock }: Work, accountId: string | null, purpose: LinkPurpose) =>
  db.run(sql`update identity.link set used_at = ${clock.now()}
    where account_id = ${accountId} and purpose = ${purpose} and used_at is null`)

/** Keeps the hash of a link; with null for the account, runs the statement and keeps nothing. */
export const keepLink = ({ db, clock }: Work, accountId: string | null, purpose: LinkPurpose, token: string, expiresAt: string) =>
  db.run(sql`insert into identity.link (token_hash, account_id, purpose, created_at, expires_at)
    select ${hashToken(token)}, a.id, ${purpose}, ${clock.now()}, ${expiresAt}::timestamptz from identity.account a where a.id = ${accountId}`)

const Row = z.object({
  accountId: z.uuid(),
  role: z.enum(roles),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  expiresAt: z.string(),
  usedAt: z.string().nullable(),
})
export type LinkRow = z.infer<typeof Row>

/** The account a link was made for. 404 for a link that never was, 409 when it is used or too old. */
export async function getLink({ db, clock }: Work, token: string, purpose: LinkPurpose): Promise<LinkRow> {
  const found = await db.maybe(
    Row,
    sql`
    select l.account_id as "accountId", a.role, a.email, a.phone, l.expires_at as "expiresAt", l.used_at as "usedAt"
    from identity.link l join identity.account a on a.id = l.account_id
    where l.token_hash = ${hashToken(token)} and l.purpose = ${purpose} and a.status <> 'closed'`,
  )
  if (!found) throw notFound('identity.link-unknown')
  if (found.usedAt) throw conflict('identity.link-used')
  if (found.expiresAt <= clock.now()) throw conflict('identity.link-expired')
  return found
}

/** Uses a link up; of two at the same time, one is refused. */
export async function spendLink({ db, clock }: Work, token: string) {
  const isMine = await db.run(
    sql`update identity.link set used_at = ${clock.now()} where token_hash = ${hashToken(token)} and used_at is null`,
  )
  if (!isMine) throw conflict('identity.link-used')
}
