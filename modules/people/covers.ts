import { audit } from '#platform/access'
import { z } from '#platform/api'
import { conflict, forbidden, invalid, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { type Sql, sql } from '#platform/sql'
import { Cover, type peopleApi } from './api.ts'
import { checkColleagues, holdId } from './queries.ts'

/** A cover lasts at most this long; longer absences are a reassignment. */
const mostDays = 366
type Who = Pick<Ctx, 'db' | 'actor' | 'clock'>

/** Covers of today and to come: one's own, and for who leads the structure all of them. */
export async function listCovers(ctx: Who) {
  return { covers: await selectCovers(ctx, sql`c.until_on >= ${ctx.clock.today()}`) }
}

const selectCovers = (ctx: Who, condition: Sql) => {
  const { db, actor, clock } = ctx
  const today = clock.today()
  return db.many(
    Cover,
    sql`
    select c.id, c.from_on as "fromOn", c.until_on as "untilOn", ${today} between c.from_on and c.until_on as "isNow",
      jsonb_build_object('id', a.id, 'firstName', a.first_name, 'lastName', a.last_name) as adviser,
      jsonb_build_object('id', s.id, 'firstName', s.first_name, 'lastName', s.last_name) as substitute
    from people.cover c join people.professional a on a.id = c.adviser_id join people.professional s on s.id = c.substitute_id
    where ${condition} and a.structure_id = ${actor.structureId} and (${leads(actor)} or ${actor.id} in (c.adviser_id, c.substitute_id))
    order by c.from_on, c.id limit 200`,
  )
}
const leads = (actor: Who['actor']) => actor.role === 'manager' || actor.role === 'director'

/** Declares who stands in for an adviser, dates included; they see and may do what the adviser may. */
export async function addCover(ctx: Ctx<(typeof peopleApi)['cover']>) {
  const { db, actor, clock, body } = ctx
  if (body.adviserId !== actor.id && !leads(actor)) throw forbidden('people.cover-of-another')
  await holdId(db, body.adviserId)
  const [known] = await selectCovers(ctx, sql`c.id = ${body.id}`)
  if (known) return sameOrRefuse(known, body)
  checkDates(body, clock.today())
  if (body.adviserId === body.substituteId) throw invalid('people.cover-oneself')
  await checkColleagues(db, actor.structureId, [body.adviserId, body.substituteId])
  await checkFree(ctx)
  await db.run(sql`insert into people.cover (id, adviser_id, substitute_id, from_on, until_on, created_by, created_at)
    values (${body.id}, ${body.adviserId}, ${body.substituteId}, ${body.fromOn}, ${body.untilOn}, ${actor.id}, ${clock.now()})`)
  await audit(ctx, 'people.cover-declared', body.adviserId, { substituteId: body.substituteId, fromOn: body.fromOn, untilOn: body.untilOn })
  const [cover] = await selectCovers(ctx, sql`c.id = ${body.id}`)
  return cover!
}

function sameOrRefuse(known: Cover, body: { adviserId: string; substituteId: string; fromOn: string; untilOn: string }) {
  const isSame = known.adviser.id === body.adviserId && known.substitute.id === body.substituteId
  if (!isSame || known.fromOn !== body.fromOn || known.untilOn !== body.untilOn) throw conflict('people.id-taken')
  return known
}

function checkDates({ fromOn, untilOn }: { fromOn: string; untilOn: string }, today: string) {
  if (untilOn < fromOn) throw invalid('people.cover-ends-before', { fromOn, untilOn })
  if (untilOn < today) throw invalid('people.cover-is-past', { untilOn })
  if (Date.parse(untilOn) - Date.parse(fromOn) > mostDays * 86_400_000) throw invalid('people.cover-too-long', { mostDays })
}

async function checkFree({ db, body }: Ctx<(typeof peopleApi)['cover']>) {
  const found = await db.maybe(
    z.object({ id: z.uuid() }),
    sql`select id from people.cover where adviser_id = ${body.adviserId} and substitute_id = ${body.substituteId}
      and daterange(from_on, until_on, '[]') && daterange(${body.fromOn}::date, ${body.untilOn}::date, '[]') limit 1`,
  )
  if (found) throw conflict('people.already-covered')
}

/** Ends a cover today: by the adviser, the substitute, or who leads the structure. One that began ended yesterday; one to come is gone. */
export async function endCover(ctx: Ctx<(typeof peopleApi)['endCover']>) {
  const { db, clock, params } = ctx
  const [cover] = await selectCovers(ctx, sql`c.id = ${params.id} and c.until_on >= ${clock.today()}`)
  if (!cover) throw notFound('people.unknown-cover', { id: params.id })
  if (cover.fromOn < clock.today()) await db.run(sql`update people.cover set until_on = ${clock.today()}::date - 1 where id = ${params.id}`)
  else await db.run(sql`delete from people.cover where id = ${params.id}`)
  await audit(ctx, 'people.cover-ended', cover.adviser.id, { substituteId: cover.substitute.id })
  return {}
}
