import { createHash } from 'node:crypto'
import { z } from '#platform/api'
import { conflict, invalid, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { type Opening, Slot } from './api.ts'
import { selectTaken } from './engage.ts'
import type { Who } from './queries.ts'
import { checkOpening, cutSlots } from './rules.ts'

/**
 * Opens slots in one's own diary. An hour where one has a slot already, that is past, or that does not exist that night is skipped; a second
 * sending finds them all there.
 */
export async function openSlots({ db, actor, clock }: Ctx, opening: Opening) {
  const zone = await db.maybe(
    z.object({ timeZone: z.string() }),
    sql`select time_zone as "timeZone" from people.pub_structure where id = ${actor.structureId} and closed_at is null`,
  )
  if (!zone) throw invalid('appointments.no-structure')
  checkOpening(opening, clock.today(zone.timeZone))
  const wanted = [...new Set(opening.days)].flatMap((day) =>
    cutSlots(opening).map((time) => ({ day, time, id: idOf(opening.id, day, time) })),
  )
  const opened = await db.run(sql`
    insert into appointments.slot (id, adviser_id, structure_id, starts_at, ends_at, time_zone, modality, address, phone, link, is_for_structure, created_at)
    select id, ${actor.id}, ${actor.structureId}, at, at + make_interval(mins => ${opening.minutes}),
      ${zone.timeZone}, ${opening.modality}, ${opening.modality === 'elsewhere' ? (opening.address ?? null) : null},
      ${opening.modality === 'phone' ? (opening.phone ?? null) : null}, ${opening.modality === 'video' ? (opening.link ?? null) : null},
      ${opening.isForStructure}, ${clock.now()}
    from (
      select id, (day::date + time::time) at time zone ${zone.timeZone} as at, day::date + time::time as wall
      from unnest(${wanted.map((w) => w.id)}::uuid[], ${wanted.map((w) => w.day)}::text[], ${wanted.map((w) => w.time)}::text[]) w (id, day, time)
    ) wanted
    where at > ${clock.now()} and at at time zone ${zone.timeZone} = wall
    on conflict do nothing`)
  return { opened, skipped: wanted.length - opened }
}

/** The same id for the same slot of the same opening (UUIDv8, RFC 9562): a second sending meets the first. */
function idOf(openingId: string, day: string, time: string) {
  const hash = createHash('sha256').update(`${openingId} ${day} ${time}`).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

const most = 1000

/** One's own slots of some days, soonest first. */
export async function listSlots(who: Who, { from, days }: { from: string; days: number }) {
  const slots = await who.db.many(
    Slot,
    sql`
    select s.id, s.starts_at as "startsAt", s.ends_at as "endsAt", s.time_zone as "timeZone", s.modality,
      case s.modality when 'at_structure' then nullif(st.address, '') else s.address end as address, s.link, s.is_for_structure as "isForStructure",
      case when a.id is not null then 'booked'
        when exists (${selectTaken({ person: sql`s.adviser_id`, startsAt: sql`s.starts_at`, endsAt: sql`s.ends_at`, but: sql`s.id` })})
        then 'covered' else 'free' end as state,
      a.id as "appointmentId",
      (select y.first_name || ' ' || y.last_name from appointments.participation p join people.pub_young_person y on y.id = p.young_person_id
        where p.appointment_id = a.id and p.status = 'planned' limit 1) as "bookedBy"
    from appointments.slot s join people.pub_structure st on st.id = s.structure_id
      left join appointments.appointment a on a.slot_id = s.id and a.status = 'planned'
    where s.adviser_id = ${who.actor.id} and s.withdrawn_at is null and s.starts_at >= ${from}::timestamp at time zone s.time_zone
      and s.starts_at < (${from}::date + ${days}::int)::timestamp at time zone s.time_zone
    order by s.starts_at limit ${most}`,
  )
  return { slots }
}

/** Takes a free slot back. Taken back already, it answers the same; a booked one is cancelled or moved first. */
export async function withdrawSlot({ db, actor, clock }: Ctx, id: string) {
  const slot = await db.maybe(
    z.object({ isWithdrawn: z.boolean(), isBooked: z.boolean() }),
    sql`
    select s.withdrawn_at is not null as "isWithdrawn",
      exists (select from appointments.appointment a where a.slot_id = s.id and a.status = 'planned') as "isBooked"
    from appointments.slot s where s.id = ${id} and s.adviser_id = ${actor.id} for update of s`,
  )
  if (!slot) throw notFound('appointments.slot-unknown', { id })
  if (slot.isBooked) throw conflict('appointments.slot-taken')
  if (!slot.isWithdrawn) await db.run(sql`update appointments.slot set withdrawn_at = ${clock.now()} where id = ${id}`)
  return {}
}
