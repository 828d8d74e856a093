import { audit } from '#platform/access'
import { z } from '#platform/api'
import { type Refusal, tooMany } from '#platform/errors'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { type Limit, limits } from './rules.ts'
import { keyedHash } from './secret.ts'

/** Counts one more of something by contact or address; a refusal to return (not to throw: the count is kept) when it is too many. */
export async function overLimit(work: Work, limit: Limit, of: string): Promise<Refusal | undefined> {
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
  return tooMany('identity.too-many', { retryAfter })
}
