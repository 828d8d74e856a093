import { z } from '#platform/api'
import type { Db } from '#platform/db'
import { sql } from '#platform/sql'
import { appointmentTypes, modalities } from './api.ts'
import { modalityLabels, nameOf } from './rules.ts'
import { writeInvitation } from './write-invitation.ts'

const Row = z.object({
  appointmentId: z.uuid(),
  youngPersonId: z.uuid(),
  title: z.string().nullable(),
  type: z.enum(appointmentTypes),
  otherType: z.string().nullable(),
  modality: z.enum(modalities),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  link: z.string().nullable(),
  startsAt: z.string(),
  endsAt: z.string(),
  timeZone: z.string(),
  status: z.enum(['planned', 'cancelled']),
  cancelReason: z.string().nullable(),
  sequence: z.int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  structureName: z.string(),
  adviserName: z.string().nullable(),
  email: z.string().nullable(),
})
type Row = z.infer<typeof Row>

/** What a message about an appointment says to one young person, with its calendar object. `place` is an address or how it is held. */
export type Invitation = Pick<
  Row,
  'startsAt' | 'endsAt' | 'timeZone' | 'modality' | 'link' | 'structureName' | 'adviserName' | 'status' | 'cancelReason' | 'sequence'
> & { title: string; place: string; uid: string; toCalendar: () => { method: 'REQUEST' | 'CANCEL'; ics: string } }

export type InvitationKey = { appointmentId: string; youngPersonId: string }

/**
 * Invitations by `uidOf`, whatever their state; one who was never expected there has none. One statement for all. For messages, not for screens:
 * checks no access.
 */
export async function listInvitations(db: Db, keys: readonly InvitationKey[], organizerEmail?: string): Promise<Map<string, Invitation>> {
  const found = await findRows(db, keys)
  return new Map(found.map((row) => [uidOf(row), toInvitation(row, organizerEmail)]))
}

function toInvitation(found: Row, organizerEmail: string | undefined): Invitation {
  const uid = uidOf(found)
  const method = found.status === 'planned' ? 'REQUEST' : 'CANCEL'
  const { startsAt, endsAt, timeZone, modality, link, structureName, adviserName, status, cancelReason, sequence } = found
  return {
    title: nameOf(found),
    startsAt,
    endsAt,
    timeZone,
    modality,
    place: placeOf(found),
    link,
    structureName,
    adviserName,
    status,
    cancelReason,
    sequence,
    uid,
    toCalendar: () => ({ method, ics: toCalendar(found, method, organizerEmail) }),
  }
}

/** The appointment as a file for one's own calendar; the same UID as the e-mail, so that later changes find it. */
export async function findCalendarFile(db: Db, key: InvitationKey) {
  const [found] = await findRows(db, [key])
  return found && toCalendar(found, 'PUBLISH')
}

/** What names the appointment of one person in every calendar, for ever. */
export const uidOf = ({ appointmentId, youngPersonId }: InvitationKey) => `${appointmentId}-${youngPersonId}@elan`

const findRows = (db: Db, keys: readonly InvitationKey[]) =>
  db.many(
    Row,
    sql`
    select p.appointment_id as "appointmentId", p.young_person_id as "youngPersonId", a.title, a.type, a.other_type as "otherType", a.modality,
      case a.modality when 'at_structure' then nullif(s.address, '') else a.address end as address, a.phone, a.link,
      p.starts_at as "startsAt", p.ends_at as "endsAt", a.time_zone as "timeZone",
      case p.status when 'planned' then 'planned' else 'cancelled' end as status, a.cancel_reason as "cancelReason",
      a.sequence, a.created_at as "createdAt", a.updated_at as "updatedAt", s.name as "structureName", account.email,
      (select d.first_name || ' ' || d.last_name from appointments.presence pr join people.pub_professional d on d.id = pr.adviser_id
        where pr.appointment_id = a.id order by d.last_name, d.first_name limit 1) as "adviserName"
    from unnest(${keys.map((k) => k.appointmentId)}::uuid[], ${keys.map((k) => k.youngPersonId)}::uuid[]) k (appointment_id, young_person_id)
    join appointments.participation p on p.appointment_id = k.appointment_id and p.young_person_id = k.young_person_id
    join appointments.appointment a on a.id = p.appointment_id
    join people.pub_structure s on s.id = a.structure_id
    join identity.pub_account account on account.id = p.young_person_id`,
  )

const placeOf = ({ modality, address, structureName }: Row) =>
  modality === 'at_structure' ? [structureName, address].filter(Boolean).join(', ') : (address ?? modalityLabels[modality])

const toCalendar = (row: Row, method: 'REQUEST' | 'CANCEL' | 'PUBLISH', organizerEmail?: string) =>
  writeInvitation({
    ...row,
    uid: uidOf(row),
    what: 'Rendez-vous',
    place: placeOf(row),
    method,
    isOn: row.status === 'planned',
    organizerEmail,
  })
