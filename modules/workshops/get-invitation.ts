import { uidOf, writeInvitation } from '#modules/appointments'
import { z } from '#platform/api'
import type { Db } from '#platform/db'
import { sql } from '#platform/sql'
import { sessionModalities } from './api.ts'

const Row = z.object({
  sessionId: z.uuid(),
  youngPersonId: z.uuid(),
  startsAt: z.string(),
  endsAt: z.string(),
  modality: z.enum(sessionModalities),
  place: z.string().nullable(),
  link: z.string().nullable(),
  /** Who waits for a place has no line in a calendar. */
  hasPlace: z.boolean(),
  /** The session is to take place, whoever comes. */
  isPlanned: z.boolean(),
  isWaiting: z.boolean(),
  sequence: z.int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  structureName: z.string(),
  email: z.string().nullable(),
})
type Row = z.infer<typeof Row>

/** What a message about a session says to one young person, with its calendar object; none for who waits. */
export type WorkshopInvitation = Pick<Row, 'sessionId' | 'youngPersonId' | 'startsAt' | 'modality' | 'place' | 'hasPlace' | 'isPlanned'> & {
  toCalendar: () => { method: 'REQUEST' | 'CANCEL'; ics: string } | undefined
}

/** What to tell these people of a session, whatever their state; who never asked for it is left out. For messages, not for screens: checks no access. */
export async function listWorkshopInvitations(db: Db, sessionId: string, youngPersonIds: readonly string[]): Promise<WorkshopInvitation[]> {
  const found = await db.many(
    Row,
    sql`
    select r.session_id as "sessionId", r.young_person_id as "youngPersonId", s.starts_at as "startsAt", s.ends_at as "endsAt", s.modality,
      case s.modality when 'at_structure' then concat_ws(', ', st.name, nullif(st.address, '')) when 'elsewhere' then s.address end as place, s.link,
      r.status = 'registered' and s.status = 'planned' as "hasPlace", s.status = 'planned' as "isPlanned", r.status = 'waiting' as "isWaiting",
      s.sequence + r.sequence as sequence, s.created_at as "createdAt", greatest(s.updated_at, r.updated_at) as "updatedAt",
      st.name as "structureName", a.email
    from workshops.registration r join workshops.session s on s.id = r.session_id
      join people.pub_structure st on st.id = s.structure_id join identity.pub_account a on a.id = r.young_person_id
    where r.session_id = ${sessionId} and r.young_person_id = any(${youngPersonIds}::uuid[])`,
  )
  return found.map((row) => ({ ...row, toCalendar: () => toCalendar(row) }))
}

/** The same UID and SEQUENCE as in the feed of one's agenda: a calendar that has both shows one. */
function toCalendar(row: Row) {
  if (row.isWaiting) return undefined
  const method = row.hasPlace ? 'REQUEST' : 'CANCEL'
  const uid = uidOf({ appointmentId: row.sessionId, youngPersonId: row.youngPersonId })
  return {
    method,
    ics: writeInvitation({ ...row, uid, what: 'Atelier', place: row.place ?? 'En visio', isOn: row.hasPlace, method }),
  } as const
}
