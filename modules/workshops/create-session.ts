import { createHash } from 'node:crypto'
import { engage, holdDiaries, listTaken } from '#modules/appointments'
import { followedBy } from '#modules/people'
import { z } from '#platform/api'
import { conflict, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { NewSession } from './api.ts'
import { addChanges } from './change-log.ts'
import { placeSession } from './place-session.ts'
import { getSession, type Who } from './queries.ts'
import { toKept } from './rules.ts'

/** Plans a session of one's structure. A retry with the same id and content gets the same answer. */
export async function createSession(ctx: Ctx, input: NewSession) {
  const { db, actor } = ctx
  const hash = createHash('sha256')
    .update(JSON.stringify([actor.id, input]))
    .digest()
  const placed = await placeSession(ctx, input, actor.structureId)
  await checkInvited(ctx, input.invitedIds, [])
  await holdDiaries(db, input.leaderIds)
  if (await isRetry(ctx, input.id, hash)) return getSession(ctx, input.id)
  const overIds = await checkLeadersFree(ctx, input.id, placed, input.leaderIds, input.overrideReason)
  await insert(ctx, input, placed, hash)
  await setLeaders(ctx, input.id, placed, input.leaderIds, overIds)
  await setInvited(ctx, input.id, input.audience === 'chosen' ? input.invitedIds : [])
  await addChanges(ctx, input.id, actor.id, 'created')
  return getSession(ctx, input.id)
}

function insert({ db, actor, clock }: Ctx, input: NewSession, placed: Awaited<ReturnType<typeof placeSession>>, hash: Buffer) {
  const k = toKept(input)
  const now = clock.now()
  return db.run(sql`
    insert into workshops.session (id, structure_id, kind, title, description, modality, address, link, starts_at, ends_at, time_zone,
      default_minutes, capacity, has_waiting_list, is_open, audience, leave_hours, content_hash, created_by, created_at, updated_at)
    values (${input.id}, ${actor.structureId}, ${k.kind}, ${k.title}, ${k.description}, ${k.modality}, ${k.address}, ${k.link},
      ${placed.startsAt}, ${placed.endsAt}, ${placed.timeZone}, ${k.defaultMinutes}, ${k.capacity}, ${k.hasWaitingList}, ${k.isOpen},
      ${k.audience}, ${k.leaveHours}, ${hash}, ${actor.id}, ${now}, ${now})`)
}

/** True when the id is taken by this very request; refuses when it is taken by another. */
async function isRetry({ db }: Ctx, id: string, hash: Buffer) {
  const kept = await db.maybe(
    z.object({ isSame: z.boolean() }),
    sql`select content_hash = ${hash} as "isSame" from workshops.session where id = ${id}`,
  )
  if (kept && !kept.isSame) throw conflict('workshops.id-reused')
  return kept !== undefined
}

type Span = { startsAt: string; endsAt: string }

/** Refuses, with who and when, leaders who have something else then, unless a reason is given; says which. */
export async function checkLeadersFree({ db }: Who, id: string, span: Span, leaderIds: readonly string[], overrideReason?: string) {
  const taken = await listTaken(db, id, span, leaderIds)
  if (!taken.length) return []
  if (overrideReason !== undefined) return [...new Set(taken.map((t) => t.personId))]
  const names = await db.many(
    z.object({ id: z.uuid(), name: z.string() }),
    sql`select d.id, d.first_name || ' ' || d.last_name as name from people.pub_professional d where d.id = any(${leaderIds}::uuid[])`,
  )
  throw conflict('workshops.leader-busy', {
    busy: taken.map(({ personId, ...t }) => ({ id: personId, name: names.find((n) => n.id === personId)?.name ?? null, ...t })),
  })
}

/** Who leads it, their time taken. */
export async function setLeaders({ db }: Who, id: string, span: Span, leaderIds: readonly string[], overIds: readonly string[]) {
  const ids = [...new Set(leaderIds)]
  await db.run(sql`delete from workshops.leader where session_id = ${id} and adviser_id <> all(${ids}::uuid[])`)
  await db.run(
    sql`insert into workshops.leader (session_id, adviser_id) select ${id}, d from unnest(${ids}::uuid[]) d on conflict do nothing`,
  )
  await engage(db, id, span, ids, overIds)
}

/** Only people one follows are invited; those who were already stay. */
export async function checkInvited(who: Who, ids: readonly string[], already: readonly string[]) {
  const fresh = [...new Set(ids)].filter((id) => !already.includes(id))
  if (!fresh.length) return
  const { n } = await who.db.one(
    z.object({ n: z.int() }),
    sql`select count(*) as n from people.pub_young_person y where y.id = any(${fresh}::uuid[]) and ${followedBy(who, sql`y.id`)}`,
  )
  if (n !== fresh.length) throw notFound('workshops.young-person-unknown')
}

/** Whom a session with a chosen audience is shown to. */
export async function setInvited({ db }: Who, id: string, ids: readonly string[]) {
  await db.run(sql`delete from workshops.invited where session_id = ${id} and young_person_id <> all(${ids}::uuid[])`)
  await db.run(
    sql`insert into workshops.invited (session_id, young_person_id) select ${id}, y from unnest(${ids}::uuid[]) y on conflict do nothing`,
  )
}
