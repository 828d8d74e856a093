import type { Db } from '#platform/db'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { type Given, type Person, testNow } from '../../testing/given.ts'

type OfNotice = {
  account?: Person
  kind?: string
  aboutId?: string
  youngPersonId?: string
  happenedAt?: string
  readAt?: string
  details?: object
}
type OfDevice = { account?: Person; endpoint?: string; name?: string; keys?: { p256dh: string; auth: string } }

/** A real pair of keys of a browser, as any test may use them. */
export const browserKeys = {
  p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
  auth: 'tBHItJI5svbpez7KI4CCXg',
}

/** Rows of notifications. */
export const notificationsGiven = (db: Db, given: Given) => ({
  /** A line of somebody's centre: of a young person unless told. */
  async notice({ account, kind, aboutId, youngPersonId, happenedAt, readAt, details }: OfNotice = {}) {
    const owner = account ?? (await given.youngPerson())
    const id = ids.uuid()
    await db.run(sql`insert into notifications.notice (id, account_id, kind, about_id, version, young_person_id, details, happened_at, read_at)
      values (${id}, ${owner.id}, ${kind ?? 'actions-given'}, ${aboutId ?? ids.uuid()}, '1', ${youngPersonId ?? null},
        ${JSON.stringify(details ?? {})}, ${happenedAt ?? testNow}, ${readAt ?? null})`)
    return { id, account: owner }
  },
  /** A browser that gets pushes. */
  async device({ account, endpoint, name, keys }: OfDevice = {}) {
    const owner = account ?? (await given.youngPerson())
    const id = ids.uuid()
    const at = endpoint ?? `https://push.exemple.fr/${id}`
    const { p256dh, auth } = keys ?? browserKeys
    await db.run(sql`insert into notifications.device (id, account_id, endpoint, p256dh, auth, name, added_at)
      values (${id}, ${owner.id}, ${at}, ${p256dh}, ${auth}, ${name ?? 'Téléphone de Léo'}, ${testNow})`)
    return { id, endpoint: at, account: owner }
  },
  /** Somebody's wish for a topic and a channel. */
  async wish(account: Person, kind: string, channel: string, isOn: boolean) {
    await db.run(
      sql`insert into notifications.preference (account_id, kind, channel, is_on) values (${account.id}, ${kind}, ${channel}, ${isOn})`,
    )
  },
})
