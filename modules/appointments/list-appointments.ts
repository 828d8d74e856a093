import { getVisibleYoungPerson } from '#modules/people'
import { sql } from '#platform/sql'
import { Appointment } from './api.ts'
import { selectFollowed } from './get-agenda.ts'
import { isNamedInLists, staffColumns, staffTables, type Who } from './queries.ts'

const page = 50
const mostToClose = 100

/** A young person's appointments, latest first. */
export async function listOfYoungPerson(who: Who, youngPersonId: string, after: string | undefined) {
  await getVisibleYoungPerson(who, youngPersonId)
  const rows = await who.db.many(
    Appointment,
    sql`
    select ${staffColumns(who, sql`(p.young_person_id = ${youngPersonId} or ${isNamedInLists(who)})`)}
    from appointments.participation of_person join ${staffTables} on a.id = of_person.appointment_id
    where of_person.young_person_id = ${youngPersonId} and of_person.status <> 'removed'
      ${
        after
          ? sql`and (of_person.starts_at, of_person.appointment_id) < (select last.starts_at, last.appointment_id
            from appointments.participation last where last.appointment_id = ${after} and last.young_person_id = ${youngPersonId})`
          : sql``
      }
    order by of_person.starts_at desc, of_person.appointment_id desc limit ${page + 1}`,
  )
  return { appointments: rows.slice(0, page), hasMore: rows.length > page }
}

/** What is over and nobody said who came: of one's young people, or where one was. Oldest first. */
export async function listToClose(who: Who) {
  const appointments = await who.db.many(
    Appointment,
    sql`
    with followed as materialized (${selectFollowed(who)}),
    open as (
      select p.appointment_id as id from followed f join appointments.participation p on p.young_person_id = f.id
      where p.status = 'planned' and p.attendance is null and p.ends_at <= ${who.clock.now()}
      union select pr.appointment_id from appointments.presence pr
      join appointments.participation p on p.appointment_id = pr.appointment_id
      where pr.adviser_id = ${who.actor.id} and pr.status = 'planned' and p.status = 'planned' and p.attendance is null
        and pr.ends_at <= ${who.clock.now()}
    )
    select ${staffColumns(who, isNamedInLists(who))} from open join ${staffTables} on a.id = open.id order by a.starts_at, a.id limit ${mostToClose}`,
  )
  return { appointments }
}
