import { getVisibleYoungPerson } from '#modules/people'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { filesApi } from './api.ts'
import { readableBy, selectFiles } from './queries.ts'

/** The documents of a young person that the actor may read, newest first; what was taken away says so for a month. */
export async function listDocuments(ctx: Ctx<typeof filesApi.list>) {
  const { db, clock, config, query } = ctx
  const { after, youngPersonId, limit = 50 } = query
  await getVisibleYoungPerson(ctx, youngPersonId)
  const found = await selectFiles(
    db,
    sql`f.young_person_id = ${youngPersonId} and coalesce(f.owner_kind, 'scheduled') <> 'scheduled' and ${readableBy(ctx)}
      and (f.emptied_at is null or f.emptied_at > ${monthAgo(clock.now())})
      ${after ? sql`and (f.added_at, f.id) < (select a.added_at, a.id from files.file a where a.id = ${after} and a.young_person_id = ${youngPersonId})` : sql``}`,
    sql`order by f.added_at desc, f.id desc limit ${limit + 1}`,
  )
  const items = found.slice(0, limit)
  return { items, next: found.length > limit ? items.at(-1)!.id : null, isScanned: Boolean(config.clamavUrl) }
}

const monthAgo = (now: string) => new Date(Date.parse(now) - 30 * 86_400_000).toISOString()
