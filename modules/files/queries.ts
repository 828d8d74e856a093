import { followedBy, visibleTo } from '#modules/people'
import type { Actor } from '#platform/access'
import { z } from '#platform/api'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { notFound } from '#platform/errors'
import { type Sql, sql } from '#platform/sql'
import { Attachment, File } from './api.ts'
import { restrictedKinds } from './rules.ts'

type Who = { db: Db; actor: Actor; clock: Clock }

/**
 * Condition: the actor may read the file `f`. Who may read the young person's file; a document of a sensitive kind only the person and who
 * follows them; one that is shown nowhere yet, or waits to leave later, only who sent it.
 */
export const readableBy = ({ actor, clock }: Pick<Who, 'actor' | 'clock'>) => sql`(
  ${visibleTo({ actor, clock }, sql`f.young_person_id`)} and (coalesce(f.owner_kind, 'scheduled') <> 'scheduled' or f.added_by = ${actor.id})
  ${actor.role === 'youngPerson' ? sql`` : sql`and (f.kind <> all(${restrictedKinds}) or ${followedBy({ actor, clock }, sql`f.young_person_id`)})`})`

const attachment = sql`f.id, f.name, f.type, f.bytes, f.scan, f.expires_on as "expiresOn", f.emptied_why as gone`

/** Files as they are shown. `condition` speaks of `f`; `tail` orders and bounds. */
export const selectFiles = (db: Db, condition: Sql, tail: Sql) =>
  db.many(
    File,
    sql`
    select ${attachment}, f.young_person_id as "youngPersonId", f.kind, nullif(f.owner_kind, 'scheduled') as "from", f.by_young as "byYoungPerson",
      jsonb_build_object('id', f.added_by, 'firstName', coalesce(p.first_name, y.first_name, ''), 'lastName', coalesce(p.last_name, y.last_name, '')) as "addedBy",
      f.added_at as "addedAt"
    from files.file f
    left join people.pub_professional p on p.id = f.added_by
    left join people.pub_young_person y on f.by_young and y.id = f.added_by
    where ${condition} ${tail}`,
  )

/** One file the actor may read; 404 otherwise. */
export async function getFile(who: Who, id: string): Promise<File> {
  const [found] = await selectFiles(who.db, sql`f.id = ${id} and ${readableBy(who)}`, sql``)
  if (!found) throw notFound('files.unknown', { id })
  return found
}

const Owned = Attachment.extend({ ownerId: z.uuid() })
/** The files of several owners, for who shows them to people that may see the owner. */
export async function listFiles(db: Db, ownerKind: 'message' | 'contract', ownerIds: readonly string[]) {
  const found = new Map<string, Attachment[]>()
  if (!ownerIds.length) return found
  const rows = await db.many(
    Owned,
    sql`select ${attachment}, f.owner_id as "ownerId" from files.file f
    where f.owner_kind = ${ownerKind} and f.owner_id = any(${ownerIds}) order by f.added_at, f.id`,
  )
  for (const { ownerId, ...file } of rows) found.set(ownerId, [...(found.get(ownerId) ?? []), file])
  return found
}
