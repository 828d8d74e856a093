import { z } from '#platform/api'
import { notFound } from '#platform/errors'
import { pushKeys } from '#platform/push-keys'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Device } from './api.ts'
import { trialText } from './texts.ts'

/** The public half of the VAPID key, which browsers ask before they subscribe. */
export async function getPushKey({ db, config }: Ctx) {
  const { publicKey } = await pushKeys(db, config)
  return { publicKey }
}

/** The browsers that get the person's pushes, newest first. */
export async function listDevices({ db, actor }: Ctx) {
  const items = await db.many(
    Device,
    sql`
    select id, name, added_at as "addedAt", coalesce(session_id = ${actor.sessionId}, false) as "isThisSession"
    from notifications.device where account_id = ${actor.id} order by added_at desc`,
  )
  return { items }
}

/** Forgets a browser: it gets nothing more. */
export async function removeDevice({ db, actor }: Ctx, id: string) {
  const found = await db.run(sql`delete from notifications.device where id = ${id} and account_id = ${actor.id}`)
  if (!found) throw notFound('notifications.unknown-device', { id })
  return {}
}

const Subscription = z.object({ endpoint: z.string(), p256dh: z.string(), auth: z.string() })

/** Sends one push to a browser of the person, to see that it arrives. */
export async function tryDevice({ db, actor, clock, send }: Ctx, id: string) {
  const device = await db.maybe(
    Subscription,
    sql`select endpoint, p256dh, auth from notifications.device where id = ${id} and account_id = ${actor.id}`,
  )
  if (!device) throw notFound('notifications.unknown-device', { id })
  await send({
    channel: 'push',
    to: JSON.stringify({ endpoint: device.endpoint, keys: { p256dh: device.p256dh, auth: device.auth } }),
    accountId: actor.id,
    kind: 'notifications.trial',
    subject: 'Élan',
    body: trialText,
    url: '/jeune/notifications',
    expiresAt: new Date(Date.parse(clock.now()) + 10 * 60_000).toISOString(),
  })
  return {}
}
