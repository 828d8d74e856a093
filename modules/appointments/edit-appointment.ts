import { followedBy, listFileAudience } from '#modules/people'
import { z } from '#platform/api'
import { conflict, notFound } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { Appointment, appointmentChanged, type Edition } from './api.ts'
import { Busy, busyRows, type Placed, placePlan, refuseBusy, selectBusy, withoutRepeats } from './place-plan.ts'
import { getAppointment, isActedOn, type Who } from './queries.ts'
import { checkChangeable, type Kept, toKept } from './rules.ts'

const Current = Appointment.pick({
  type: true,
  otherType: true,
  title: true,
  modality: true,
  address: true,
  phone: true,
  link: true,
  comment: true,
  startsAt: true,
  endsAt: true,
  status: true,
}).extend({
  structureId: z.uuid(),
  isClosed: z.boolean(),
  sequence: z.int(),
  people: z.array(z.object({ id: z.uuid(), isFollowed: z.boolean() })),
  adviserIds: z.array(z.uuid()),
})
type Current = z.infer<typeof Current>

/** Changes a plan. Moved, everybody is asked again; people whom the actor does not follow stay as they are. */
export async function editAppointment(ctx: Ctx, id: string, input: Edition) {
  const plan = withoutRepeats(input)
  const now = await getCurrent(ctx, id)
  checkChangeable(now)
  if (plan.sequence !== now.sequence) throw conflict('appointments.changed-meanwhile', { sequence: now.sequence })
  const people = sortPeople(now, plan)
  const everybody = [...people.kept, ...people.removed, ...people.added, ...now.adviserIds, ...plan.adviserIds]
  const placed = await placePlan(ctx, plan, now.structureId, everybody, people.added)
  const fields = listChanges(now, plan, placed, people)
  if (!fields.length) return getAppointment(ctx, id)

  const { busy, isDone } = await updateUnlessBusy(ctx, id, { plan, placed, people, fields, now })
  if (!isDone) return refuseBusy(ctx, busy)
  await ctx.publish(
    appointmentChanged,
    {
      appointmentId: id,
      youngPersonIds: [...people.kept, ...people.added],
      addedIds: people.added,
      removedIds: people.removed,
      isMoved: placed.startsAt !== now.startsAt,
    },
    [...(await listFileAudience(ctx, [...people.kept, ...people.added, ...people.removed])), ...now.adviserIds, ...plan.adviserIds],
  )
  return getAppointment(ctx, id)
}

async function getCurrent(who: Who, id: string) {
  const found = await who.db.maybe(
    Current,
    sql`
    select a.structure_id as "structureId", a.type, a.other_type as "otherType", a.title, a.modality, a.address, a.phone, a.link, a.comment,
      a.starts_at as "startsAt", a.ends_at as "endsAt", a.status, a.sequence,
      exists (select from appointments.participation p
        where p.appointment_id = a.id and p.status = 'planned' and p.attendance is not null) as "isClosed",
      (select json_agg(json_build_object('id', p.young_person_id, 'isFollowed', ${followedBy(who, sql`p.young_person_id`)}))
        from appointments.participation p where p.appointment_id = a.id and p.status <> 'removed') as people,
      array(select pr.adviser_id from appointments.presence pr where pr.appointment_id = a.id) as "adviserIds"
    from appointments.appointment a where a.id = ${id} and ${isActedOn(who)} for update of a`,
  )
  if (!found) throw notFound('appointments.unknown', { id })
  return found
}

type Sorted = { kept: string[]; removed: string[]; added: string[] }

function sortPeople({ people }: Current, { youngPersonIds }: Edition): Sorted {
  const isAsked = (id: string) => youngPersonIds.includes(id)
  return {
    kept: people.filter((p) => isAsked(p.id) || !p.isFollowed).map((p) => p.id),
    removed: people.filter((p) => !isAsked(p.id) && p.isFollowed).map((p) => p.id),
    added: youngPersonIds.filter((id) => !people.some((p) => p.id === id)),
  }
}

const lengthOf = ({ startsAt, endsAt }: Pick<Placed, 'startsAt' | 'endsAt'>) => Date.parse(endsAt) - Date.parse(startsAt)
const sameSet = (a: string[], b: string[]) => a.length === b.length && a.every((id) => b.includes(id))

/** The names of what changes, as the history tells them. */
function listChanges(now: Current, plan: Edition, placed: Placed, people: Sorted) {
  const kept = toKept(plan)
  return [
    ...(Object.keys(kept) as (keyof Kept)[]).filter((field) => kept[field] !== now[field]),
    ...(placed.startsAt === now.startsAt ? [] : ['startsAt']),
    ...(lengthOf(placed) === lengthOf(now) ? [] : ['endsAt']),
    ...(people.added.length || people.removed.length ? ['youngPersons'] : []),
    ...(sameSet(plan.adviserIds, now.adviserIds) ? [] : ['advisers']),
  ]
}

type Update = { plan: Edition; placed: Placed; people: Sorted; fields: string[]; now: Current }

/** Only who gets a new hour is looked at: an override that was accepted is not asked about again. */
function listToCheck({ plan, people, fields, now }: Update) {
  const isSameHour = !fields.includes('startsAt') && !fields.includes('endsAt')
  return isSameHour
    ? { youngPersonIds: people.added, adviserIds: plan.adviserIds.filter((d) => !now.adviserIds.includes(d)) }
    : { youngPersonIds: [...people.kept, ...people.added], adviserIds: plan.adviserIds }
}

function updateUnlessBusy({ db, actor, clock }: Ctx, id: string, update: Update) {
  const { plan, placed, people, fields, now } = update
  const { startsAt, endsAt, timeZone } = placed
  const checked = listToCheck(update)
  const kept = toKept(plan)
  const at = clock.now()
  const isBusy = sql`(select b.id from busy b)`
  return db.one(
    z.object({ busy: z.array(Busy), isDone: z.boolean() }),
    sql`
    with busy as materialized (${selectBusy(id, placed, checked.youngPersonIds, checked.adviserIds)}),
    done as (
      update appointments.appointment set type = ${kept.type}, other_type = ${kept.otherType}, title = ${kept.title},
        modality = ${kept.modality}, address = ${kept.address}, phone = ${kept.phone}, link = ${kept.link}, comment = ${kept.comment},
        starts_at = ${startsAt}, ends_at = ${endsAt}, time_zone = ${timeZone}, sequence = sequence + 1, updated_at = ${at},
        -- a slot that was booked is given back when the appointment goes elsewhere
        slot_id = case when starts_at = ${startsAt} then slot_id end,
        override_reason = case when exists (select from busy) then ${plan.overrideReason ?? null} else override_reason end
      where id = ${id} and (${plan.overrideReason !== undefined} or not exists (select from busy)) returning id
    ), kept as (
      update appointments.participation p set starts_at = ${startsAt}, ends_at = ${endsAt}, time_zone = ${timeZone},
        is_override = case when p.young_person_id = any(${checked.youngPersonIds}::uuid[]) then p.young_person_id in ${isBusy} else p.is_override end,
        placed_at = case when p.starts_at = ${startsAt} then p.placed_at else ${at} end,
        answer = case when p.starts_at = ${startsAt} then p.answer end,
        answer_text = case when p.starts_at = ${startsAt} then p.answer_text end,
        answered_at = case when p.starts_at = ${startsAt} then p.answered_at end
      from done where p.appointment_id = done.id and p.young_person_id = any(${people.kept}::uuid[])
    ), removed as (
      update appointments.participation p set status = 'removed'
      from done where p.appointment_id = done.id and p.young_person_id = any(${people.removed}::uuid[])
    ), added as (
      insert into appointments.participation (appointment_id, young_person_id, starts_at, ends_at, time_zone, is_override, placed_at)
      select done.id, y, ${startsAt}, ${endsAt}, ${timeZone}, y in ${isBusy}, ${at} from done, unnest(${people.added}::uuid[]) y
      on conflict (appointment_id, young_person_id) do update set status = 'planned', starts_at = excluded.starts_at,
        ends_at = excluded.ends_at, time_zone = excluded.time_zone, is_override = excluded.is_override, placed_at = excluded.placed_at,
        answer = null, answer_text = null, answered_at = null
    ), gone as (
      delete from appointments.presence pr using done
      where pr.appointment_id = done.id and pr.adviser_id <> all(${plan.adviserIds}::uuid[])
    ), present as (
      insert into appointments.presence (appointment_id, adviser_id, starts_at, ends_at, is_override)
      select done.id, d, ${startsAt}, ${endsAt}, d in ${isBusy} from done, unnest(${plan.adviserIds}::uuid[]) d
      on conflict (appointment_id, adviser_id) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at,
        is_override = case when excluded.adviser_id = any(${checked.adviserIds}::uuid[]) then excluded.is_override else presence.is_override end
    ), told as (
      insert into appointments.change (appointment_id, at, account_id, what, fields, from_starts_at, to_starts_at)
      select done.id, ${at}, ${actor.id}, 'edited', ${fields}, ${now.startsAt}, ${startsAt} from done
    )
    select ${busyRows} as busy, exists (select from done) as "isDone"`,
  )
}
