import { audit } from '#platform/access'
import { z } from '#platform/api'
import { keeping, tooMany } from '#platform/errors'
import { keyedHash } from '#platform/secret'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { type Limit, limits } from './rules.ts'

/** Counts one more of something by contact or address; refuses with 429 when it is too many, and keeps the count. */
export async function checkLimit(work: Work, limit: Limit, of: string) {
  const retryAfter = await countOne(work, limit, of)
  if (retryAfter) throw keeping(tooMany('identity.too-many', { retryAfter }))
}

/** The same, for who answers otherwise than by a refusal: seconds to wait when it is too many. One statement: calls at once count one by one. */
export async function countOne(work: Work, limit: Limit, of: string) {
  const { most, minutes } = limits[limit]
  const now = work.clock.now()
  const { count, retryAfter } = await work.db.one(
    z.object({ count: z.int(), retryAfter: z.int() }),
    sql`
    insert into identity.throttle as t (kind, key, window_ends_at, count)
    values (${limit}, ${keyedHash(work, limit, of)}, ${now}::timestamptz + make_interval(mins => ${minutes}), 1)
    on conflict (kind, key) do update set
      count = case when t.window_ends_at <= ${now} then 1 else t.count + 1 end,
      window_ends_at = case when t.window_ends_at <= ${now} then excluded.window_ends_at else t.window_ends_at end
    returning count, greatest(1, ceil(extract(epoch from window_ends_at - ${now}::timestamptz)))::int as "retryAfter"`,
  )
  if (count <= most) return undefined
  if (count === most + 1) await audit(work, 'identity.too-many', null, { limit })
  return retryAfter
}
