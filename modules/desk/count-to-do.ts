import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { ToDo } from './api.ts'
import { silentSince } from './list-portfolio.ts'

/** How much waits on the desk of the actor, own and covered files together, in one statement. */
export const countToDo = ({ db, actor, clock }: Ctx) =>
  db.one(
    ToDo,
    sql`
    with answered as (
      select ${actor.id}::uuid as adviser_id
      union select adviser_id from people.pub_cover where substitute_id = ${actor.id} and ${clock.today()} between from_on and until_on
    ), mine as (
      select y.id, a.last_seen_at from answered w join people.pub_young_person y on y.adviser_id = w.adviser_id
        join identity.pub_account a on a.id = y.id where y.archived_at is null
    )
    select count(*)::int as followed,
      (count(*) filter (where last_seen_at is null))::int as "neverConnected",
      (count(*) filter (where last_seen_at < ${silentSince(clock.now())}))::int as "silentFiles",
      (select count(*)::int from mine m join messaging.pub_unread u on u.young_person_id = m.id where u.unread > 0) as "unreadConversations",
      (select count(*)::int from mine m join actions.pub_action t on t.young_person_id = m.id where t.is_to_qualify) as "actionsToQualify",
      (select count(distinct n.appointment_id)::int from mine m join appointments.pub_participation n on n.young_person_id = m.id
        where ${isToClose(clock.now())}) as "appointmentsToClose",
      (select count(*)::int from people.pub_transfer_request r join people.pub_young_person y on y.id = r.young_person_id
        join answered w on w.adviser_id = y.adviser_id where r.status = 'open') as "transferRequests"
    from mine`,
  )

/** Whether a participation `n` is over and nobody said yet who came. Older than three months, nobody remembers. */
export const isToClose = (now: string) =>
  sql`(n.status = 'planned' and n.ends_at < ${now} and n.ends_at > ${now}::timestamptz - interval '90 days' and n.attendance is null)`
