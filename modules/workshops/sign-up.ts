import { holdDiaries, listTaken } from '#modules/appointments'
import { getFollowedYoungPerson, listFileAudience } from '#modules/people'
import { z } from '#platform/api'
import { conflict, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { workshopCancelled, workshopRegistered, type workshopsApi, workshopWaited } from './api.ts'
import { addChanges } from './change-log.ts'
import { fillPlaces, free, place } from './places.ts'
import { getOwnSession, holdOwnSession } from './queries.ts'
import { checkLeaving, checkSignUp } from './rules.ts'

const Own = z.object({ status: z.enum(['registered', 'waiting']) })

/** The young person takes a place, or a turn in the waiting list. Said again, it changes nothing. */
export async function signUp(ctx: Ctx<(typeof workshopsApi)['signUp']>) {
  const { db, actor, clock, params } = ctx
  const session = await holdOwnSession(ctx, params.id)
  await checkFollowed(ctx)
  const known = await findOwn(ctx, session.id)
  if (known) return getOwnSession(ctx, session.id)
  checkSignUp(session, clock.now())
  const isFull = session.capacity !== null && session.registeredCount >= session.capacity
  if (isFull && !session.hasWaitingList) throw conflict('workshops.full', { free: 0 })
  await holdDiaries(db, [actor.id])
  const [busy] = await listTaken(db, session.id, session, [actor.id])
  if (busy) throw conflict('workshops.busy', { busy: [{ startsAt: busy.startsAt, endsAt: busy.endsAt }] })

  const status = isFull ? 'waiting' : 'registered'
  await place(ctx, session, [actor.id], { status })
  await addChanges(ctx, session.id, actor.id, status, [actor.id])
  const audience = await listFileAudience(ctx, [actor.id])
  const told = { sessionId: session.id, youngPersonId: actor.id, by: 'youngPerson' } as const
  await ctx.publish(isFull ? workshopWaited : workshopRegistered, told, audience)
  return getOwnSession(ctx, session.id)
}

/** The young person gives the place back, with a reason; who waits first gets it. */
export async function leave(ctx: Ctx<(typeof workshopsApi)['leave']>) {
  const { actor, clock, params, body } = ctx
  const session = await holdOwnSession(ctx, params.id)
  await checkFollowed(ctx)
  const own = await findOwn(ctx, session.id)
  if (!own) throw conflict('workshops.not-registered')
  checkLeaving({ ...session, own: own.status }, clock.now())
  await free(ctx, session, [actor.id], 'young_person', body.reason.trim() || null)
  await addChanges(ctx, session.id, actor.id, 'left', [actor.id], { reason: body.reason.trim() || null })
  const audience = [...(await listFileAudience(ctx, [actor.id])), ...session.leaderIds]
  await ctx.publish(workshopCancelled, { sessionId: session.id, youngPersonId: actor.id, by: 'youngPerson' }, audience)
  await fillPlaces(ctx, session)
  return getOwnSession(ctx, session.id)
}

/** Whose support is over writes nothing more. */
const checkFollowed = (ctx: Ctx) =>
  getFollowedYoungPerson(ctx, ctx.actor.id).catch(() => {
    throw notFound('workshops.unknown')
  })

const findOwn = ({ db, actor }: Ctx, sessionId: string) =>
  db.maybe(
    Own,
    sql`select status from workshops.registration where session_id = ${sessionId} and young_person_id = ${actor.id} and status <> 'cancelled'`,
  )
