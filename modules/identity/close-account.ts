import { event, z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { sessionEnded } from './sign-out.ts'

/** An account is closed for good: nobody signs in to it any more. */
export const accountClosed = event('identity.account-closed', z.object({ accountId: z.uuid() }))

/** Closes an account and ends its sessions; its streams end with them. */
export async function closeAccount({ db, clock, publish }: Pick<Work, 'db' | 'clock' | 'publish'>, accountId: string) {
  const now = clock.now()
  const closed = await db.run(
    sql`update identity.account set status = 'closed', closed_at = ${now} where id = ${accountId} and status <> 'closed'`,
  )
  if (!closed) return
  const sessions = await db.many(
    z.object({ id: z.uuid() }),
    sql`update identity.session set ended_at = ${now} where account_id = ${accountId} and ended_at is null returning id`,
  )
  for (const { id } of sessions) await publish(sessionEnded, { accountId, sessionId: id }, [accountId])
  await publish(accountClosed, { accountId })
}
