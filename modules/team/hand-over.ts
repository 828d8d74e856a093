import { moveAgenda } from '#modules/appointments'
import { checkConfirmed } from '#modules/identity'
import { checkColleagues, endCoversOf, holdId, type Move, moveFiles } from '#modules/people'
import { audit } from '#platform/access'
import { z } from '#platform/api'
import { conflict, invalid, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Handover, type NewHandover, type teamApi } from './api.ts'
import { selectHandovers } from './handover-columns.ts'
import { checkReturn, mostFiles } from './rules.ts'

/**
 * Gives files of the structure to a colleague, for good or until a day: follow-up, agenda and conversation go along, in one transaction. Of a
 * whole caseload for good, the covers of who gives it end too: there is nothing left to stand in for. For who proved a moment ago who they are.
 */
export async function handOver(ctx: Ctx<typeof teamApi.handOver>) {
  const { db, actor, clock, body } = ctx
  await holdId(db, body.id)
  const known = await findSame(ctx, body)
  if (known) return known
  checkReturn(body.backOn, clock.today())
  const wanted = await listWanted(ctx)
  await checkColleagues(db, actor.structureId, [body.toAdviserId])
  await checkConfirmed(ctx)
  const reason = body.reason.trim()
  const moves = await moveFiles(
    ctx,
    wanted,
    body.toAdviserId,
    body.backOn ? `Jusqu’au ${frenchDay(body.backOn)}. ${reason}`.trim() : reason,
  )
  if (!moves.length) throw invalid('team.nothing-to-give')
  const agenda = await moveAgenda(ctx, actor.id, moves, body.toAdviserId)
  const covers = body.fromAdviserId && !body.backOn ? await endCoversOf(ctx, body.fromAdviserId) : []
  await db.run(sql`insert into team.handover (id, structure_id, from_adviser_id, to_adviser_id, reason, back_on, made_by, made_at, agenda, covers)
    values (${body.id}, ${actor.structureId}, ${body.fromAdviserId}, ${body.toAdviserId}, ${reason}, ${body.backOn}, ${actor.id}, ${clock.now()},
      ${JSON.stringify(agenda)}, ${JSON.stringify(covers)})`)
  await keepMoves(ctx, moves)
  await audit(ctx, 'team.handed-over', body.toAdviserId, {
    handoverId: body.id,
    youngPersonIds: moves.map((m) => m.youngPersonId),
    backOn: body.backOn,
  })
  return db.one(Handover, selectHandovers(ctx, sql`h.id = ${body.id}`))
}

const frenchDay = (day: string) => day.split('-').reverse().join('/')

async function findSame(ctx: Ctx, { id, toAdviserId, fromAdviserId, backOn }: NewHandover) {
  const known = await ctx.db.maybe(
    z.object({ isSame: z.boolean() }),
    sql`select made_by = ${ctx.actor.id} and to_adviser_id = ${toAdviserId} and from_adviser_id is not distinct from ${fromAdviserId}::uuid
      and back_on is not distinct from ${backOn}::date as "isSame" from team.handover where id = ${id}`,
  )
  if (known && !known.isSame) throw conflict('team.id-taken', { id })
  return known && ctx.db.one(Handover, selectHandovers(ctx, sql`h.id = ${id}`))
}

/** The files asked for, all of them open files of the structure; or the whole caseload of an adviser of it. */
async function listWanted({ db, actor, body }: Ctx<typeof teamApi.handOver>) {
  const isWhole = body.fromAdviserId !== null && !body.youngPersonIds.length
  const wanted = [...new Set(body.youngPersonIds)]
  const rows = await db.many(
    z.object({ id: z.uuid() }),
    sql`select id from people.pub_young_person where structure_id = ${actor.structureId} and archived_at is null
      and ${isWhole ? sql`true` : sql`id = any(${wanted})`} and ${body.fromAdviserId ? sql`adviser_id = ${body.fromAdviserId}` : sql`true`}
    limit ${mostFiles + 1}`,
  )
  if (!isWhole && rows.length !== wanted.length) throw notFound('people.unknown')
  if (!rows.length) throw invalid('team.nothing-to-give')
  if (rows.length > mostFiles) throw invalid('team.too-many-files', { mostFiles })
  return rows.map((r) => r.id)
}

const keepMoves = ({ db, body }: Ctx<typeof teamApi.handOver>, moves: readonly Move[]) =>
  db.run(sql`insert into team.handover_file (handover_id, young_person_id, from_adviser_id, follow_up_id, former_follow_up_id)
    select ${body.id}, m.young_person_id, m.from_adviser_id, m.follow_up_id, m.former_follow_up_id
    from unnest(${moves.map((m) => m.youngPersonId)}::uuid[], ${moves.map((m) => m.fromAdviserId)}::uuid[], ${moves.map((m) => m.followUpId)}::uuid[],
      ${moves.map((m) => m.formerFollowUpId)}::uuid[]) m (young_person_id, from_adviser_id, follow_up_id, former_follow_up_id)`)
