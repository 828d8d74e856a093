import { invalid } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { emptyFiles } from './sweep.ts'

type Owner = { ownerKind: 'message' | 'contract'; ownerId: string }

/** Hangs files that the actor has sent for this young person on what names them, all or none; again for the same owner changes nothing. */
export async function attachFiles(
  { db, actor }: Pick<Ctx, 'db' | 'actor'>,
  { fileIds, youngPersonId, ownerKind, ownerId }: Owner & { fileIds: readonly string[]; youngPersonId: string },
) {
  const attached = await db.run(sql`
    update files.file f set owner_kind = ${ownerKind}, owner_id = ${ownerId}
    where f.id = any(${fileIds}) and f.young_person_id = ${youngPersonId} and f.added_by = ${actor!.id} and f.emptied_at is null
      and (f.owner_kind is null or (f.owner_kind = ${ownerKind} and f.owner_id = ${ownerId}))`)
  if (attached !== new Set(fileIds).size) throw invalid('files.not-there')
}

/** Takes away the content of what hung on something that is no longer shown. */
export const removeFilesOf = (
  { db, clock }: Pick<Work, 'db' | 'clock'>,
  { ownerKind, ownerId }: Omit<Owner, 'ownerKind'> & { ownerKind: Owner['ownerKind'] | 'scheduled' },
) => emptyFiles(db, clock.now(), 'removed', sql`f.owner_kind = ${ownerKind} and f.owner_id = ${ownerId}`)
