import { z } from '#platform/api'
import { list } from '#platform/lists'
import type { PortfolioWeekRow } from './api.ts'
import { listPortfolioWeek } from './list-portfolio-week.ts'

const statuses: Record<PortfolioWeekRow['status'], string> = { open: 'Ouverte', closed: 'Close', revised: 'Corrigée après clôture' }
const kinds: Record<PortfolioWeekRow['kind'], string> = {
  support: 'Accompagnement',
  programme: 'Programme',
  unavailable: 'Indisponible',
  outreach: 'CEJ-JR',
  outside: 'Hors contrat',
}

/** A week of everybody one follows, as the portfolio shows it; the lines behind each figure stay in the files. */
export const weekList = list({
  code: 'hours-week',
  title: 'Heures de la semaine',
  roles: ['adviser', 'manager', 'director'],
  filters: z.object({ week: z.string().max(8).optional() }),
  note: 'Les intitulés et les justificatifs restent dans Élan.',
  columns: [
    { title: 'Semaine', cell: (r: Row) => r.week },
    { title: 'Nom', cell: (r) => r.lastName },
    { title: 'Prénom', cell: (r) => r.firstName },
    { title: 'Sorte de semaine', cell: (r) => kinds[r.kind] },
    { title: 'Objectif (minutes)', kind: 'number', cell: (r) => r.targetMinutes },
    { title: 'Déclarées (minutes)', kind: 'number', cell: (r) => r.declaredMinutes },
    { title: 'Validées (minutes)', kind: 'number', cell: (r) => r.validatedMinutes },
    { title: 'Contestées (minutes)', kind: 'number', cell: (r) => r.contestedMinutes },
    { title: 'Lignes à valider', kind: 'number', cell: (r) => r.toValidate },
    { title: 'État', cell: (r) => statuses[r.status] },
  ],
  rows: async (reading, { week: wanted }, limit) => {
    const { week, items } = await listPortfolioWeek(reading, wanted)
    return items.slice(0, limit).map((row) => ({ ...row, week }))
  },
})
type Row = PortfolioWeekRow & { week: string }
