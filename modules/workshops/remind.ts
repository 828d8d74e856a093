import { z } from '#platform/api'
import { job } from '#platform/jobs'
import { sql } from '#platform/sql'
import { transact, type Work } from '#platform/work'
import { workshopReminderDue } from './api.ts'

const batch = 500

/** Announces the reminders of sessions that are due: each minute, and at once when a worker starts. */
export const remindJob = job({
  name: 'workshops.remind',
  data: z.object({}),
  cron: '* * * * *',
  atStart: true,
  handle: async (s) => {
    while ((await transact(s, remind)) === batch);
  },
})

const Due = z.object({ sessionId: z.uuid(), youngPersonId: z.uuid(), kind: z.enum(['week', 'day']) })

/** As for appointments: 18:00 at the structure, seven days and one day before, for who had a place by then; the week's one never after the day's. */
export async function remind({ db, clock, publishEach }: Work): Promise<number> {
  const now = clock.now()
  const due = await db.many(
    Due,
    sql`
    with due as (
      select session_id, young_person_id, starts_at, 'week' as kind, week_reminder_at as at from workshops.registration
      where status = 'registered' and week_reminder_at <= ${now} and week_reminder_at > ${now}::timestamptz - interval '24 hours'
        and placed_at < week_reminder_at and starts_at > ${now}
      union all
      select session_id, young_person_id, starts_at, 'day', day_reminder_at from workshops.registration
      where status = 'registered' and day_reminder_at <= ${now} and day_reminder_at > ${now}::timestamptz - interval '24 hours'
        and placed_at < day_reminder_at and starts_at > ${now}
    ), wanted as materialized (
      select due.* from due join workshops.session s on s.id = due.session_id
      where s.status = 'planned' and not exists (
        select from workshops.reminder done
        where done.session_id = due.session_id and done.young_person_id = due.young_person_id and done.starts_at = due.starts_at
          and (done.kind = due.kind or done.kind = 'day'))
      order by due.at limit ${batch}
    ), open as materialized (
      -- the session before its people, as whoever changes them takes it; a cancelled one leaves its people as they are
      select s.id from workshops.session s where s.id in (select session_id from wanted) and s.status = 'planned' order by s.id for share
    ), held as materialized (
      -- who leaves or is moved at this very moment waits, or is seen to be gone
      select r.session_id, r.young_person_id, r.starts_at, r.placed_at, r.week_reminder_at, r.day_reminder_at
      from workshops.registration r join open on open.id = r.session_id
      where (r.session_id, r.young_person_id) in (select session_id, young_person_id from wanted) and r.status = 'registered'
      order by r.session_id, r.young_person_id for share of r
    )
    insert into workshops.reminder (session_id, young_person_id, kind, starts_at, at)
    select r.session_id, r.young_person_id, wanted.kind, r.starts_at, ${now}
    from wanted join held r using (session_id, young_person_id)
    where wanted.at = case wanted.kind when 'week' then r.week_reminder_at else r.day_reminder_at end
      -- moved meanwhile to another hour of the same day: the new hour is known by the move itself
      and r.placed_at < wanted.at
    order by wanted.at, r.session_id, r.young_person_id
    on conflict do nothing
    returning session_id as "sessionId", young_person_id as "youngPersonId", kind`,
  )
  await publishEach(
    workshopReminderDue,
    due.map((data) => ({ data, audience: [data.youngPersonId] })),
  )
  return due.length
}
