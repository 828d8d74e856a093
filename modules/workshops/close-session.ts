import { z } from '#platform/api'
import { conflict, invalid } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type SessionAttendance, type SheetSaying, workshopAttended, workshopExcused, workshopMissed, type workshopsApi } from './api.ts'
import { addChanges } from './change-log.ts'
import { getSession, holdHosted } from './queries.ts'
import { checkCorrection, checkSheet } from './rules.ts'

const events = { present: workshopAttended, absent: workshopMissed, excused: workshopExcused } as const
type Said = { youngPersonId: string; attendance: SessionAttendance }

/** Says who came and closes the session: from then on it is read, and only corrected with a reason. The same sheet again answers the same. */
export async function closeSession(ctx: Ctx, id: string, sheet: SheetSaying) {
  const { db, clock, actor } = ctx
  const now = await holdHosted(ctx, id)
  const registered = await listRegistered(ctx, id)
  if (now.status === 'closed' && isSame(sheet, registered)) return getSession(ctx, id)
  checkSheet(
    now,
    sheet,
    registered.map((r) => r.id),
    clock.now(),
  )
  await db.run(
    sql`update workshops.session set status = 'closed', closed_at = ${clock.now()}, updated_at = ${clock.now()} where id = ${id}`,
  )
  await record(ctx, id, sheet.attendances)
  await addChanges(ctx, id, actor.id, 'closed')
  await announce(ctx, id, sheet.attendances)
  return getSession(ctx, id)
}

/** Corrects one attendance of a closed session; what was said before stays in the history, with why it changed. */
export async function correctSession(ctx: Ctx<(typeof workshopsApi)['correct']>) {
  const { params, body, actor } = ctx
  const now = await holdHosted(ctx, params.id)
  checkCorrection(now)
  if (!body.reason.trim()) throw invalid('workshops.reason-needed')
  const known = (await listRegistered(ctx, params.id)).find((r) => r.id === body.youngPersonId)
  if (!known) throw conflict('workshops.not-registered')
  if (known.attendance === body.attendance) return getSession(ctx, params.id)
  await record(ctx, params.id, [body])
  await addChanges(ctx, params.id, actor.id, body.attendance, [body.youngPersonId], { reason: body.reason.trim() })
  await announce(ctx, params.id, [body])
  return getSession(ctx, params.id)
}

const Registered = z.object({ id: z.uuid(), attendance: z.enum(['present', 'absent', 'excused']).nullable() })
const listRegistered = ({ db }: Ctx, id: string) =>
  db.many(
    Registered,
    sql`select young_person_id as id, attendance from workshops.registration where session_id = ${id} and status = 'registered'`,
  )

const isSame = ({ attendances }: SheetSaying, registered: z.infer<typeof Registered>[]) =>
  attendances.length === registered.length &&
  attendances.every((a) => registered.some((r) => r.id === a.youngPersonId && r.attendance === a.attendance))

const record = ({ db, clock }: Ctx, id: string, said: readonly Said[]) =>
  db.run(sql`
    update workshops.registration r set attendance = said.attendance, updated_at = ${clock.now()}
    from unnest(${said.map((s) => s.youngPersonId)}::uuid[], ${said.map((s) => s.attendance)}::text[]) said (person, attendance)
    where r.session_id = ${id} and r.young_person_id = said.person`)

async function announce(ctx: Ctx, sessionId: string, said: readonly Said[]) {
  for (const kind of ['present', 'absent', 'excused'] as const)
    await ctx.publishEach(
      events[kind],
      said
        .filter((s) => s.attendance === kind)
        .map(({ youngPersonId }) => ({ data: { sessionId, youngPersonId }, audience: [youngPersonId, ctx.actor.id] })),
    )
}
