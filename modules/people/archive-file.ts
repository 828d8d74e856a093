import { audit } from '#platform/access'
import { conflict, invalid, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { archived, type peopleApi, restored } from './api.ts'
import { getFile } from './get-file.ts'
import { listFileAudience } from './queries.ts'
import { archiveMotives, checkMotive } from './rules.ts'

/** Ends the support: the file leaves the portfolio and can be restored; the person keeps their account and can read what is theirs. */
export async function archiveFile(ctx: Ctx<(typeof peopleApi)['archive']>) {
  const { db, clock, publish, params, body } = ctx
  const file = await getAnsweredFile(ctx, params.id)
  if (file.archived) throw conflict('people.already-archived')
  if (!archiveMotives.some((m) => m.code === body.motive)) throw invalid('people.unknown-motive', { motive: body.motive })
  checkMotive(body.motive, body.comment)
  await db.run(sql`update people.young_person set archived_at = ${clock.now()}, archive_motive = ${body.motive},
    archive_comment = ${body.comment.trim() || null} where id = ${params.id}`)
  await audit(ctx, 'people.archived', params.id, { motive: body.motive })
  await publish(archived, { youngPersonId: params.id }, await listFileAudience(ctx, [params.id]))
  return getFile(ctx, params.id)
}

/** Takes an archived file back into the portfolio. */
export async function restoreFile(ctx: Ctx<(typeof peopleApi)['restore']>) {
  const { db, publish, params } = ctx
  const file = await getAnsweredFile(ctx, params.id)
  if (!file.archived) throw conflict('people.not-archived')
  await db.run(
    sql`update people.young_person set archived_at = null, archive_motive = null, archive_comment = null where id = ${params.id}`,
  )
  await audit(ctx, 'people.restored', params.id)
  await publish(restored, { youngPersonId: params.id }, await listFileAudience(ctx, [params.id]))
  return getFile(ctx, params.id)
}

/** The file, if the actor answers for it, archived or not; a colleague who only reads it learns nothing more. */
async function getAnsweredFile(ctx: Pick<Ctx, 'db' | 'actor' | 'clock'>, id: string) {
  const file = await getFile(ctx, id)
  if (!file.canAct && !file.canRestore) throw notFound('people.unknown', { id })
  return file
}
