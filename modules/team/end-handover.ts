import { Place, putBackAgenda } from '#modules/appointments'
import { holdStandingMoves, KeptCover, type Move, moveFiles, putBackCovers, takeBackMoves } from '#modules/people'
import { audit } from '#platform/access'
import { z } from '#platform/api'
import { conflict, invalid, notFound } from '#platform/errors'
import { job } from '#platform/jobs'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { transact, type Work } from '#platform/work'
import { Handover, type teamApi } from './api.ts'
import { selectHandovers } from './handover-columns.ts'
import { checkUndoable } from './rules.ts'

const Held = z.object({
  id: z.uuid(),
  toAdviserId: z.uuid(),
  madeBy: z.uuid(),
  madeAt: z.string(),
  backOn: z.iso.date().nullable(),
  status: z.enum(['made', 'undone', 'returned']),
  agenda: z.array(Place),
  covers: z.array(KeptCover),
})
type Held = z.infer<typeof Held>
const MoveRow = z.object({
  youngPersonId: z.uuid(),
  fromAdviserId: z.uuid(),
  followUpId: z.uuid(),
  formerFollowUpId: z.uuid().nullable(),
})

/** The handovers of the last month, and the temporary ones under way. */
export async function listHandovers(ctx: Ctx) {
  const recent = sql`(h.made_at > ${ctx.clock.now()}::timestamptz - interval '30 days' or (h.status = 'made' and h.back_on is not null))`
  return { items: await ctx.db.many(Handover, selectHandovers(ctx, recent)) }
}

/**
 * Puts everything back as it was before: advisers, follow-up, agenda, covers. What was written, planned or done meanwhile stays in the files.
 * A file that has moved on since stays where it is: the later transfer counts.
 */
export async function undoHandover(ctx: Ctx<typeof teamApi.undoHandover>) {
  const { actor, clock, params } = ctx
  const handover = await hold(ctx, params.id)
  checkUndoable(handover, clock.now())
  const { moves, standing } = await findStanding(ctx, handover)
  if (!standing.length) throw conflict('team.moved-since')
  await checkStillThere(ctx, standing)
  await takeBackMoves(ctx, standing, handover.toAdviserId)
  await putBackAgenda(ctx, actor.id, handover.agenda, {
    toAdviserId: handover.toAdviserId,
    youngPersonIds: standing.map((m) => m.youngPersonId),
  })
  await putBackCovers(ctx, handover.covers)
  return end(ctx, handover, { status: 'undone', actor, moves, back: standing })
}

/** Ends a temporary handover before its day. */
export async function returnHandover(ctx: Ctx<typeof teamApi.returnHandover>) {
  const handover = await hold(ctx, ctx.params.id)
  if (handover.status !== 'made') throw conflict('team.handover-over', { status: handover.status })
  if (!handover.backOn) throw invalid('team.handover-for-good')
  return giveBack(ctx, handover, ctx.actor)
}

/** Each hour, gives back the files whose day has come. */
export const returnHandovers = job({
  name: 'team.return-handovers',
  data: z.object({}),
  cron: '5 * * * *',
  atStart: true,
  handle: async (s) => {
    const due = await s.db.many(
      z.object({ id: z.uuid() }),
      sql`select id from team.handover where status = 'made' and back_on <= ${s.clock.today()} order by back_on, id limit 200`,
    )
    for (const { id } of due) await transact(s, (work) => returnOne(work, id))
  },
})

/** What the job does with one; nothing when somebody ended it meanwhile. */
async function returnOne(work: Work, id: string) {
  const handover = await work.db.maybe(Held, sql`${selectHeld} where id = ${id} and status = 'made' for update skip locked`)
  if (handover) await giveBack(work, handover, undefined)
}

/** Files that still stand where the handover put them go back to who gave them, if they still work here; agenda included. */
async function giveBack(work: Work, handover: Held, actor: Ctx['actor'] | undefined) {
  const { moves, standing } = await findStanding(work, handover)
  const there = await listStillThere(work, standing)
  const back = standing.filter((m) => there.has(m.fromAdviserId))
  for (const [fromAdviserId, theirs] of Map.groupBy(back, (m) => m.fromAdviserId))
    await moveFiles(
      work,
      theirs.map((m) => m.youngPersonId),
      fromAdviserId,
      'Fin du transfert temporaire',
    )
  const to = { toAdviserId: handover.toAdviserId, youngPersonIds: back.map((m) => m.youngPersonId) }
  await putBackAgenda(work, actor?.id ?? handover.madeBy, handover.agenda, to)
  return end(work, handover, { status: 'returned', actor, moves, back })
}

type Ending = { status: 'undone' | 'returned'; actor: Ctx['actor'] | undefined; moves: readonly Move[]; back: readonly Move[] }

async function end(work: Work, { id, toAdviserId }: Held, { status, actor, moves, back }: Ending) {
  const ids = back.map((m) => m.youngPersonId)
  await work.db.run(sql`
    with files as (update team.handover_file set is_back = true where handover_id = ${id} and young_person_id = any(${ids}))
    update team.handover set status = ${status}, ended_at = ${work.clock.now()}, ended_by = ${actor?.id ?? null} where id = ${id}`)
  await audit({ ...work, actor }, status === 'undone' ? 'team.handover-undone' : 'team.handover-returned', toAdviserId, {
    handoverId: id,
    youngPersonIds: ids,
  })
  return { back: back.length, stayed: moves.length - back.length }
}

async function hold({ db, actor }: Ctx, id: string) {
  const found = await db.maybe(Held, sql`${selectHeld} where id = ${id} and structure_id = ${actor.structureId} for update`)
  if (!found) throw notFound('team.unknown-handover', { id })
  return found
}

const selectHeld = sql`select id, to_adviser_id as "toAdviserId", made_by as "madeBy", made_at as "madeAt", back_on as "backOn", status, agenda, covers
  from team.handover`

async function findStanding(work: Work, { id, toAdviserId }: Held) {
  const moves = await work.db.many(
    MoveRow,
    sql`select young_person_id as "youngPersonId", from_adviser_id as "fromAdviserId", follow_up_id as "followUpId",
      former_follow_up_id as "formerFollowUpId" from team.handover_file where handover_id = ${id} order by young_person_id`,
  )
  return { moves, standing: await holdStandingMoves(work, moves, toAdviserId) }
}

/** Who still works here, of those who gave these files. */
async function listStillThere({ db }: Work, moves: readonly Move[]) {
  const there = await db.many(
    z.object({ id: z.uuid() }),
    sql`select id from people.pub_professional where id = any(${moves.map((m) => m.fromAdviserId)}) and left_at is null`,
  )
  return new Set(there.map((t) => t.id))
}

async function checkStillThere(work: Work, moves: readonly Move[]) {
  const there = await listStillThere(work, moves)
  if (moves.some((m) => !there.has(m.fromAdviserId))) throw conflict('team.giver-has-left')
}
