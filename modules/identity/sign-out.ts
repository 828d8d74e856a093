import { event, z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'

/** A session is over, here or elsewhere: its streams end. */
export const sessionEnded = event('session.ended', z.object({ accountId: z.uuid(), sessionId: z.uuid() }))

/** Ends the session of this browser. */
export async function signOut({ db, actor, clock, publish, setSession }: Ctx) {
  await db.run(sql`update identity.session set ended_at = ${clock.now()} where id = ${actor.sessionId} and ended_at is null`)
  await publish(sessionEnded, { accountId: actor.id, sessionId: actor.sessionId }, [actor.id])
  setSession(undefined)
  return {}
}
