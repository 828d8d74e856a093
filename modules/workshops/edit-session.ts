import { disengage, engage, holdDiaries, listTaken } from '#modules/appointments'
import { z } from '#platform/api'
import { conflict } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type SessionEdition, sessionCancelled, sessionChanged } from './api.ts'
import { addChanges } from './change-log.ts'
import { checkInvited, checkLeadersFree, setInvited, setLeaders } from './create-session.ts'
import { type PlacedSession, placeSession } from './place-session.ts'
import { fillPlaces } from './places.ts'
import { getSession, type Held, holdHosted } from './queries.ts'
import { checkPlanned, type Kept, toKept } from './rules.ts'

/** Changes a plan; whoever has a place or waits is told. People who have something else at a new hour stay, with the reason. */
export async function editSession(ctx: Ctx, id: string, input: SessionEdition) {
  const now = await holdHosted(ctx, id)
  checkPlanned(now)
  if (input.sequence !== now.sequence) throw conflict('workshops.changed-meanwhile', { sequence: now.sequence })
  if (input.capacity !== undefined && input.capacity < now.registeredCount)
    throw conflict('workshops.capacity-below-registered', { registered: now.registeredCount })
  const placed = await placeSession(ctx, input, now.structureId)
  const invited = await listInvited(ctx, id)
  await checkInvited(ctx, input.invitedIds, invited)
  const fields = listChanges(now, input, placed, invited)
  if (!fields.length) return getSession(ctx, id)

  const isMoved = fields.includes('startsAt') || fields.includes('endsAt')
  const people = await listPeople(ctx, id)
  const placedIds = people.filter((p) => p.status === 'registered').map((p) => p.id)
  await holdDiaries(ctx.db, [...people.map((p) => p.id), ...input.leaderIds])
  const checked = isMoved ? input.leaderIds : input.leaderIds.filter((l) => !now.leaderIds.includes(l))
  const overIds = await checkLeadersFree(ctx, id, placed, checked, input.overrideReason)
  await update(ctx, id, input, placed)
  const gone = now.leaderIds.filter((l) => !input.leaderIds.includes(l))
  if (gone.length) await disengage(ctx.db, id, gone)
  await setLeaders(ctx, id, placed, input.leaderIds, overIds)
  await setInvited(ctx, id, input.audience === 'chosen' ? input.invitedIds : [])
  if (isMoved) await movePeople(ctx, id, placed, placedIds)
  await addChanges(ctx, id, ctx.actor.id, 'edited', [], { fields })
  await announce(ctx, id, { fields, isMoved, youngPersonIds: people.map((p) => p.id) })
  await fillPlaces(ctx, { id, ...placed })
  return getSession(ctx, id)
}

/** What only the desk sees changes nothing for the people. */
const quietFields = ['capacity', 'hasWaitingList', 'isOpen', 'audience', 'invited', 'leaveHours', 'defaultMinutes', 'leaders']

async function announce(ctx: Ctx, sessionId: string, told: { fields: string[]; isMoved: boolean; youngPersonIds: string[] }) {
  if (told.fields.every((f) => quietFields.includes(f)) || !told.youngPersonIds.length) return
  await ctx.publish(sessionChanged, { sessionId, youngPersonIds: told.youngPersonIds, isMoved: told.isMoved }, [
    ctx.actor.id,
    ...told.youngPersonIds,
  ])
}

const Person = z.object({ id: z.uuid(), status: z.enum(['registered', 'waiting']) })
const listPeople = ({ db }: Ctx, id: string) =>
  db.many(
    Person,
    sql`select young_person_id as id, status from workshops.registration where session_id = ${id} and status <> 'cancelled' order by turn`,
  )

async function listInvited({ db }: Ctx, id: string) {
  const rows = await db.many(z.object({ id: z.uuid() }), sql`select young_person_id as id from workshops.invited where session_id = ${id}`)
  return rows.map((r) => r.id)
}

const sameSet = (a: readonly string[], b: readonly string[]) =>
  new Set([...a, ...b]).size === new Set(a).size && new Set(a).size === new Set(b).size

/** The names of what changes, as the history tells them. */
function listChanges(now: Held, plan: SessionEdition, placed: PlacedSession, invited: string[]) {
  const kept = toKept(plan)
  return [
    ...(Object.keys(kept) as (keyof Kept)[]).filter((field) => kept[field] !== now[field]),
    ...(placed.startsAt === now.startsAt ? [] : ['startsAt']),
    ...(placed.endsAt === now.endsAt ? [] : ['endsAt']),
    ...(sameSet(plan.leaderIds, now.leaderIds) ? [] : ['leaders']),
    ...(sameSet(plan.audience === 'chosen' ? plan.invitedIds : [], invited) ? [] : ['invited']),
  ]
}

function update({ db, clock }: Ctx, id: string, plan: SessionEdition, { startsAt, endsAt, timeZone }: PlacedSession) {
  const k = toKept(plan)
  return db.run(sql`
    update workshops.session set kind = ${k.kind}, title = ${k.title}, description = ${k.description}, modality = ${k.modality},
      address = ${k.address}, link = ${k.link}, starts_at = ${startsAt}, ends_at = ${endsAt}, time_zone = ${timeZone},
      default_minutes = ${k.defaultMinutes}, capacity = ${k.capacity}, has_waiting_list = ${k.hasWaitingList}, is_open = ${k.isOpen},
      audience = ${k.audience}, leave_hours = ${k.leaveHours}, sequence = sequence + 1, updated_at = ${clock.now()}
    where id = ${id}`)
}

/** Everybody goes along; who has something else at the new hour is marked, so that screens say so. */
async function movePeople({ db, clock }: Ctx, id: string, placed: PlacedSession, placedIds: readonly string[]) {
  const overIds = [...new Set((await listTaken(db, id, placed, placedIds)).map((t) => t.personId))]
  await db.run(sql`
    update workshops.registration r set starts_at = ${placed.startsAt}, ends_at = ${placed.endsAt}, time_zone = ${placed.timeZone},
      placed_at = case when r.starts_at = ${placed.startsAt} then r.placed_at else ${clock.now()} end,
      is_override = r.young_person_id = any(${overIds}::uuid[])
    where r.session_id = ${id} and r.status <> 'cancelled'`)
  await engage(db, id, placed, placedIds, overIds)
}

/** Cancels a session for everybody; the reason is said to the people. Cancelled already, it answers the same. */
export async function cancelSession(ctx: Ctx, id: string, reason: string | undefined) {
  const { db, clock, actor } = ctx
  const now = await holdHosted(ctx, id)
  if (now.status === 'cancelled') return getSession(ctx, id)
  checkPlanned(now)
  const youngPersonIds = (await listPeople(ctx, id)).map((p) => p.id)
  await db.run(sql`update workshops.session set status = 'cancelled', cancel_reason = ${reason?.trim() || null}, sequence = sequence + 1,
    updated_at = ${clock.now()} where id = ${id}`)
  await disengage(db, id)
  await addChanges(ctx, id, actor.id, 'cancelled')
  if (youngPersonIds.length) await ctx.publish(sessionCancelled, { sessionId: id, youngPersonIds }, [actor.id, ...youngPersonIds])
  return getSession(ctx, id)
}
