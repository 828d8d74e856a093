import { audit } from '#platform/access'
import { notFound } from '#platform/errors'
import { toCsv, toOds } from '#platform/spreadsheet'
import type { SessionAttendance, SessionDetails } from './api.ts'
import { getSession, type Who } from './queries.ts'
import { kindLabels } from './rules.ts'

const types = { csv: 'text/csv;charset=utf-8', ods: 'application/vnd.oasis.opendocument.spreadsheet' }
const attendanceLabels: Record<SessionAttendance, string> = { present: 'Présent', absent: 'Absent', excused: 'Excusé' }

/** The attendance sheet as a file, for the hosts: names and attendance, nothing else of the people. The trail keeps who took it. */
export async function getSheet(who: Who, id: string, format: 'csv' | 'ods') {
  const session = await getSession(who, id)
  if (!session.mayAct) throw notFound('workshops.unknown', { id })
  await audit(who, 'workshops.sheet-exported', id, { format })
  const rows = toRows(session)
  const bytes = format === 'csv' ? Buffer.from(toCsv(rows)) : toOds('Émargement', rows)
  return { name: `emargement-${dayOf(session)}.${format}`, type: types[format], base64: bytes.toString('base64') }
}

const dayOf = ({ startsAt, timeZone }: SessionDetails) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(startsAt))

function toRows(s: SessionDetails) {
  const when = (at: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('fr-FR', { timeZone: s.timeZone, ...options }).format(new Date(at))
  const hour = { hour: '2-digit', minute: '2-digit' } as const
  return [
    [kindLabels[s.kind], s.title],
    ['Structure', s.structureName],
    ['Date', when(s.startsAt, { dateStyle: 'full' })],
    ['Horaires', `${when(s.startsAt, hour)} – ${when(s.endsAt, hour)}`],
    ['Animé par', s.leaders.map((l) => `${l.firstName} ${l.lastName}`).join(', ')],
    [],
    ['Nom', 'Prénom', 'Présence', 'Signature'],
    ...s.people
      .filter((p) => p.status === 'registered')
      .map((p) => [p.lastName, p.firstName, p.attendance ? attendanceLabels[p.attendance] : '', '']),
  ]
}
