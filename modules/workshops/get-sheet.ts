import { audit } from '#platform/access'
import { dayOf } from '#platform/clock'
import { notFound } from '#platform/errors'
import { odsType, type Sheet, toCsv, toOds } from '#platform/spreadsheet'
import type { SessionAttendance, SessionDetails } from './api.ts'
import { getSession, type Who } from './queries.ts'
import { kindLabels } from './rules.ts'

const attendanceLabels: Record<SessionAttendance, string> = { present: 'Présent', absent: 'Absent', excused: 'Excusé' }

/** The attendance sheet as a file, for the hosts: names and attendance, nothing else of the people. The trail keeps who took it. */
export async function getSheet(who: Who, id: string, format: 'csv' | 'ods') {
  const session = await getSession(who, id)
  if (!session.mayAct) throw notFound('workshops.unknown', { id })
  await audit(who, 'workshops.sheet-exported', id, { format })
  const sheet = toSheet(session)
  const isCsv = format === 'csv'
  return {
    name: `emargement-${dayOf(session.startsAt, session.timeZone)}.${format}`,
    type: isCsv ? 'text/csv;charset=utf-8' : odsType,
    base64: (isCsv ? toCsv(sheet, session.timeZone) : toOds(sheet, session.timeZone)).toString('base64'),
  }
}

function toSheet(s: SessionDetails): Sheet {
  const when = (at: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('fr-FR', { timeZone: s.timeZone, ...options }).format(new Date(at))
  const hour = { hour: '2-digit', minute: '2-digit' } as const
  return {
    title: 'Émargement',
    above: [
      [kindLabels[s.kind], s.title],
      ['Structure', s.structureName],
      ['Date', when(s.startsAt, { dateStyle: 'full' })],
      ['Horaires', `${when(s.startsAt, hour)} – ${when(s.endsAt, hour)}`],
      ['Animé par', s.leaders.map((l) => `${l.firstName} ${l.lastName}`).join(', ')],
      [],
    ],
    columns: ['Nom', 'Prénom', 'Présence', 'Signature'].map((title) => ({ title, kind: 'text' })),
    rows: s.people
      .filter((p) => p.status === 'registered')
      .map((p) => [p.lastName, p.firstName, p.attendance ? attendanceLabels[p.attendance] : null, null]),
  }
}
