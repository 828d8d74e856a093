import { listFileAudience } from '#modules/people'
import { z } from '#platform/api'
import { conflict, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { type Sql, sql } from '#platform/sql'
import { appointmentCancelled, appointmentChanged, appointmentCreated, FreeSlot, modalities, type NewAppointment } from './api.ts'
import { insertUnlessBusy, isRetry } from './create-appointment.ts'
import { selectTaken } from './engage.ts'
import { placePlan } from './place-plan.ts'
import { getAppointment, type Who } from './queries.ts'
import { checkBooked, checkOwnChange, toWall } from './rules.ts'

const most = 300
/** How far ahead slots are offered, days. */
const ahead = 60

/** Condition on `s`: open to the young person: of their adviser, or of their structure when said. */
const isOffered = ({ actor }: Who) => sql`s.withdrawn_at is null and exists (
  select from people.pub_young_person own where own.id = ${actor.id} and own.archived_at is null
    and (s.adviser_id = own.adviser_id or (s.is_for_structure and s.structure_id = own.structure_id)))`

/** What the young person may book: nobody has it, the adviser is free then. Those of the own adviser and those of the structure, soonest first. */
export async function listFreeSlots(who: Who) {
  const now = who.clock.now()
  const span = { startsAt: sql`s.starts_at`, endsAt: sql`s.ends_at`, but: sql`s.id` }
  const slots = await who.db.many(
    FreeSlot,
    sql`
    select s.id, s.starts_at as "startsAt", s.ends_at as "endsAt", s.time_zone as "timeZone", s.modality,
      case s.modality when 'at_structure' then nullif(st.address, '') else s.address end as address, st.name as "structureName",
      d.first_name || ' ' || d.last_name as "adviserName", y.adviser_id = s.adviser_id as "isOwnAdviser"
    from appointments.slot s join people.pub_structure st on st.id = s.structure_id join people.pub_professional d on d.id = s.adviser_id
      join people.pub_young_person y on y.id = ${who.actor.id}
    where s.starts_at > ${now} and s.starts_at < ${now}::timestamptz + make_interval(days => ${ahead}) and ${isOffered(who)}
      and not exists (select from appointments.appointment a where a.slot_id = s.id and a.status = 'planned')
      and not exists (${selectTaken({ person: sql`s.adviser_id`, ...span })})
      and not exists (${selectTaken({ person: sql`y.id`, ...span })})
    order by s.starts_at, s.id limit ${most}`,
  )
  return { slots }
}

const Offered = z.object({
  id: z.uuid(),
  adviserId: z.uuid(),
  structureId: z.uuid(),
  startsAt: z.string(),
  minutes: z.int(),
  timeZone: z.string(),
  modality: z.enum(modalities),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  link: z.string().nullable(),
})
type Offered = z.infer<typeof Offered>

const findSlot = (who: Who, condition: Sql) =>
  who.db.maybe(
    Offered,
    sql`
    select s.id, s.adviser_id as "adviserId", s.structure_id as "structureId", s.starts_at as "startsAt", s.time_zone as "timeZone", s.modality,
      (extract(epoch from s.ends_at - s.starts_at) / 60)::int as minutes, s.address, s.phone, s.link
    from appointments.slot s where ${condition}`,
  )

/** Books a slot: an ordinary appointment, of which the adviser is told. A few at a time. A retry with the same id gets the same answer. */
export async function bookSlot(ctx: Ctx, slotId: string, appointmentId: string) {
  const slot = await getOffered(ctx, slotId)
  const hash = Buffer.from(`slot ${slotId} ${ctx.actor.id}`)
  const plan = toPlan(slot, appointmentId, ctx.actor.id)
  const placed = await placePlan(ctx, plan, slot.structureId, [ctx.actor.id, slot.adviserId], [ctx.actor.id])
  if (await isRetry(ctx, appointmentId, hash)) return getAppointment(ctx, appointmentId)
  await checkStillFree(ctx, slotId)
  checkBooked(await countBooked(ctx, slot, appointmentId))
  const { busy, isMade } = await insertUnlessBusy(ctx, plan, placed, { structureId: slot.structureId, hash, slotId })
  if (!isMade) throw conflict(busy.some((b) => b.id === ctx.actor.id) ? 'appointments.you-are-busy' : 'appointments.slot-taken')
  const audience = [...(await listFileAudience(ctx, [ctx.actor.id])), slot.adviserId]
  await ctx.publish(appointmentCreated, { appointmentId, youngPersonIds: [ctx.actor.id], byYoungPerson: true }, audience)
  return getAppointment(ctx, appointmentId)
}

async function getOffered(ctx: Ctx, slotId: string) {
  const slot = await findSlot(ctx, sql`s.id = ${slotId} and ${isOffered(ctx)}`)
  if (!slot) throw notFound('appointments.slot-unknown', { id: slotId })
  if (slot.startsAt <= ctx.clock.now()) throw conflict('appointments.slot-past')
  return slot
}

/** Once the diaries are held and the slot with them: a colleague may have been quicker, or the adviser may have taken it back. */
async function checkStillFree({ db }: Ctx, slotId: string) {
  const open = await db.maybe(
    z.object({ isTaken: z.boolean() }),
    sql`
    select exists (select from appointments.appointment a where a.slot_id = s.id and a.status = 'planned') as "isTaken"
    from appointments.slot s where s.id = ${slotId} and s.withdrawn_at is null for share of s`,
  )
  if (!open) throw notFound('appointments.slot-unknown', { id: slotId })
  if (open.isTaken) throw conflict('appointments.slot-taken')
}

/** The slots to come that one has booked but this one, while one's diary is held: bookings at once are counted one after the other. */
const countBooked = ({ db, actor, clock }: Ctx, { adviserId }: Offered, but: string) =>
  db.one(
    z.object({ withAdviser: z.int(), overall: z.int() }),
    sql`
    select count(*) as overall, count(*) filter (where s.adviser_id = ${adviserId}) as "withAdviser"
    from appointments.participation p join appointments.appointment a on a.id = p.appointment_id join appointments.slot s on s.id = a.slot_id
    where p.young_person_id = ${actor.id} and p.status = 'planned' and a.status = 'planned' and a.starts_at > ${clock.now()} and a.id <> ${but}`,
  )

function toPlan(slot: Offered, id: string, youngPersonId: string): NewAppointment {
  return {
    id,
    youngPersonIds: [youngPersonId],
    adviserIds: [slot.adviserId],
    type: 'individual',
    modality: slot.modality,
    ...(slot.address && { address: slot.address }),
    ...(slot.phone && { phone: slot.phone }),
    ...(slot.link && { link: slot.link }),
    ...toWall(slot.startsAt, slot.timeZone),
    minutes: slot.minutes,
  }
}

const Own = z.object({
  status: z.enum(['planned', 'cancelled']),
  startsAt: z.string(),
  slotId: z.uuid().nullable(),
  isClosed: z.boolean(),
  people: z.int(),
  adviserIds: z.array(z.uuid()),
})

/** The young person's own appointment, held; refuses unless they booked it and it is still to come. */
async function holdOwn(ctx: Ctx, id: string) {
  const own = await ctx.db.maybe(
    Own,
    sql`
    select case p.status when 'planned' then a.status else 'cancelled' end as status, a.starts_at as "startsAt", a.slot_id as "slotId",
      p.attendance is not null as "isClosed",
      (select count(*) from appointments.participation other where other.appointment_id = a.id and other.status = 'planned') as people,
      array(select pr.adviser_id from appointments.presence pr where pr.appointment_id = a.id) as "adviserIds"
    from appointments.appointment a join appointments.participation p on p.appointment_id = a.id and p.young_person_id = ${ctx.actor.id}
      join people.pub_young_person y on y.id = p.young_person_id and y.archived_at is null
    where a.id = ${id} for update of a`,
  )
  if (!own) throw notFound('appointments.unknown', { id })
  return own
}

/** Moves what one booked to another slot; the adviser of before and the new one are told. */
export async function moveToSlot(ctx: Ctx, id: string, slotId: string) {
  const { actor, clock } = ctx
  // the appointment first, then the diaries: the order of who edits
  const own = await holdOwn(ctx, id)
  const slot = await getOffered(ctx, slotId)
  const placed = await placePlan(ctx, toPlan(slot, id, actor.id), slot.structureId, [actor.id, slot.adviserId], [actor.id])
  if (own.slotId === slotId && own.status === 'planned') return getAppointment(ctx, id)
  checkOwnChange(own, clock.now())
  await checkStillFree(ctx, slotId)
  checkBooked(await countBooked(ctx, slot, id))
  await checkFree(ctx, id, slot, placed.endsAt)
  await writeMove(ctx, id, slot, { ...placed, from: own.startsAt })
  const told = { appointmentId: id, youngPersonIds: [actor.id], addedIds: [], removedIds: [], isMoved: true, byYoungPerson: true }
  await ctx.publish(appointmentChanged, told, [...(await listFileAudience(ctx, [actor.id])), ...own.adviserIds, slot.adviserId])
  return getAppointment(ctx, id)
}

async function checkFree({ db, actor }: Ctx, id: string, slot: Offered, endsAt: string) {
  const span = { startsAt: sql`${slot.startsAt}::timestamptz`, endsAt: sql`${endsAt}::timestamptz`, but: sql`${id}::uuid` }
  const { isMine, isTheirs } = await db.one(
    z.object({ isMine: z.boolean(), isTheirs: z.boolean() }),
    sql`select exists (${selectTaken({ person: sql`${actor.id}::uuid`, ...span })}) as "isMine",
      exists (${selectTaken({ person: sql`${slot.adviserId}::uuid`, ...span })}) as "isTheirs"`,
  )
  if (isMine) throw conflict('appointments.you-are-busy')
  if (isTheirs) throw conflict('appointments.slot-taken')
}

function writeMove({ db, clock, actor }: Ctx, id: string, slot: Offered, to: { endsAt: string; timeZone: string; from: string }) {
  const at = clock.now()
  return db.run(sql`
    with gone as (delete from appointments.presence where appointment_id = ${id} and adviser_id <> ${slot.adviserId}),
    present as (
      insert into appointments.presence (appointment_id, adviser_id, starts_at, ends_at) values (${id}, ${slot.adviserId}, ${slot.startsAt}, ${to.endsAt})
      on conflict (appointment_id, adviser_id) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at, is_override = false
    ), moved as (
      update appointments.participation set starts_at = ${slot.startsAt}, ends_at = ${to.endsAt}, time_zone = ${to.timeZone}, is_override = false,
        placed_at = ${at}, answer = 'confirmed', answer_text = null, answered_at = ${at}
      where appointment_id = ${id} and young_person_id = ${actor.id}
    ), told as (
      insert into appointments.change (appointment_id, at, account_id, what, fields, from_starts_at, to_starts_at)
      values (${id}, ${at}, ${actor.id}, 'edited', ${['startsAt']}, ${to.from}, ${slot.startsAt})
    )
    update appointments.appointment set slot_id = ${slot.id}, structure_id = ${slot.structureId}, starts_at = ${slot.startsAt}, ends_at = ${to.endsAt},
      time_zone = ${to.timeZone}, modality = ${slot.modality}, address = ${slot.address}, phone = ${slot.phone}, link = ${slot.link},
      sequence = sequence + 1, updated_at = ${at} where id = ${id}`)
}

/** Cancels what one booked; the slot is free again, and the adviser is told. */
export async function cancelBooking(ctx: Ctx, id: string, reason: string | undefined) {
  const { db, clock, actor } = ctx
  const own = await holdOwn(ctx, id)
  if (own.status === 'cancelled') return getAppointment(ctx, id)
  checkOwnChange(own, clock.now())
  await db.run(sql`
    with gone as (update appointments.participation set status = 'cancelled' where appointment_id = ${id} and status = 'planned'),
    free as (update appointments.presence set status = 'cancelled' where appointment_id = ${id}),
    told as (insert into appointments.change (appointment_id, at, account_id, what) values (${id}, ${clock.now()}, ${actor.id}, 'cancelled'))
    update appointments.appointment set status = 'cancelled', cancel_reason = ${reason?.trim() || null}, sequence = sequence + 1,
      updated_at = ${clock.now()} where id = ${id}`)
  const audience = [...(await listFileAudience(ctx, [actor.id])), ...own.adviserIds]
  await ctx.publish(appointmentCancelled, { appointmentId: id, youngPersonIds: [actor.id], byYoungPerson: true }, audience)
  return getAppointment(ctx, id)
}
