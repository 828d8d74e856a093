import { createHash } from 'node:crypto'
import { listFileAudience } from '#modules/people'
import type { Actor } from '#platform/access'
import { z } from '#platform/api'
import { conflict } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { Work } from '#platform/work'
import { appointmentCreated, type NewAppointment } from './api.ts'
import { Busy, busyRows, type Placed, placePlan, refuseBusy, selectBusy, withoutRepeats } from './place-plan.ts'
import { getAppointment, getMade } from './queries.ts'
import { toKept } from './rules.ts'

/** Plans an appointment with young people one follows. A retry with the same id and content gets the same answer. */
export async function createAppointment(ctx: Ctx, input: NewAppointment) {
  const plan = withoutRepeats(input)
  const { youngPersonIds, adviserIds } = plan
  const [placed, audience] = await Promise.all([
    placePlan(ctx, plan, ctx.actor.structureId, [...youngPersonIds, ...adviserIds], youngPersonIds),
    listFileAudience(ctx, youngPersonIds),
  ])
  const hash = createHash('sha256')
    .update(JSON.stringify([ctx.actor.id, input]))
    .digest()
  const { busy, isMade } = await insertUnlessBusy(ctx, plan, placed, { structureId: ctx.actor.structureId, hash })
  if (isMade) {
    const told = { appointmentId: plan.id, youngPersonIds, byYoungPerson: false }
    const [made] = await Promise.all([getMade(ctx, plan.id), ctx.publish(appointmentCreated, told, [...audience, ...adviserIds])])
    return made
  }
  return (await isRetry(ctx, plan.id, hash)) ? getAppointment(ctx, plan.id) : refuseBusy(ctx, busy)
}

const Made = z.object({ busy: z.array(Busy), isMade: z.boolean() })

/** Where it belongs; `slotId` when it books a slot, and then the young person is there for sure. */
type Origin = { structureId: string | null; hash: Buffer; slotId?: string }

/** Writes the appointment unless somebody has something then; says who has. */
export function insertUnlessBusy({ db, actor, clock }: Work & { actor: Actor }, plan: NewAppointment, placed: Placed, origin: Origin) {
  const { structureId, hash, slotId = null } = origin
  const { id, youngPersonIds, adviserIds } = plan
  const { startsAt, endsAt, timeZone } = placed
  const kept = toKept(plan)
  const now = clock.now()
  return db.one(
    Made,
    sql`
    with busy as materialized (${selectBusy(id, placed, youngPersonIds, adviserIds)}),
    made as (
      insert into appointments.appointment (id, structure_id, type, other_type, title, modality, address, phone, link, comment,
        starts_at, ends_at, time_zone, override_reason, content_hash, created_by, created_at, updated_at, slot_id)
      select ${id}, ${structureId}, ${kept.type}, ${kept.otherType}, ${kept.title}, ${kept.modality}, ${kept.address}, ${kept.phone},
        ${kept.link}, ${kept.comment}, ${startsAt}, ${endsAt}, ${timeZone},
        case when exists (select from busy) then ${plan.overrideReason ?? null} end, ${hash}, ${actor.id}, ${now}, ${now}, ${slotId}
      where ${plan.overrideReason !== undefined} or not exists (select from busy)
      on conflict (id) do nothing returning id
    ), expected as (
      insert into appointments.participation (appointment_id, young_person_id, starts_at, ends_at, time_zone, is_override, placed_at, answer, answered_at)
      select made.id, y, ${startsAt}, ${endsAt}, ${timeZone}, y in (select b.id from busy b), ${now},
        case when ${slotId !== null} then 'confirmed' end, case when ${slotId !== null} then ${now}::timestamptz end
      from made, unnest(${youngPersonIds}::uuid[]) y
    ), present as (
      insert into appointments.presence (appointment_id, adviser_id, starts_at, ends_at, is_override)
      select made.id, d, ${startsAt}, ${endsAt}, d in (select b.id from busy b) from made, unnest(${adviserIds}::uuid[]) d
    ), told as (
      insert into appointments.change (appointment_id, at, account_id, what, to_starts_at)
      select made.id, ${now}, ${actor.id}, 'created', ${startsAt} from made
    )
    select ${busyRows} as busy, exists (select from made) as "isMade"`,
  )
}

/** True when the id is taken by this very request; refuses when it is taken by another; false when it is free. */
export async function isRetry({ db }: Work, id: string, hash: Buffer) {
  const kept = await db.maybe(
    z.object({ isSame: z.boolean() }),
    sql`select content_hash = ${hash} as "isSame" from appointments.appointment where id = ${id}`,
  )
  if (kept && !kept.isSame) throw conflict('appointments.id-reused')
  return kept !== undefined
}
