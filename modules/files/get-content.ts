import { audit, recordFileAccess } from '#platform/access'
import { type Bytes, z } from '#platform/api'
import { conflict } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { filesApi } from './api.ts'
import { getFile } from './queries.ts'
import { checkGiven } from './rules.ts'
import { storageNamed } from './storage.ts'

/** Hands out the bytes of a file to be saved: never shown by a browser as a page of ours. Who reads another's leaves a trace before. */
export async function getContent(ctx: Ctx<typeof filesApi.content>): Promise<Bytes> {
  const { db, actor, clock, params } = ctx
  const file = await getFile(ctx, params.id)
  checkGiven(file)
  if (actor.id !== file.youngPersonId) {
    await recordFileAccess(db, clock.now(), actor, file.youngPersonId, 'content', false)
    await audit(ctx, 'files.downloaded', file.youngPersonId, { fileId: file.id })
  }
  const stored = await db.maybe(
    z.object({ key: z.string(), storedIn: z.enum(['database', 's3']) }),
    sql`select c.key, c.stored_in as "storedIn" from files.file f join files.content c on c.key = f.content_key where f.id = ${file.id}`,
  )
  const bytes = stored && (await storageNamed(stored.storedIn, ctx).get(stored.key))
  if (!bytes) throw conflict('files.gone', { why: 'lost' })
  return { bytes, headers: headersOf(file) }
}

/** RFC 6266: a plain name for old clients, the whole one for others. Nothing in it runs, whatever a browser makes of it. */
const headersOf = ({ name, type }: { name: string; type: string }) => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${plainName(name)}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escapeSign)}`,
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
})
const plainName = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_')
const escapeSign = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
