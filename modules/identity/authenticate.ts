import type { Actor } from '#platform/access'
import { roles, z } from '#platform/api'
import type { Db } from '#platform/db'
import { hashToken } from '#platform/ids'
import { sql } from '#platform/sql'

const Row = z.object({
  id: z.uuid(),
  role: z.enum(roles),
  sessionId: z.uuid(),
  structureId: z.uuid().nullable(),
  territory: z.string().nullable(),
  lastSeenAt: z.string(),
})

/** The account behind a session cookie, unless the session is over or the account closed. Notes once a minute that it is in use. */
export async function authenticate(db: Db, token: string, now: string): Promise<Actor | undefined> {
  const found = await db.maybe(
    Row,
    sql`
    select a.id, a.role, s.id as "sessionId", a.structure_id as "structureId", a.territory, s.last_seen_at as "lastSeenAt"
    from identity.session s join identity.account a on a.id = s.account_id
    where s.token_hash = ${hashToken(token)} and s.ended_at is null and s.expires_at > ${now} and a.status <> 'closed'`,
  )
  if (!found) return undefined
  const { lastSeenAt, ...actor } = found
  if (Date.parse(now) - Date.parse(lastSeenAt) > 60_000) await noteUse(db, actor, now)
  return actor
}

/** The session slides on with its use, up to its oldest age. */
async function noteUse(db: Db, { id, sessionId, role }: Actor, now: string) {
  await db.run(sql`
    with used as (
      update identity.session set last_seen_at = ${now},
        expires_at = least(${now}::timestamptz + make_interval(secs => ${sessionSeconds(role)}), created_at + make_interval(days => ${oldestDays(role)}))
      where id = ${sessionId}
    )
    update identity.account set last_seen_at = ${now} where id = ${id}`)
}

/** How long a session lives after its last use, seconds. */
export const sessionSeconds = (role: Actor['role']) => (role === 'youngPerson' ? 30 * 24 * 3600 : 12 * 3600)

/** After so many days somebody proves again who they are, however often they came: a browser that was taken over does not stay open for ever. */
const oldestDays = (role: Actor['role']) => (role === 'youngPerson' ? 365 : 7)
