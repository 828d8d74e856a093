import { holdDiaries, listTaken } from '#modules/appointments'
import { followedBy, listFileAudience } from '#modules/people'
import { z } from '#platform/api'
import { conflict, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { workshopCancelled, workshopRegistered, type workshopsApi, workshopWaited } from './api.ts'
import { addChanges } from './change-log.ts'
import { fillPlaces, free, place } from './places.ts'
import { getSession, type Held, holdSession } from './queries.ts'
import { checkPlanned } from './rules.ts'

/** Gives young people one follows a place, or a turn in the waiting list; who is in already stays as they are. */
export async function register(ctx: Ctx<(typeof workshopsApi)['register']>) {
  const { db, params, body } = ctx
  const asked = [...new Set(body.youngPersonIds)]
  await checkFollowed(ctx, asked)
  const session = await holdSession(ctx, params.id)
  checkPlanned(session)
  const fresh = await listFresh(ctx, session.id, asked)
  if (!fresh.length) return getSession(ctx, session.id)
  const room = session.capacity === null ? fresh.length : Math.max(session.capacity - session.registeredCount, 0)
  if (room < fresh.length && !session.hasWaitingList) throw conflict('workshops.full', { free: room })

  await holdDiaries(db, fresh)
  const [placed, waiting] = [fresh.slice(0, room), fresh.slice(room)]
  const overIds = await checkFree(ctx, session, fresh, body.overrideReason)
  await place(ctx, session, placed, { status: 'registered', overIds, overrideReason: body.overrideReason })
  await place(ctx, session, waiting, { status: 'waiting' })
  await tell(ctx, session.id, placed, waiting)
  return getSession(ctx, session.id)
}

async function checkFollowed(ctx: Ctx<(typeof workshopsApi)['register']>, ids: readonly string[]) {
  const { n } = await ctx.db.one(
    z.object({ n: z.int() }),
    sql`select count(*) as n from people.pub_young_person y where y.id = any(${ids}::uuid[]) and ${followedBy(ctx, sql`y.id`)}`,
  )
  if (n !== ids.length) throw notFound('workshops.young-person-unknown')
}

/** Those who have neither a place nor a turn, in the order asked. */
async function listFresh({ db }: Pick<Ctx, 'db'>, sessionId: string, ids: readonly string[]) {
  const rows = await db.many(
    z.object({ id: z.uuid() }),
    sql`select young_person_id as id from workshops.registration
      where session_id = ${sessionId} and young_person_id = any(${ids}::uuid[]) and status <> 'cancelled'`,
  )
  const known = new Set(rows.map((r) => r.id))
  return ids.filter((id) => !known.has(id))
}

/** Refuses, with who and when, what falls on something else, unless a reason is given; then says for whom it does. */
async function checkFree(ctx: Ctx<(typeof workshopsApi)['register']>, session: Held, ids: readonly string[], overrideReason?: string) {
  const taken = await listTaken(ctx.db, session.id, session, ids)
  if (!taken.length) return []
  if (overrideReason !== undefined) return [...new Set(taken.map((t) => t.personId))]
  const names = await ctx.db.many(
    z.object({ id: z.uuid(), name: z.string() }),
    sql`select y.id, y.first_name || ' ' || y.last_name as name from people.pub_young_person y where y.id = any(${taken.map((t) => t.personId)}::uuid[])`,
  )
  throw conflict('workshops.busy', {
    busy: taken.map(({ personId, ...t }) => ({ id: personId, name: names.find((n) => n.id === personId)?.name ?? null, ...t })),
  })
}

async function tell(ctx: Ctx<(typeof workshopsApi)['register']>, sessionId: string, placed: readonly string[], waiting: readonly string[]) {
  if (placed.length) await addChanges(ctx, sessionId, ctx.actor.id, 'registered', placed)
  if (waiting.length) await addChanges(ctx, sessionId, ctx.actor.id, 'waiting', waiting)
  const toEvent = (youngPersonId: string) => ({
    data: { sessionId, youngPersonId, by: 'professional' as const },
    audience: [youngPersonId, ctx.actor.id],
  })
  await ctx.publishEach(workshopRegistered, placed.map(toEvent))
  await ctx.publishEach(workshopWaited, waiting.map(toEvent))
}

/** Takes somebody off: one's own, or anybody for the host; who waits first gets the place. */
export async function unregister(ctx: Ctx<(typeof workshopsApi)['unregister']>) {
  const { params, body } = ctx
  const session = await holdSession(ctx, params.id)
  const found = await ctx.db.maybe(
    z.object({ isFollowed: z.boolean() }),
    sql`select ${followedBy(ctx, sql`r.young_person_id`)} as "isFollowed" from workshops.registration r
      where r.session_id = ${session.id} and r.young_person_id = ${body.youngPersonId} and r.status <> 'cancelled'`,
  )
  if (!found || !(found.isFollowed || session.isHost)) throw notFound('workshops.not-registered')
  checkPlanned(session)
  await free(ctx, session, [body.youngPersonId], 'professional', body.reason?.trim() || null)
  await addChanges(ctx, session.id, ctx.actor.id, 'removed', [body.youngPersonId])
  await ctx.publish(workshopCancelled, { sessionId: session.id, youngPersonId: body.youngPersonId, by: 'professional' }, [
    ctx.actor.id,
    ...(await listFileAudience(ctx, [body.youngPersonId])),
  ])
  await fillPlaces(ctx, session)
  return getSession(ctx, session.id)
}
