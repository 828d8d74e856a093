import { followedBy, listFileAudience } from '#modules/people'
import { audit } from '#platform/access'
import { z } from '#platform/api'
import { conflict, forbidden, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type File, fileChanged, type filesApi } from './api.ts'
import { getFile, readableBy } from './queries.ts'
import { checkGiven, cleanName, fileTypes } from './rules.ts'
import { emptyFiles } from './sweep.ts'

type Change = Ctx<typeof filesApi.change> | Ctx<typeof filesApi.remove>

/** Gives a document another name or kind; what it is made of stays, and its name keeps saying so. */
export async function changeFile(ctx: Ctx<typeof filesApi.change>): Promise<File> {
  const { db, body, params } = ctx
  const file = await holdFile(ctx)
  if (file.gone) checkGiven(file)
  const name = body.name === undefined ? file.name : renamed(body.name, file.type)
  await db.run(sql`update files.file set name = ${name}, kind = ${body.kind ?? file.kind} where id = ${params.id}`)
  await tell(ctx, file)
  return getFile(ctx, params.id)
}

function renamed(given: string, type: string) {
  const { endings } = fileTypes[type]!
  const isSaid = endings.some((e) => given.toLowerCase().endsWith(`.${e}`))
  return cleanName(isSaid ? given : `${given}.${endings[0]}`)
}

/** Takes a document away; what hangs on a message goes with its message, what hangs on a contract stays. */
export async function removeFile(ctx: Ctx<typeof filesApi.remove>): Promise<File> {
  const { db, actor, clock, params } = ctx
  const file = await holdFile(ctx)
  if (file.addedBy.id !== actor.id) throw forbidden('files.not-the-owner')
  if (file.from && file.from !== 'file') throw conflict('files.held-by-another', { by: file.from })
  if (!file.gone) {
    await emptyFiles(db, clock.now(), 'removed', sql`f.id = ${params.id}`)
    await audit(ctx, 'files.removed', file.youngPersonId, { fileId: params.id })
    await tell(ctx, file)
  }
  return getFile(ctx, params.id)
}

/** The file, held until the transaction ends, for who may act on the young person's file. */
async function holdFile(ctx: Change): Promise<File> {
  const { db, actor, clock, params } = ctx
  const held = await db.maybe(
    z.object({ id: z.uuid() }),
    sql`select f.id from files.file f where f.id = ${params.id} and ${readableBy(ctx)} and ${followedBy({ actor, clock }, sql`f.young_person_id`)} for update`,
  )
  if (!held) throw notFound('files.unknown', { id: params.id })
  return getFile(ctx, params.id)
}

const tell = async (ctx: Change, { id, youngPersonId }: File) =>
  ctx.publish(fileChanged, { fileId: id, youngPersonId }, await listFileAudience(ctx, [youngPersonId]))
