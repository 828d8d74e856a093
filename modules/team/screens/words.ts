import type { Figure } from '#api/team'

/** What each number of the cockpit is called: at the head of its column, and of the list behind it. */
export const figureWords: Record<Figure, { column: string; list: string }> = {
  followed: { column: 'Suivis', list: 'Jeunes suivis' },
  minors: { column: 'Mineurs', list: 'Mineurs' },
  recent: { column: 'Nouveaux', list: 'Suivis depuis moins de trois mois' },
  silent: { column: 'Silencieux', list: 'Sans nouvelles depuis quatorze jours' },
  never: { column: 'Jamais connectés', list: 'Jamais connectés' },
  appointmentsToClose: { column: 'RDV à clôturer', list: 'Rendez-vous à clôturer' },
  actionsToQualify: { column: 'Actions à qualifier', list: 'Actions à qualifier' },
  weeksToValidate: { column: 'Semaines à valider', list: 'Semaines d’heures à valider' },
  lateTasks: { column: 'Tâches en retard', list: 'Tâches entre collègues en retard' },
  toArchive: { column: 'À archiver', list: 'Dossiers à archiver : aucun signe depuis six mois et rien de prévu, ou plus de 30 ans' },
}

/** A weight: 1, 1,25, 0,5. */
export const pointsWords = (points: number) => new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 }).format(points)
