import { audit } from '#platform/access'
import { z } from '#platform/api'
import { notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { peopleApi } from './api.ts'
import { moveFiles } from './move-files.ts'
import { checkColleagues } from './queries.ts'

/** Gives one or many files of the structure to another of its advisers. All or none. */
export async function reassign(ctx: Ctx<(typeof peopleApi)['reassign']>) {
  const { db, actor, body } = ctx
  const wanted = [...new Set(body.youngPersonIds)]
  const { n } = await db.one(
    z.object({ n: z.int() }),
    sql`select count(*) as n from people.young_person where id = any(${wanted}) and structure_id = ${actor.structureId}`,
  )
  if (n !== wanted.length) throw notFound('people.unknown')
  await checkColleagues(db, actor.structureId, [body.toAdviserId])
  const moved = await moveFiles(ctx, wanted, body.toAdviserId, body.reason.trim())
  await audit(ctx, 'people.reassigned', body.toAdviserId, { youngPersonIds: moved })
  return { moved: moved.length }
}
