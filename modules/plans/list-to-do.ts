import { z } from '#platform/api'
import type { Ctx } from '#platform/server'
import { type Sql, sql } from '#platform/sql'
import { plansApi } from './api.ts'
import { addDays } from './rules.ts'

/** A programme is said to end this many days before. */
const endsSoonDays = 7
/** Attendance is asked for when nothing was recorded for this many days. */
const silentDays = 7
const shown = 3

const Row = z.object({ toDo: plansApi.toDo.reply })

/** What waits for the actor in the plans they answer for, in one statement. No domain nor title of an objective is said, nor a programme that tells of a disability. */
export async function listToDo({ db, actor, clock }: Ctx) {
  const today = clock.today()
  const { toDo } = await db.one(
    Row,
    sql`
    with mine as materialized (
      select y.id, y.first_name, y.last_name from people.pub_young_person y
      where y.archived_at is null and (y.adviser_id = ${actor.id} or exists (select from people.pub_cover c
        where c.adviser_id = y.adviser_id and c.substitute_id = ${actor.id} and ${today} between c.from_on and c.until_on))
    ), running as (
      select p.id, p.young_person_id, case when p.is_sensitive then 'Programme confidentiel' else g.label end as label, p.ends_on, p.started_on,
        (select max(a.on_day) from plans.attendance a where a.prescription_id = p.id) as last_on
      from mine m join plans.prescription p on p.young_person_id = m.id and p.status = 'started'
        join plans.programme g on g.code = p.programme_code and g.valid_from = p.programme_from
    ), reviews as (
      select m.*, p.next_review_on as day from mine m join plans.plan p on p.young_person_id = m.id where p.next_review_on <= ${today}
    ), proposals as (
      select m.*, o.created_at as day from mine m join plans.objective o on o.young_person_id = m.id
      where o.status = 'proposed' and o.creator_id = m.id
    ), endings as (
      select m.*, r.id as "prescriptionId", r.label, r.ends_on as day from running r join mine m on m.id = r.young_person_id
      where r.ends_on <= ${addDays(today, endsSoonDays)}
    ), silent as (
      select m.*, r.id as "prescriptionId", r.label, coalesce(r.last_on, r.started_on) as day from running r join mine m on m.id = r.young_person_id
      where coalesce(r.last_on, r.started_on) <= ${addDays(today, -silentDays)} and coalesce(r.last_on, r.started_on) < r.ends_on
    )
    select json_build_object('reviews', ${linesOf(sql`reviews`, sql`'on', w.day`)}, 'proposals', ${linesOf(sql`proposals`)},
      'endings', ${linesOf(sql`endings`, programme)}, 'attendance', ${linesOf(sql`silent`, programme)}) as "toDo"`,
  )
  return toDo
}

const programme = sql`'on', w.day, 'prescriptionId', w."prescriptionId", 'label', w.label`
const linesOf = (from: Sql, more?: Sql) => sql`json_build_object('total', (select count(*) from ${from}), 'items', (
  select coalesce(json_agg(json_build_object('youngPersonId', w.id, 'firstName', w.first_name, 'lastName', w.last_name${more ? sql`, ${more}` : sql``})
    order by w.day, w.id), '[]') from (select x.* from ${from} x order by x.day, x.id limit ${shown}) w))`
