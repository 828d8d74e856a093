import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { uidOf } from '#modules/appointments'
import { z } from '#platform/api'
import type { Db } from '#platform/db'
import { sql } from '#platform/sql'
import { toTimeZone } from './time-zone.ts'
import { WallDate } from './wall-date.ts'

const DAY = 86_400_000
/** What a calendar is given: the last weeks, and a year to come. */
const behind = 60 * DAY
const ahead = 400 * DAY
const most = 1000

const Row = z.object({
  kind: z.enum(['appointment', 'workshop']),
  id: z.uuid(),
  startsAt: z.string(),
  endsAt: z.string(),
  timeZone: z.string(),
  isCancelled: z.boolean(),
  place: z.string().nullable(),
  sequence: z.int(),
  updatedAt: z.string(),
})
type Row = z.infer<typeof Row>
type Reader = { accountId: string; isYoung: boolean; publicUrl: string }

/**
 * Somebody's agenda as an iCalendar (RFC 5545). Calendars are shared, synchronised and shown on lock screens: it says that there is something,
 * when, and at which structure; never with whom, about what, nor an address that would tell.
 */
export async function getCalendar(db: Db, now: string, { accountId, isYoung, publicUrl }: Reader) {
  const at = Date.parse(now)
  const span = { from: new Date(at - behind).toISOString(), until: new Date(at + ahead).toISOString() }
  const rows = await db.many(Row, isYoung ? selectOfYoung(accountId, span) : selectOfProfessional(accountId, span))
  const calendar = ical({
    name: 'Élan',
    prodId: { company: 'Elan', product: 'Elan', language: 'FR' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
    timezone: {
      name: null,
      generator: (zone: string) => toTimeZone(zone, Date.UTC(new Date(at).getUTCFullYear() - 1, 0, 1), at + ahead + 180 * DAY),
    },
  })
  for (const row of rows) calendar.createEvent(toEvent(row, accountId, `${publicUrl}${isYoung ? '/jeune' : '/bureau'}`))
  return `${calendar.toString()}\r\n`
}

const toEvent = (row: Row, accountId: string, home: string) => ({
  // the same as in the e-mail of an appointment: a calendar that has both shows one
  id: uidOf({ appointmentId: row.id, youngPersonId: accountId }),
  sequence: row.sequence,
  stamp: new Date(row.updatedAt),
  lastModified: new Date(row.updatedAt),
  start: new WallDate(row.startsAt),
  end: new WallDate(row.endsAt),
  timezone: row.timeZone,
  summary: row.kind === 'workshop' ? 'Atelier' : 'Rendez-vous',
  status: row.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  transparency: row.isCancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
  url: `${home}${row.kind === 'workshop' ? `/ateliers/${row.id}` : home.endsWith('/jeune') ? `/agenda/${row.id}` : '/agenda'}`,
  ...(row.place && { location: row.place }),
})

type Span = { from: string; until: string }
const place = sql`case when x.modality = 'at_structure' then concat_ws(', ', st.name, nullif(st.address, '')) end as place`

const selectOfYoung = (id: string, { from, until }: Span) => sql`
  select 'appointment' as kind, x.id, x.starts_at as "startsAt", x.ends_at as "endsAt", x.time_zone as "timeZone", x.status = 'cancelled' as "isCancelled",
    ${place}, x.sequence, x.updated_at as "updatedAt"
  from appointments.pub_agenda x join people.pub_structure st on st.id = x.structure_id
  where x.young_person_id = ${id} and x.starts_at between ${from} and ${until}
  union all
  select 'workshop', x.id, x.starts_at, x.ends_at, x.time_zone, r.status = 'cancelled', ${place}, x.sequence + r.sequence, greatest(x.updated_at, r.updated_at)
  from workshops.pub_participation r join workshops.pub_session x on x.id = r.session_id join people.pub_structure st on st.id = x.structure_id
  where r.young_person_id = ${id} and r.status <> 'waiting' and x.starts_at between ${from} and ${until}
  order by "startsAt", id limit ${most}`

const selectOfProfessional = (id: string, { from, until }: Span) => sql`
  select 'appointment' as kind, x.id, x.starts_at as "startsAt", x.ends_at as "endsAt", x.time_zone as "timeZone", x.status = 'cancelled' as "isCancelled",
    ${place}, x.sequence, x.updated_at as "updatedAt"
  from appointments.pub_presence x join people.pub_structure st on st.id = x.structure_id
  where x.adviser_id = ${id} and x.starts_at between ${from} and ${until}
  union all
  select 'workshop', x.id, x.starts_at, x.ends_at, x.time_zone, x.status = 'cancelled', ${place}, x.sequence, x.updated_at
  from workshops.pub_session x join people.pub_structure st on st.id = x.structure_id
  where ${id} = any(x.leader_ids) and x.starts_at between ${from} and ${until}
  order by "startsAt", id limit ${most}`
