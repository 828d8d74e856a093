import { z } from '#platform/api'
import { dayOf } from '#platform/clock'
import { job } from '#platform/jobs'
import { type Sql, sql } from '#platform/sql'
import { transact, type Work } from '#platform/work'
import { isToClose } from './count-to-do.ts'
import { type Digest, digestLetter } from './digest-letter.ts'

/** Each quarter of an hour, writes to the advisers where it is eight in the morning of a working day, those who wish it and something waits for. */
export const sendDigests = job({
  name: 'desk.send-digests',
  data: z.object({}),
  cron: '*/15 * * * *',
  handle: (s) => transact(s, sendDue),
})

const Zone = z.object({ timeZone: z.string() })
const Row = z.object({
  accountId: z.uuid(),
  email: z.string(),
  unread: z.int(),
  toClose: z.int(),
  toQualify: z.int(),
  contested: z.int(),
  tasks: z.int(),
})

/** What the job does: once a day and person, whatever the number of workers. */
export async function sendDue(work: Work) {
  const { db, clock, config, sendEach } = work
  await db.run(sql`select pg_advisory_xact_lock(hashtextextended('desk digests', 0))`)
  const zones = await db.many(Zone, sql`select distinct time_zone as "timeZone" from people.pub_structure where closed_at is null`)
  const due = zones.map((z) => z.timeZone).filter((zone) => isMorning(clock.now(), zone))
  const rows = due.length ? await db.many(Row, selectDue(clock.now(), due)) : []
  await sendEach(
    rows.map(({ accountId, email, ...counts }) => ({
      channel: 'email' as const,
      to: email,
      accountId,
      kind: 'desk.digest',
      ...digestLetter(counts satisfies Digest, config.publicUrl),
      expiresAt: new Date(Date.parse(clock.now()) + 10 * 3_600_000).toISOString(),
    })),
  )
  return rows.length
}

/** From eight to nine in the morning, Monday to Friday, there. */
export function isMorning(now: string, timeZone: string) {
  const [year, month, day] = dayOf(now, timeZone).split('-').map(Number) as [number, number, number]
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(new Date(now))
  return weekday >= 1 && weekday <= 5 && Number(hour) === 8
}

const selectDue = (now: string, zones: readonly string[]): Sql => sql`
  with person as (
    select a.id, a.email from identity.pub_account a
      join people.pub_professional p on p.id = a.id and p.left_at is null
      join people.pub_structure s on s.id = p.structure_id and s.time_zone = any(${zones})
      left join notifications.pub_digest d on d.account_id = a.id
    where a.role = 'adviser' and a.status = 'active' and a.email is not null
      and (d.wish = 'daily' or (coalesce(d.wish, 'away') = 'away' and a.last_seen_at < ${now}::timestamptz - interval '2 days'))
      and not exists (select from platform.outgoing o
        where o.account_id = a.id and o.kind = 'desk.digest' and o.created_at > ${now}::timestamptz - interval '12 hours')
  ), mine as (
    select w.id as account_id, y.id from person w join people.pub_young_person y on y.archived_at is null and y.adviser_id = any(
      array(select w.id union select c.adviser_id from people.pub_cover c
        where c.substitute_id = w.id and (${now}::timestamptz at time zone 'Europe/Paris')::date between c.from_on and c.until_on))
  ), waiting as (
    select p.id as "accountId", p.email,
      (select count(*)::int from mine m join messaging.pub_unread u on u.young_person_id = m.id where m.account_id = p.id and u.unread > 0) as unread,
      (select count(distinct n.appointment_id)::int from mine m join appointments.pub_participation n on n.young_person_id = m.id
        where m.account_id = p.id and ${isToClose(now)}) as "toClose",
      (select count(*)::int from mine m join actions.pub_waiting t on t.young_person_id = m.id
        where m.account_id = p.id and t.is_to_qualify) as "toQualify",
      (select coalesce(sum(h.contested), 0)::int from mine m join hours.pub_week h on h.young_person_id = m.id and h.contested > 0
        where m.account_id = p.id) as contested,
      (select count(*)::int from team.pub_task t where t.assignee_id = p.id and t.done_at is null) as tasks
    from person p
  )
  select "accountId", email, unread, "toClose", "toQualify", contested, tasks from waiting
  where unread + "toClose" + "toQualify" + contested + tasks > 0 order by "accountId"`
