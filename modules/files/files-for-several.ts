import { z } from '#platform/api'
import { invalid } from '#platform/errors'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { emptyFiles } from './sweep.ts'

type Held = { youngPersonId: string; ownerId: string }
type Copies = { fileIds: readonly string[]; ownerKind: 'message' | 'scheduled'; to: readonly Held[] }

/**
 * Gives each receiver a line of their own for files that the author has sent for one of them, over the same stored bytes: what happens to one
 * person's file later, and who may read it, says nothing of the others. All or none.
 */
export async function copyFiles({ db, ids }: Pick<Work, 'db' | 'ids'>, authorId: string, { fileIds, ownerKind, to }: Copies) {
  const sent = await db.many(
    z.object({ id: z.uuid(), youngPersonId: z.uuid() }),
    sql`select f.id, f.young_person_id as "youngPersonId" from files.file f
    where f.id = any(${fileIds}) and f.added_by = ${authorId} and f.owner_kind is null and f.emptied_at is null order by f.id for update`,
  )
  const isFor = new Set(to.map((t) => t.youngPersonId))
  if (sent.length !== new Set(fileIds).size || sent.some((f) => !isFor.has(f.youngPersonId))) throw invalid('files.not-there')
  const copies = sent.flatMap((f) =>
    to.filter((t) => t.youngPersonId !== f.youngPersonId).map((t) => ({ ...t, id: ids.uuid(), fileId: f.id })),
  )
  await db.run(sql`
    update files.file f set owner_kind = ${ownerKind}, owner_id = t.owner_id from ${unnested(to)} where f.id = any(${fileIds}) and f.young_person_id = t.young_person_id`)
  await db.run(sql`
    insert into files.file (id, young_person_id, owner_kind, owner_id, kind, added_by, by_young, name, type, bytes, sha256, content_key, scan, scanned_at, threat, added_at, expires_on)
    select c.id, c.young_person_id, ${ownerKind}, c.owner_id, f.kind, f.added_by, f.by_young, f.name, f.type, f.bytes, f.sha256, f.content_key, f.scan, f.scanned_at,
      f.threat, f.added_at, f.expires_on
    from unnest(${copies.map((c) => c.id)}::uuid[], ${copies.map((c) => c.fileId)}::uuid[], ${copies.map((c) => c.youngPersonId)}::uuid[],
      ${copies.map((c) => c.ownerId)}::uuid[]) as c (id, file_id, young_person_id, owner_id) join files.file f on f.id = c.file_id`)
}

/** What was prepared for later leaves with each one's message; what was for somebody who gets none is taken away. */
export async function releaseFiles({ db, clock }: Pick<Work, 'db' | 'clock'>, scheduledId: string, to: readonly Held[]) {
  await db.run(sql`
    update files.file f set owner_kind = 'message', owner_id = t.owner_id from ${unnested(to)}
    where f.owner_kind = 'scheduled' and f.owner_id = ${scheduledId} and f.young_person_id = t.young_person_id`)
  await emptyFiles(db, clock.now(), 'removed', sql`f.owner_kind = 'scheduled' and f.owner_id = ${scheduledId}`)
}

const unnested = (to: readonly Held[]) =>
  sql`unnest(${to.map((t) => t.youngPersonId)}::uuid[], ${to.map((t) => t.ownerId)}::uuid[]) as t (young_person_id, owner_id)`
