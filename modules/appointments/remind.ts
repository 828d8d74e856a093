import { z } from '#platform/api'
import { job } from '#platform/jobs'
import { sql } from '#platform/sql'
import { transact, type Work } from '#platform/work'
import { reminderDue } from './api.ts'

const batch = 500

/** Announces the reminders that are due: each minute, and at once when a worker starts. */
export const remindJob = job({
  name: 'appointments.remind',
  data: z.object({}),
  cron: '* * * * *',
  atStart: true,
  handle: async (s) => {
    while ((await transact(s, remind)) === batch);
  },
})

const Due = z.object({ appointmentId: z.uuid(), youngPersonId: z.uuid(), kind: z.enum(['week', 'day']) })

/**
 * Marks and announces what is due now: 18:00 at the structure, seven days and one day before, for who was expected at that hour by then.
 * Less than a day late it is still sent, before the start only; the week's one never after the day's one. Says how many.
 */
export async function remind({ db, clock, publishEach }: Work): Promise<number> {
  const now = clock.now()
  const due = await db.many(
    Due,
    sql`
    with due as (
      select appointment_id, young_person_id, starts_at, 'week' as kind, week_reminder_at as at from appointments.participation
      where status = 'planned' and week_reminder_at <= ${now} and week_reminder_at > ${now}::timestamptz - interval '24 hours'
        and placed_at < week_reminder_at and starts_at > ${now} and answer is distinct from 'declined'
      union all
      select appointment_id, young_person_id, starts_at, 'day', day_reminder_at from appointments.participation
      where status = 'planned' and day_reminder_at <= ${now} and day_reminder_at > ${now}::timestamptz - interval '24 hours'
        and placed_at < day_reminder_at and starts_at > ${now} and answer is distinct from 'declined'
    ), wanted as materialized (
      select due.* from due where not exists (
        select from appointments.reminder done
        where done.appointment_id = due.appointment_id and done.young_person_id = due.young_person_id and done.starts_at = due.starts_at
          and (done.kind = due.kind or done.kind = 'day'))
      order by due.at limit ${batch}
    ), held as materialized (
      -- who cancels or moves at this very moment waits, or is seen to have done so: no reminder comes after a cancellation
      select p.appointment_id, p.young_person_id, p.starts_at, p.placed_at, p.week_reminder_at, p.day_reminder_at, p.answer
      from appointments.participation p
      where (p.appointment_id, p.young_person_id) in (select appointment_id, young_person_id from wanted) and p.status = 'planned'
      order by p.appointment_id, p.young_person_id for share of p
    )
    insert into appointments.reminder (appointment_id, young_person_id, kind, starts_at, at)
    select p.appointment_id, p.young_person_id, wanted.kind, p.starts_at, ${now}
    from wanted join held p using (appointment_id, young_person_id)
    where wanted.at = case wanted.kind when 'week' then p.week_reminder_at else p.day_reminder_at end
      -- moved meanwhile to another hour of the same day: the new hour is known by the move itself
      and p.placed_at < wanted.at and p.answer is distinct from 'declined'
    order by wanted.at, p.appointment_id, p.young_person_id
    on conflict do nothing
    returning appointment_id as "appointmentId", young_person_id as "youngPersonId", kind`,
  )
  await publishEach(
    reminderDue,
    due.map((data) => ({ data, audience: [data.youngPersonId] })),
  )
  return due.length
}
