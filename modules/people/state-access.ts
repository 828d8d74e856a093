import { audit } from '#platform/access'
import { z } from '#platform/api'
import { notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { peopleApi } from './api.ts'
import { checkProbes } from './count-probes.ts'

/** How long a stated reason opens a colleague's file, hours. */
const openHours = 24

/** Opens, read-only and for a day, the file of a young person whom a colleague of the structure follows. The young person sees it. */
export async function stateAccess(ctx: Ctx<(typeof peopleApi)['stateAccess']>) {
  const { db, actor, clock, ids, params, body } = ctx
  const known = await db.maybe(
    z.object({ id: z.uuid() }),
    sql`select id from people.young_person where id = ${params.id} and structure_id = ${actor.structureId}`,
  )
  if (!known) throw notFound('people.unknown', { id: params.id })
  await checkProbes(ctx, 'people.access-stated')
  const until = new Date(Date.parse(clock.now()) + openHours * 3_600_000).toISOString()
  await db.run(sql`insert into people.stated_access (id, account_id, young_person_id, reason, created_at, until)
    values (${ids.uuid()}, ${actor.id}, ${params.id}, ${body.reason.trim()}, ${clock.now()}, ${until})`)
  await audit(ctx, 'people.access-stated', params.id)
  return { until }
}
