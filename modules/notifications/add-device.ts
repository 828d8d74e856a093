import { z } from '#platform/api'
import { conflict, invalid } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { Device, DeviceAdding } from './api.ts'
import { checkPushEndpoint, mostDevices } from './rules.ts'

const Known = z.object({ id: z.uuid(), accountId: z.uuid(), endpoint: z.string() })

/** Remembers a browser that accepts pushes. A browser that changed hands follows whoever is signed in on it now. */
export async function addDevice({ db, actor, clock, config }: Ctx, { id, endpoint, keys, name }: DeviceAdding): Promise<Device> {
  checkPushEndpoint(endpoint, config)
  const known = await db.many(
    Known,
    sql`select id, account_id as "accountId", endpoint from notifications.device
      where account_id = ${actor.id} or endpoint = ${endpoint} or id = ${id}`,
  )
  if (known.some((d) => d.id === id && (d.endpoint !== endpoint || d.accountId !== actor.id))) throw conflict('notifications.id-taken')
  const others = known.filter((d) => d.accountId === actor.id && d.endpoint !== endpoint)
  if (others.length >= mostDevices) throw invalid('notifications.too-many-devices', { most: mostDevices })
  const kept = await db.one(
    z.object({ id: z.uuid(), addedAt: z.string() }),
    sql`
    insert into notifications.device as d (id, account_id, session_id, endpoint, p256dh, auth, name, added_at)
    values (${id}, ${actor.id}, ${actor.sessionId}, ${endpoint}, ${keys.p256dh}, ${keys.auth}, ${name}, ${clock.now()})
    on conflict (endpoint) do update set account_id = excluded.account_id, session_id = excluded.session_id, p256dh = excluded.p256dh,
      auth = excluded.auth, name = excluded.name,
      added_at = case when d.account_id = excluded.account_id then d.added_at else excluded.added_at end
    returning id, added_at as "addedAt"`,
  )
  return { ...kept, name, isThisSession: true }
}
