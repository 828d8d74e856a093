import type { Db } from '#platform/db'
import { sql } from '#platform/sql'

/** Deletes codes and challenges that nobody can use any more, and sessions that ended long ago: called by the nightly retention. */
export async function forgetSpent(db: Db, { codesBefore, sessionsBefore }: { codesBefore: string; sessionsBefore: string }) {
  await db.run(sql`delete from identity.one_time_code where expires_at < ${codesBefore}`)
  await db.run(sql`delete from identity.challenge where expires_at < ${codesBefore}`)
  await db.run(sql`delete from identity.session where least(ended_at, expires_at) < ${sessionsBefore}`)
}
