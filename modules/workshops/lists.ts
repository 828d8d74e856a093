import { z } from '#platform/api'
import { list } from '#platform/lists'
import { hosts, type Session } from './api.ts'
import { listSessions } from './list-sessions.ts'
import { kindLabels, modalityLabels } from './rules.ts'

const statuses: Record<Session['status'], string> = { planned: 'Prévu', closed: 'Émargement clos', cancelled: 'Annulé' }
/** As many days as the screen shows. */
const days = 42

/** The sessions of the structure over the weeks of the screen; who is in them stays on the attendance sheet. */
export const workshopsList = list({
  code: 'workshops-sessions',
  title: 'Ateliers',
  roles: hosts,
  filters: z.object({ from: z.iso.date().optional(), only: z.enum(['mine']).optional() }),
  note: 'Six semaines. Les noms des inscrits sont sur la feuille d’émargement de chaque atelier.',
  columns: [
    { title: 'Début', kind: 'instant', cell: (s: Session) => s.startsAt },
    { title: 'Fin', kind: 'instant', cell: (s) => s.endsAt },
    { title: 'Sorte', cell: (s) => kindLabels[s.kind] },
    { title: 'Titre', cell: (s) => s.title },
    { title: 'Façon', cell: (s) => modalityLabels[s.modality] },
    { title: 'Animation', cell: (s) => s.leaders.map((l) => `${l.firstName} ${l.lastName}`).join(', ') },
    { title: 'Inscrits', kind: 'number', cell: (s) => s.registeredCount },
    { title: 'En attente', kind: 'number', cell: (s) => s.waitingCount },
    { title: 'Places', kind: 'number', cell: (s) => s.capacity },
    { title: 'Inscription par les jeunes', cell: (s) => (s.isOpen ? 'Oui' : 'Non') },
    { title: 'État', cell: (s) => statuses[s.status] },
  ],
  rows: async (reading, { from = reading.clock.today(), only }, limit) =>
    (await listSessions(reading, { from, days })).sessions.filter((s) => !only || s.isMine).slice(0, limit),
})
