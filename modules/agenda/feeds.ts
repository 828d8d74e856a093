import { audit } from '#platform/access'
import { z } from '#platform/api'
import type { Db } from '#platform/db'
import { hashToken } from '#platform/ids'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Feed } from './api.ts'

/** The private address of the actor's calendar, if there is one: when it was made and last read, never the address itself. */
export const findFeed = async ({ db, actor }: Pick<Ctx, 'db' | 'actor'>) => ({
  feed:
    (await db.maybe(
      Feed,
      sql`select created_at as "createdAt", last_read_at as "lastReadAt" from agenda.feed where account_id = ${actor.id} and revoked_at is null`,
    )) ?? null,
})

/** Makes a private address; the one before stops working at once. */
export async function makeFeed(ctx: Ctx) {
  const { db, actor, clock, ids } = ctx
  await db.run(sql`select pg_advisory_xact_lock(hashtextextended(${`feed ${actor.id}`}, 0))`)
  await revoke(ctx)
  const token = ids.token()
  await db.run(
    sql`insert into agenda.feed (id, account_id, token_hash, created_at) values (${ids.uuid()}, ${actor.id}, ${hashToken(token)}, ${clock.now()})`,
  )
  await audit(ctx, 'agenda.feed-made', actor.id)
  return { path: `/api/calendars/${token}/elan.ics`, feed: { createdAt: clock.now(), lastReadAt: null } }
}

/** Takes the address back: calendars that read it get nothing more. */
export async function revokeFeed(ctx: Ctx) {
  if (await revoke(ctx)) await audit(ctx, 'agenda.feed-revoked', ctx.actor.id)
  return {}
}

const revoke = ({ db, actor, clock }: Ctx) =>
  db.run(sql`update agenda.feed set revoked_at = ${clock.now()} where account_id = ${actor.id} and revoked_at is null`)

const Reader = z.object({ accountId: z.uuid(), isYoung: z.boolean() })

/** Whose calendar a token opens; nobody's when it was taken back or the account is closed. Remembers, to the hour, that it was read. */
export async function findReader(db: Db, token: string, now: string) {
  const hash = hashToken(token)
  const found = await db.maybe(
    Reader,
    sql`select f.account_id as "accountId", a.role = 'youngPerson' as "isYoung" from agenda.feed f join identity.pub_account a on a.id = f.account_id
      where f.token_hash = ${hash} and f.revoked_at is null and a.status = 'active'`,
  )
  if (found)
    await db.run(sql`update agenda.feed set last_read_at = ${now}
      where token_hash = ${hash} and (last_read_at is null or last_read_at < ${now}::timestamptz - interval '1 hour')`)
  return found
}
