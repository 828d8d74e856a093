import { fileAudiences } from '#modules/people'
import { z } from '#platform/api'
import { job } from '#platform/jobs'
import { sql } from '#platform/sql'
import { transact, type Work } from '#platform/work'
import { actionReminderDue } from './api.ts'
import { reminderDays } from './rules.ts'

const batch = 1000

/** Each minute: the reminders of open actions that are due, once per action and due day, rebuilt from the rows themselves. */
export const remind = job({
  name: 'actions.remind',
  data: z.object({}),
  cron: '* * * * *',
  atStart: true,
  handle: async (s) => {
    while ((await transact(s, remindSome)) === batch);
  },
})

/** 9:00 in the structure's zone, some days before; later on when nobody was there to do it, but never after the due day. */
async function remindSome(work: Work) {
  const { db, clock } = work
  const now = clock.now()
  const due = await db.many(
    z.object({ actionId: z.uuid(), youngPersonId: z.uuid() }),
    sql`
    with due as materialized (
      select a.id, a.young_person_id, a.due_on
      from actions.action a
      join people.pub_young_person y on y.id = a.young_person_id and y.archived_at is null
      join people.pub_structure s on s.id = y.structure_id
      where a.wants_reminder and a.status in ('to_do', 'in_progress') and a.deleted_at is null
        and a.due_on between ${now}::timestamptz::date - 2 and ${now}::timestamptz::date + ${reminderDays + 2}::int
        and a.due_on >= (${now}::timestamptz at time zone s.time_zone)::date
        and (a.due_on - ${reminderDays}::int + time '09:00') at time zone s.time_zone <= ${now}
        and not exists (select from actions.reminder r where r.action_id = a.id and r.due_on = a.due_on)
      limit ${batch} for update of a skip locked
    ), marked as (
      insert into actions.reminder (action_id, due_on, at) select due.id, due.due_on, ${now} from due on conflict do nothing returning action_id
    )
    select due.id as "actionId", due.young_person_id as "youngPersonId" from due join marked on marked.action_id = due.id`,
  )
  const audiences = await fileAudiences(work, [...new Set(due.map((d) => d.youngPersonId))])
  await work.publishEach(
    actionReminderDue,
    due.map((data) => ({ data, audience: audiences.get(data.youngPersonId) ?? [] })),
  )
  return due.length
}
