import { followedBy } from '#modules/people'
import { z } from '#platform/api'
import { list, noFilters } from '#platform/lists'
import { sql } from '#platform/sql'

const Row = z.object({
  firstName: z.string(),
  lastName: z.string(),
  title: z.string(),
  status: z.enum(['to_do', 'in_progress', 'done', 'cancelled']),
  dueOn: z.iso.date(),
  doneOn: z.iso.date().nullable(),
  minutes: z.int(),
  isToQualify: z.boolean(),
})
type Row = z.infer<typeof Row>

const statusWords: Record<Row['status'], string> = { to_do: 'À faire', in_progress: 'En cours', done: 'Terminée', cancelled: 'Annulée' }

/** The actions of the last year of those one follows; nothing about health, and no free text beyond the title. */
export const actionsList = list({
  code: 'actions-followed',
  title: 'Actions',
  roles: ['adviser', 'manager', 'director'],
  filters: noFilters,
  note: 'Les actions de santé, les descriptions et les commentaires restent dans Élan.',
  columns: [
    { title: 'Nom', cell: (r: Row) => r.lastName },
    { title: 'Prénom', cell: (r) => r.firstName },
    { title: 'Action', cell: (r) => r.title },
    { title: 'État', cell: (r) => (r.isToQualify ? 'À qualifier' : statusWords[r.status]) },
    { title: 'Pour le', kind: 'day', cell: (r) => r.dueOn },
    { title: 'Faite le', kind: 'day', cell: (r) => r.doneOn },
    { title: 'Minutes', kind: 'number', cell: (r) => r.minutes },
  ],
  rows: (reading, _, limit) =>
    reading.db.many(
      Row,
      sql`
      select y.first_name as "firstName", y.last_name as "lastName", a.title, a.status, a.due_on as "dueOn", a.done_on as "doneOn",
        coalesce(a.qualified_minutes, a.minutes) as minutes, a.status = 'done' and a.qualified_category is null as "isToQualify"
      from actions.action a join people.pub_young_person y on y.id = a.young_person_id
      where a.deleted_at is null and 'health' not in (a.category, coalesce(a.qualified_category, a.category))
        and a.due_on > ${reading.clock.today()}::date - 366 and ${followedBy(reading, sql`a.young_person_id`)}
      order by a.due_on desc, a.id limit ${limit}`,
    ),
})
