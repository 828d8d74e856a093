import type { Actor } from '#platform/access'
import { mandateScopes, roles, z } from '#platform/api'
import { dayOf } from '#platform/clock'
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
  mandate: z.object({ id: z.uuid(), name: z.string(), scopes: z.array(z.enum(mandateScopes)), endsOn: z.iso.date() }).nullable(),
})

/** The account behind a session cookie, unless the session is over, the account closed, or the mandate of who helps revoked or past. Notes once a minute that it is in use. */
export async function authenticate(db: Db, token: string, now: string): Promise<Actor | undefined> {
  const found = await db.maybe(
    Row,
    sql`
    select a.id, a.role, s.id as "sessionId", a.structure_id as "structureId", a.territory, s.last_seen_at as "lastSeenAt",
      case when m.id is not null then json_build_object('id', m.id, 'name', m.helper_name, 'scopes', m.scopes, 'endsOn', m.ends_on) end as mandate
    from identity.session s join identity.account a on a.id = s.account_id left join identity.mandate m on m.id = s.mandate_id
    where s.token_hash = ${hashToken(token)} and s.ended_at is null and s.expires_at > ${now} and a.status <> 'closed'
      and (s.mandate_id is null or ${mandateInForce(dayOf(now))})`,
  )
  if (!found) return undefined
  const { lastSeenAt, mandate, ...account } = found
  const actor: Actor = mandate ? { ...account, mandate } : account
  if (Date.parse(now) - Date.parse(lastSeenAt) > 60_000) await noteUse(db, actor, now)
  return actor
}

/** Condition: a mandate `m` holds on this day. */
export const mandateInForce = (today: string) => sql`(m.revoked_at is null and ${today} between m.starts_on and m.ends_on)`

/** The session slides on with its use, up to its oldest age. A helper's use is not the young person's. */
async function noteUse(db: Db, { id, sessionId, role, mandate }: Actor, now: string) {
  const owner = mandate ? 'helper' : role
  await db.run(sql`
    with used as (
      update identity.session set last_seen_at = ${now},
        expires_at = least(${now}::timestamptz + make_interval(secs => ${sessionSeconds(owner)}), created_at + make_interval(days => ${oldestDays(owner)}))
      where id = ${sessionId}
    ), helped as (update identity.mandate set last_used_at = ${now} where id = ${mandate?.id ?? null})
    update identity.account set last_seen_at = ${now} where id = ${id} and ${!mandate}`)
}

type Owner = Actor['role'] | 'helper'
/** How long a session lives after its last use, seconds. */
export const sessionSeconds = (owner: Owner) => (owner === 'youngPerson' ? 30 * 24 * 3600 : 12 * 3600)

/** After so many days somebody proves again who they are, however often they came: a browser that was taken over does not stay open for ever. */
const oldestDays = (owner: Owner) => (owner === 'youngPerson' ? 365 : 7)
