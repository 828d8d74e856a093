import { z } from '#platform/api'
import { list, noFilters } from '#platform/lists'
import { sql } from '#platform/sql'
import { selectFollowed } from './get-agenda.ts'

const Row = z.object({
  startsAt: z.string(),
  endsAt: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  type: z.string(),
  modality: z.enum(['at_structure', 'elsewhere', 'phone', 'video']),
  status: z.enum(['planned', 'cancelled']),
  attendance: z.enum(['present', 'absent', 'excused']).nullable(),
})
type Row = z.infer<typeof Row>

const types: Record<string, string> = {
  individual: 'Entretien individuel',
  partner: 'Avec un partenaire',
  outside_activity: 'Activité extérieure',
  visit: 'Visite',
  service: 'Prestation',
  other: 'Autre',
}
const modalities = { at_structure: 'À la structure', elsewhere: 'Ailleurs', phone: 'Téléphone', video: 'Visio' } as const
const attendances = { present: 'Présent', absent: 'Absent', excused: 'Excusé' } as const

/** The appointments of those one follows, three months back and three ahead; neither motives nor comments nor places. */
export const appointmentsList = list({
  code: 'appointments-followed',
  title: 'Rendez-vous',
  roles: ['adviser', 'manager', 'director'],
  filters: noFilters,
  note: 'Trois mois en arrière et trois mois à venir. Les motifs et les adresses restent dans Élan.',
  columns: [
    { title: 'Début', kind: 'instant', cell: (r: Row) => r.startsAt },
    { title: 'Fin', kind: 'instant', cell: (r) => r.endsAt },
    { title: 'Nom', cell: (r) => r.lastName },
    { title: 'Prénom', cell: (r) => r.firstName },
    { title: 'Type', cell: (r) => types[r.type] ?? r.type },
    { title: 'Façon de se voir', cell: (r) => modalities[r.modality] },
    { title: 'État', cell: (r) => (r.status === 'cancelled' ? 'Annulé' : 'Prévu') },
    { title: 'Présence', cell: (r) => r.attendance && attendances[r.attendance] },
  ],
  rows: (reading, _, limit) =>
    reading.db.many(
      Row,
      sql`
      select p.starts_at as "startsAt", p.ends_at as "endsAt", y.first_name as "firstName", y.last_name as "lastName", a.type, a.modality,
        case p.status when 'planned' then 'planned' else 'cancelled' end as status, p.attendance
      from appointments.participation p join appointments.appointment a on a.id = p.appointment_id
        join people.pub_young_person y on y.id = p.young_person_id
      where p.young_person_id in (${selectFollowed(reading)}) and p.status <> 'removed'
        and p.starts_at between ${reading.clock.now()}::timestamptz - interval '92 days' and ${reading.clock.now()}::timestamptz + interval '92 days'
      order by p.starts_at, p.appointment_id, p.young_person_id limit ${limit}`,
    ),
})
