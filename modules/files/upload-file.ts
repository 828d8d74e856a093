import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { followedBy, getFollowedYoungPerson, listFileAudience } from '#modules/people'
import { z } from '#platform/api'
import { conflict, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type File, fileChanged, type filesApi } from './api.ts'
import { getFile } from './queries.ts'
import { checkBody, checkRoom, checkType, expiryOf, mostADay } from './rules.ts'
import { scanFile } from './scan.ts'
import { storageOf } from './storage.ts'

type Upload = Ctx<typeof filesApi.upload>
type Prepared = { sha256: Buffer; key: string; name: string; type: string; expiresOn: string } | 'known'

/**
 * Looks at the bytes and stores them, without a transaction: an S3 may take its time. Their place is written down first, so that nothing is
 * stored that nobody knows of.
 */
export async function prepareUpload(ctx: Upload): Promise<Prepared> {
  const { db, clock, config, query, body } = ctx
  const { timeZone } = await getFollowedYoungPerson(ctx, query.youngPersonId)
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
  const sha256 = createHash('sha256').update(bytes).digest()
  if (await isKnown(ctx, sha256)) return 'known'
  checkRoom(bytes.length, await countHeld(ctx), ctx.actor.role)
  const type = bytes.length ? (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime : undefined
  const name = checkType(query.name, type)
  checkBody(bytes, type!)
  const expiresOn = expiryOf(query.expiresOn, clock.today(timeZone), config.fileDays)
  const storage = storageOf(ctx)
  const key = `${query.id}-${sha256.toString('hex').slice(0, 32)}`
  await db.run(sql`insert into files.content (key, stored_in, stored_at) values (${key}, ${storage.name}, ${clock.now()})
    on conflict (key) do update set stored_at = excluded.stored_at, stored_in = excluded.stored_in
    where files.content.released_at is null`)
  await storage.put(key, bytes)
  return { sha256, key, name, type: type!, expiresOn }
}

/** Writes the file down, once; bytes for which there is no room any more, as others came at the same time, are swept. */
export async function recordUpload(ctx: Upload, prepared: Prepared): Promise<File> {
  const { db, config, query, publish, enqueue } = ctx
  if (prepared === 'known') return answerRetry(ctx, prepared)
  await holdQuotas(ctx)
  if (await isKnown(ctx, prepared.sha256)) return answerRetry(ctx, 'known')
  checkRoom(ctx.body.length, await countHeld(ctx), ctx.actor.role)
  if (!(await insertFile(ctx, prepared))) return answerRetry(ctx, prepared)
  if (config.clamavUrl) await enqueue(scanFile, { fileId: query.id })
  if (query.purpose === 'file') {
    const { youngPersonId } = query
    await publish(fileChanged, { fileId: query.id, youngPersonId }, await listFileAudience({ db, clock: ctx.clock }, [youngPersonId]))
  }
  return getFile(ctx, query.id)
}

/** True when the same bytes came under this id before, from the same hand for the same person; another use of the id is refused. */
async function isKnown({ db, actor, query }: Upload, sha256: Buffer) {
  const found = await db.maybe(
    z.object({ isSame: z.boolean() }),
    sql`select f.sha256 = ${sha256} and f.added_by = ${actor.id} and f.young_person_id = ${query.youngPersonId} as "isSame"
    from files.file f where f.id = ${query.id}`,
  )
  if (found && !found.isSame) throw conflict('files.id-reused', { id: query.id })
  return Boolean(found)
}

/** Uploads for one person, and those of one account, are counted one after the other; both in one order, so that none waits for ever. */
const holdQuotas = ({ db, actor, query }: Upload) =>
  db.run(sql`select pg_advisory_xact_lock(hashtextextended(id::text, 4714)) from (
    select distinct id from unnest(${[query.youngPersonId, actor.id]}::uuid[]) id order by id) in_order`)

/** What the young person's file holds, and what the account handed in within a day, taken away or not. */
const countHeld = ({ db, actor, clock, query }: Upload) =>
  db.one(
    z.object({ files: z.int(), bytes: z.int(), today: z.int(), retryAfter: z.int() }),
    sql`
    with own as (
      select added_at from files.file where added_by = ${actor.id} and added_at > ${clock.now()}::timestamptz - interval '1 day'
      order by added_at desc limit ${mostADay(actor.role)}
    )
    select count(*) as files, coalesce(sum(f.bytes), 0) as bytes, (select count(*) from own) as today,
      (select coalesce(greatest(1, ceil(extract(epoch from min(added_at) + interval '1 day' - ${clock.now()}::timestamptz))), 1)::int from own) as "retryAfter"
    from files.file f where f.young_person_id = ${query.youngPersonId} and f.emptied_at is null`,
  )

/** False when a file has this id already. */
async function insertFile(
  { db, actor, clock, config, query, body }: Upload,
  { sha256, key, name, type, expiresOn }: Exclude<Prepared, 'known'>,
) {
  const isDocument = query.purpose === 'file'
  const added = await db.run(sql`
    insert into files.file (id, young_person_id, owner_kind, owner_id, kind, added_by, by_young, name, type, bytes, sha256, content_key, scan, added_at, expires_on)
    select ${query.id}, y.id, ${isDocument ? 'file' : null}, ${isDocument ? sql`y.id` : sql`null`}, ${query.kind ?? 'other'}, ${actor.id},
      ${actor.role === 'youngPerson'}, ${name}, ${type}, ${body.length}, ${sha256}, ${key}, ${config.clamavUrl ? 'waiting' : 'not-scanned'},
      ${clock.now()}, ${expiresOn}
    from people.pub_young_person y where y.id = ${query.youngPersonId} and ${followedBy({ actor, clock }, sql`y.id`)}
    on conflict (id) do nothing`)
  return added > 0
}

async function answerRetry(ctx: Upload, prepared: Prepared) {
  const isOurs = prepared === 'known' || (await isKnown(ctx, prepared.sha256))
  if (!isOurs) throw notFound('people.unknown', { id: ctx.query.youngPersonId })
  return getFile(ctx, ctx.query.id)
}
