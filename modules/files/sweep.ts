import { z } from '#platform/api'
import type { Db } from '#platform/db'
import { job } from '#platform/jobs'
import { type Sql, sql } from '#platform/sql'
import { type Surroundings, transact } from '#platform/work'
import { looseDays } from './rules.ts'
import { storageNamed } from './storage.ts'

/** Takes the content from files; a line stays that says what there was, and bytes that another person's file names too stay as well. `condition` speaks of `f`. Ids of those it touched. */
export const emptyFiles = async (db: Db, at: string, why: 'expired' | 'removed' | 'erased', condition: Sql) => {
  const emptied = await db.many(
    z.object({ id: z.uuid(), key: z.string() }),
    sql`
    with doomed as (select f.id, f.content_key as key from files.file f where f.emptied_at is null and ${condition} for update),
    released as (update files.content c set released_at = ${at} from doomed d where c.key = d.key
      and not exists (select from files.file o where o.content_key = c.key and o.id not in (select id from doomed)))
    update files.file f set content_key = null, emptied_at = ${at}, emptied_why = ${why} from doomed d where f.id = d.id
    returning f.id, d.key`,
  )
  return emptied.map((f) => f.id)
}

/** Each hour: what has expired or was sent and never shown loses its content, and stored bytes that nothing names are deleted. */
export const sweepFiles = job({
  name: 'files.sweep',
  data: z.object({}),
  cron: '17 * * * *',
  atStart: true,
  handle: async (s) => {
    await transact(s, async ({ db, clock }) => {
      await emptyFiles(db, clock.now(), 'expired', sql`f.expires_on < ${clock.today()}`)
      await emptyFiles(db, clock.now(), 'removed', sql`f.owner_kind is null and f.added_at < ${daysAgo(clock.now(), looseDays)}`)
    })
    while ((await deleteStored(s)) === atOnce);
  },
})
const atOnce = 100
const daysAgo = (now: string, days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString()

const Stored = z.object({ key: z.string(), storedIn: z.enum(['database', 's3']) })

/** First the bytes, then the row: whatever stops it half-way, the next time goes on. One storage that is away does not hold up the rest. */
async function deleteStored(s: Surroundings) {
  const { db, clock, config, log } = s
  const unnamed = await db.many(
    Stored,
    sql`
    select c.key, c.stored_in as "storedIn" from files.content c
    where (c.released_at is not null or c.stored_at < ${daysAgo(clock.now(), 1)}) and not exists (select from files.file f where f.content_key = c.key)
      and (c.stored_in = 'database' or ${Boolean(config.s3)})
    order by c.stored_at limit ${atOnce}`,
  )
  let deleted = 0
  for (const { key, storedIn } of unnamed)
    try {
      await storageNamed(storedIn, s).remove(key)
      deleted += await db.run(
        sql`delete from files.content c where c.key = ${key} and not exists (select from files.file f where f.content_key = c.key)`,
      )
    } catch (error) {
      log.error({ error }, 'a stored file could not be deleted: it will be tried again')
      break
    }
  return deleted
}
