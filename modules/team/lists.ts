import { z } from '#platform/api'
import { list, noFilters } from '#platform/lists'
import { sql } from '#platform/sql'
import { type FileBehind, figures, leaders, type Note, Note as NoteShape, type TeamLine } from './api.ts'
import { getCockpit } from './get-cockpit.ts'
import { listFilesBehind } from './list-files-behind.ts'
import { selectNotes } from './note-columns.ts'

/** The team as who leads it sees it. */
const teamList = list({
  code: 'team-cockpit',
  title: 'Équipe',
  roles: leaders,
  filters: noFilters,
  columns: [
    { title: 'Nom', cell: (l: TeamLine) => l.lastName },
    { title: 'Prénom', cell: (l) => l.firstName },
    { title: 'Fonction', cell: (l) => l.jobTitle },
    { title: 'Charge pondérée', kind: 'number', cell: (l) => l.points },
    { title: 'Jeunes suivis', kind: 'number', cell: (l) => l.followed },
    { title: 'Mineurs', kind: 'number', cell: (l) => l.minors },
    { title: 'Suivis depuis moins de trois mois', kind: 'number', cell: (l) => l.recent },
    { title: 'Sans nouvelles depuis quatorze jours', kind: 'number', cell: (l) => l.silent },
    { title: 'Jamais connectés', kind: 'number', cell: (l) => l.never },
    { title: 'Rendez-vous à clôturer', kind: 'number', cell: (l) => l.appointmentsToClose },
    { title: 'Actions à qualifier', kind: 'number', cell: (l) => l.actionsToQualify },
    { title: 'Semaines à valider', kind: 'number', cell: (l) => l.weeksToValidate },
    { title: 'Tâches en retard', kind: 'number', cell: (l) => l.lateTasks },
    { title: 'Dossiers à archiver', kind: 'number', cell: (l) => l.toArchive },
    { title: 'Remplacement par', cell: (l) => l.coveredBy.join(', ') },
    { title: 'Dernière venue', kind: 'instant', cell: (l) => l.lastSeenAt },
  ],
  rows: async (reading, _, limit) => (await getCockpit(reading)).items.slice(0, limit),
})

/** The files behind a number of the cockpit. */
const filesList = list({
  code: 'team-files',
  title: 'Dossiers de la structure',
  roles: leaders,
  filters: z.object({ figure: z.enum(figures).default('followed'), adviserId: z.uuid().optional() }),
  columns: [
    { title: 'Nom', cell: (f: FileBehind) => f.lastName },
    { title: 'Prénom', cell: (f) => f.firstName },
    { title: 'Année de naissance', kind: 'number', cell: (f) => f.birthYear },
    { title: 'Conseiller', cell: (f) => `${f.adviser.firstName} ${f.adviser.lastName}` },
    { title: 'Suivi depuis', kind: 'instant', cell: (f) => f.since },
    { title: 'Dernière venue', kind: 'instant', cell: (f) => f.lastSeenAt },
    { title: 'Poids', kind: 'number', cell: (f) => f.points },
    { title: 'Nombre', kind: 'number', cell: (f) => f.count },
  ],
  rows: async (reading, filters, limit) => (await listFilesBehind(reading, filters, limit)).items,
})

/** What the actor has to do for colleagues; the words of the notes stay in the application. */
const tasksList = list({
  code: 'team-tasks',
  title: 'Mes tâches',
  roles: ['adviser', 'manager', 'director'],
  filters: noFilters,
  note: 'Le texte des tâches reste dans Élan : il peut parler de la vie du jeune.',
  columns: [
    { title: 'Jeune', cell: (n: Note) => `${n.youngPerson.firstName} ${n.youngPerson.lastName}` },
    { title: 'Demandée par', cell: (n) => `${n.author.firstName} ${n.author.lastName}` },
    { title: 'Demandée le', kind: 'instant', cell: (n) => n.writtenAt },
    { title: 'Pour le', kind: 'day', cell: (n) => n.dueOn },
  ],
  rows: (reading) =>
    reading.db.many(
      NoteShape,
      selectNotes(
        reading,
        sql`n.assignee_id = ${reading.actor.id} and n.done_at is null and n.structure_id = ${reading.actor.structureId}`,
      ),
    ),
})

/** The lists of this module. */
export const teamLists = [teamList, filesList, tasksList]
