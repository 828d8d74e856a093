import { selectTaken } from '#modules/appointments'
import { followedBy } from '#modules/people'
import type { Actor } from '#platform/access'
import { z } from '#platform/api'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { notFound } from '#platform/errors'
import { type Sql, sql } from '#platform/sql'
import { OwnSession, SessionDetails, sessionKinds, sessionModalities } from './api.ts'

export type Who = { db: Db; actor: Actor; clock: Clock }

/** Condition on `s`: the actor leads or made it, stands in today for who did, or leads the structure. */
export const isHost = (who: Who) =>
  who.actor.role === 'manager' || who.actor.role === 'director'
    ? sql`true`
    : sql`(s.created_by = any(${answeredFor(who)}) or exists (
        select from workshops.leader l where l.session_id = s.id and l.adviser_id = any(${answeredFor(who)})))`

/** The actor, and the advisers the actor covers for today. */
const answeredFor = ({ actor, clock }: Who) => sql`array(
  select ${actor.id}::uuid union all
  select c.adviser_id from people.pub_cover c where c.substitute_id = ${actor.id} and ${clock.today()} between c.from_on and c.until_on)`

const Held = z.object({
  id: z.uuid(),
  structureId: z.uuid(),
  kind: z.enum(sessionKinds),
  title: z.string(),
  description: z.string(),
  modality: z.enum(sessionModalities),
  address: z.string().nullable(),
  link: z.string().nullable(),
  startsAt: z.string(),
  endsAt: z.string(),
  timeZone: z.string(),
  defaultMinutes: z.int(),
  capacity: z.int().nullable(),
  registeredCount: z.int(),
  hasWaitingList: z.boolean(),
  isOpen: z.boolean(),
  audience: z.enum(['structure', 'chosen']),
  leaveHours: z.int(),
  status: z.enum(['planned', 'closed', 'cancelled']),
  sequence: z.int(),
  leaderIds: z.array(z.uuid()),
  isHost: z.boolean(),
})
/** A session whose row is held until the transaction ends: whoever comes next waits, and counts with what was written. */
export type Held = z.infer<typeof Held>

/** Holds a session of the actor's structure; refuses with 404 `workshops.unknown` otherwise. Hold it before any diary. */
export const holdSession = (who: Who, id: string) => hold(who.db, id, sql`s.structure_id = ${who.actor.structureId}`, isHost(who))

/** Holds a session that the young person sees. */
export const holdOwnSession = (who: Who, id: string) => hold(who.db, id, isShownTo(who), sql`false`)

async function hold(db: Db, id: string, isSeen: Sql, host: Sql) {
  const found = await db.maybe(
    Held,
    sql`
    select s.id, s.structure_id as "structureId", s.kind, s.title, s.description, s.modality, s.address, s.link,
      s.starts_at as "startsAt", s.ends_at as "endsAt", s.time_zone as "timeZone", s.default_minutes as "defaultMinutes", s.capacity,
      s.registered_count as "registeredCount", s.has_waiting_list as "hasWaitingList", s.is_open as "isOpen", s.audience,
      s.leave_hours as "leaveHours", s.status, s.sequence,
      array(select l.adviser_id from workshops.leader l where l.session_id = s.id) as "leaderIds", ${host} as "isHost"
    from workshops.session s where s.id = ${id} and ${isSeen} for update of s`,
  )
  if (!found) throw notFound('workshops.unknown', { id })
  return found
}

/** The same, for who may change, cancel and close it. */
export async function holdHosted(who: Who, id: string) {
  const held = await holdSession(who, id)
  if (!held.isHost) throw notFound('workshops.unknown', { id })
  return held
}

/** Condition on `s`: the young person may see it: shown to their structure or to them, or they are or were in it. */
const isShownTo = ({ actor }: Who) => sql`(
  exists (select from workshops.registration mine where mine.session_id = s.id and mine.young_person_id = ${actor.id})
  or exists (select from people.pub_young_person y where y.id = ${actor.id} and y.structure_id = s.structure_id
    and (s.audience = 'structure' or exists (select from workshops.invited i where i.session_id = s.id and i.young_person_id = y.id))))`

const person = (row: Sql) => sql`json_build_object('id', ${row}.id, 'firstName', ${row}.first_name, 'lastName', ${row}.last_name)`

/** What everybody sees of a session `s` of a structure `st`. */
const commonColumns = sql`s.id, s.kind, s.title, s.modality,
  case s.modality when 'at_structure' then nullif(st.address, '') else s.address end as address,
  s.starts_at as "startsAt", s.ends_at as "endsAt", s.time_zone as "timeZone", st.name as "structureName", s.status,
  s.cancel_reason as "cancelReason", s.capacity, s.registered_count as "registeredCount", s.has_waiting_list as "hasWaitingList",
  s.is_open as "isOpen",
  coalesce((select json_agg(${person(sql`d`)} order by d.last_name, d.first_name)
    from workshops.leader l join people.pub_professional d on d.id = l.adviser_id where l.session_id = s.id), '[]') as leaders`

/** A line of the list of a structure's sessions. */
export const lineColumns = (who: Who) => sql`${commonColumns}, s.audience,
  (select count(*) from workshops.registration w where w.session_id = s.id and w.status = 'waiting') as "waitingCount",
  (${isHost({ ...who, actor: { ...who.actor, role: 'adviser' } })} or exists (
    select from workshops.registration r join people.pub_young_person y on y.id = r.young_person_id
    where r.session_id = s.id and r.status <> 'cancelled' and y.adviser_id = ${who.actor.id})) as "isMine"`

/** The tables these columns read. */
export const sessionTables = sql`workshops.session s join people.pub_structure st on st.id = s.structure_id`

/** One session of the actor's structure; people of colleagues are counted, not named, unless the actor is its host. */
export async function getSession(who: Who, id: string): Promise<SessionDetails> {
  const isNamed = sql`(${isHost(who)} or r.is_followed)`
  const found = await who.db.maybe(
    SessionDetails,
    sql`
    select ${lineColumns(who)}, s.description, s.link, ${countedMinutes} as "defaultMinutes", s.leave_hours as "leaveHours", s.sequence,
      ${isHost(who)} as "mayAct",
      coalesce((select json_agg(${person(sql`y`)} order by y.last_name, y.first_name) from workshops.invited i
        join people.pub_young_person y on y.id = i.young_person_id
        where i.session_id = s.id and (${isHost(who)} or ${followedBy(who, sql`y.id`)})), '[]') as invited,
      coalesce(people.named, '[]') as people, coalesce(people.others, 0) as "othersCount"
    from ${sessionTables}, lateral (
      select json_agg(json_build_object('youngPersonId', y.id, 'firstName', y.first_name, 'lastName', y.last_name, 'status', r.status,
          'rank', r.rank, 'attendance', r.attendance, 'isOverride', r.is_override, 'overrideReason', r.override_reason,
          'isFollowed', r.is_followed) order by r.rank nulls first, y.last_name, y.first_name) filter (where ${isNamed}) as named,
        count(*) filter (where not ${isNamed}) as others
      from (
        select r.*, case r.status when 'waiting' then row_number() over (partition by r.status order by r.turn) end as rank,
          ${followedBy(who, sql`r.young_person_id`)} as is_followed
        from workshops.registration r where r.session_id = s.id and r.status <> 'cancelled'
      ) r join people.pub_young_person y on y.id = r.young_person_id
    ) people
    where s.id = ${id} and s.structure_id = ${who.actor.structureId}`,
  )
  if (!found) throw notFound('workshops.unknown', { id })
  return found
}

/** What a presence counts for: what was announced, and never more than it lasts. */
const countedMinutes = sql`least(s.default_minutes, (extract(epoch from s.ends_at - s.starts_at) / 60)::int)`
const iso = (instant: Sql) => sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Sessions as the young person sees them, that meet a condition on `s` and on their own registration `r` (there or not). */
export const selectOwn = (who: Who, condition: Sql) => sql`
  select ${commonColumns}, s.description, case when r.status = 'registered' then s.link end as link, ${countedMinutes} as "defaultMinutes",
    json_build_object('status', coalesce(r.status, 'none'), 'attendance', r.attendance, 'rank', case r.status when 'waiting' then (
      select count(*) from workshops.registration w where w.session_id = s.id and w.status = 'waiting' and w.turn <= r.turn) end) as own,
    s.starts_at - make_interval(hours => s.leave_hours) as "leaveUntil",
    case when s.status = 'planned' and s.starts_at > ${who.clock.now()} and r.status is distinct from 'registered' then (
      select json_build_object('startsAt', ${iso(sql`t.starts_at`)}, 'endsAt', ${iso(sql`t.ends_at`)})
      from (${selectTaken({ person: sql`${who.actor.id}::uuid`, startsAt: sql`s.starts_at`, endsAt: sql`s.ends_at`, but: sql`s.id` })}) t
      order by t.starts_at limit 1) end as conflict
  from ${sessionTables} left join workshops.registration r on r.session_id = s.id and r.young_person_id = ${who.actor.id}
  where ${isShownTo(who)} and ${condition}`

/** One of them; refuses with 404 `workshops.unknown` otherwise. */
export async function getOwnSession(who: Who, id: string) {
  const found = await who.db.maybe(OwnSession, selectOwn(who, sql`s.id = ${id}`))
  if (!found) throw notFound('workshops.unknown', { id })
  return found
}
