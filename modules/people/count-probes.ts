import { audit } from '#platform/access'
import { z } from '#platform/api'
import { tooMany } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'

/** What may be done how often in an hour by one account: each such answer says a little about people one does not follow. */
const mostAnHour = {
  'people.already-followed': 10,
  'people.structure-searched': 120,
  'people.access-stated': 20,
  'people.contact-refused': 10,
} as const

type Probe = keyof typeof mostAnHour
type Asking = Pick<Ctx, 'db' | 'actor' | 'clock'>

/** Counts one more, or refuses with 429 an account that had its share. */
export const countProbe = (ctx: Asking, what: Probe) =>
  ctx.db.tx(async (db) => {
    await checkProbes({ ...ctx, db }, what)
    await audit({ ...ctx, db }, what, null)
  })

/**
 * Refuses with 429 an account that had its share of such answers in the last hour; `audit` with the same word, in the same transaction,
 * counts them. An account asks one thing at a time: calls at once do not all see the last free place.
 */
export async function checkProbes({ db, actor, clock }: Asking, what: Probe) {
  await db.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${what} ${actor.id}`}, 0))`)
  const { n, wait } = await db.one(
    z.object({ n: z.int(), wait: z.number().nullable() }),
    sql`select count(*) as n, ceil(extract(epoch from min(at) + interval '1 hour' - ${clock.now()}::timestamptz)) as wait
    from platform.audit_entry where account_id = ${actor.id} and what = ${what} and at > ${clock.now()}::timestamptz - interval '1 hour'`,
  )
  if (n >= mostAnHour[what]) throw tooMany('people.too-many-searches', { retryAfter: Math.max(1, wait ?? 1) })
}
