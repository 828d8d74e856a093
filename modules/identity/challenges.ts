import { z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'

type Purpose = 'passkey-add' | 'passkey-sign-in' | 'totp' | 'oidc' | 'confirm'

/** Keeps what a browser or a provider must answer; gives the id of the challenge. */
export async function keepChallenge(work: Work, purpose: Purpose, accountId: string | null, value: object, minutes: number) {
  const id = work.ids.uuid()
  await work.db.run(sql`insert into identity.challenge (id, purpose, account_id, value, expires_at)
    values (${id}, ${purpose}, ${accountId}, ${JSON.stringify(value)}, ${work.clock.now()}::timestamptz + make_interval(mins => ${minutes}))`)
  return id
}

/** Takes a challenge: it is answered once, whatever the answer is worth. Undefined when there is none, or too late, or not of this account. */
export async function takeChallenge<S extends z.ZodType>(
  { db, clock }: Work,
  id: string,
  purpose: Purpose,
  accountId: string | null,
  shape: S,
) {
  const found = await db.maybe(
    z.object({ value: z.unknown(), isOpen: z.boolean() }),
    sql`delete from identity.challenge
      where id = ${id} and purpose = ${purpose} and account_id is not distinct from ${accountId}::uuid
      returning value, expires_at > ${clock.now()} as "isOpen"`,
  )
  return found?.isOpen ? shape.parse(found.value) : undefined
}
