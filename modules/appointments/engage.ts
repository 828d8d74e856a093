import { z } from '#platform/api'
import type { Db } from '#platform/db'
import { type Sql, sql } from '#platform/sql'

type Span = { startsAt: string; endsAt: string }
type Column = { person: Sql; startsAt: Sql; endsAt: Sql; but: Sql }

/** What somebody has at some time, whatever it is; `but` is what asks, which does not count. Rows of starts_at, ends_at. */
export const selectTaken = ({ person, startsAt, endsAt, but }: Column) => sql`
  select p.starts_at, p.ends_at from appointments.participation p
  where p.young_person_id = ${person} and p.status = 'planned' and p.appointment_id <> ${but}
    and p.starts_at < ${endsAt} and p.starts_at > ${startsAt} - interval '10 hours' and p.ends_at > ${startsAt}
  union all
  select pr.starts_at, pr.ends_at from appointments.presence pr
  where pr.adviser_id = ${person} and pr.status = 'planned' and pr.appointment_id <> ${but}
    and pr.starts_at < ${endsAt} and pr.starts_at > ${startsAt} - interval '10 hours' and pr.ends_at > ${startsAt}
  union all
  select e.starts_at, e.ends_at from appointments.engagement e
  where e.person_id = ${person} and e.source_id <> ${but}
    and e.starts_at < ${endsAt} and e.starts_at > ${startsAt} - interval '10 hours' and e.ends_at > ${startsAt}`

/** Lets bookings of the same people pass one after the other, until the transaction ends; in the order of ids, so that none locks another out. */
export const holdDiaries = (db: Db, personIds: readonly string[]) =>
  db.run(sql`select pg_advisory_xact_lock(hashtextextended(id::text, 4713)) from (
    select distinct id from unnest(${personIds}::uuid[]) id order by id) in_order`)

const Taken = z.object({ personId: z.uuid(), startsAt: z.string(), endsAt: z.string() })

/** Who of these people has something at that time, other than `sourceId`. Hold their diaries first. */
export const listTaken = (db: Db, sourceId: string, { startsAt, endsAt }: Span, personIds: readonly string[]) =>
  db.many(
    Taken,
    sql`
    select person.id as "personId", t.starts_at as "startsAt", t.ends_at as "endsAt"
    from unnest(${personIds}::uuid[]) person (id), lateral (${selectTaken({
      person: sql`person.id`,
      startsAt: sql`${startsAt}::timestamptz`,
      endsAt: sql`${endsAt}::timestamptz`,
      but: sql`${sourceId}::uuid`,
    })}) t order by t.starts_at`,
  )

/** Takes the time of people for something of another module: who plans an appointment there is told. Said again, it moves. */
export const engage = (db: Db, sourceId: string, { startsAt, endsAt }: Span, personIds: readonly string[], overIds: readonly string[]) =>
  db.run(sql`
    insert into appointments.engagement (source_id, person_id, starts_at, ends_at, is_override)
    select ${sourceId}, id, ${startsAt}, ${endsAt}, id = any(${overIds}::uuid[]) from unnest(${personIds}::uuid[]) id
    on conflict (source_id, person_id) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at, is_override = excluded.is_override`)

/** Gives their time back; everybody's unless told. */
export const disengage = (db: Db, sourceId: string, personIds?: readonly string[]) =>
  db.run(sql`delete from appointments.engagement
    where source_id = ${sourceId} ${personIds ? sql`and person_id = any(${personIds}::uuid[])` : sql``}`)
