import { z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { checkHash } from './password-hash.ts'

/** What a password typed was worth, against the hash that was kept at that moment. */
export type Verified = { isRight: boolean; hash: string | undefined }

/** Whether this is the account's password; takes as long when there is none. Slow: to be called outside any transaction. */
export async function verifyPassword(work: Work, accountId: string | null, typed: string): Promise<Verified> {
  const hash = await findHash(work, accountId)
  return { isRight: await checkHash(typed, hash), hash }
}

/** Whether the password was right and is still the one in force: it may have been changed while it was verified. */
export async function isStillRight(work: Work, accountId: string | null, { isRight, hash }: Verified) {
  return (await findHash(work, accountId)) === hash && isRight
}

/** The hash kept of an account's password; undefined when it has none. */
export async function findHash({ db }: Work, accountId: string | null) {
  const kept = await db.maybe(z.object({ hash: z.string() }), sql`select hash from identity.password where account_id = ${accountId}`)
  return kept?.hash
}

/** Keeps the hash of a new password, made outside the transaction. */
export async function keepPassword({ db, clock }: Work, accountId: string, hash: string) {
  await db.run(sql`insert into identity.password (account_id, hash, changed_at) values (${accountId}, ${hash}, ${clock.now()})
    on conflict (account_id) do update set hash = excluded.hash, changed_at = excluded.changed_at`)
}
