import { situation } from '#api/people'
import { situationWords } from '#modules/people'
import { z } from '#platform/api'
import { list } from '#platform/lists'
import { filters, type PortfolioRow } from './api.ts'
import { listPortfolio } from './list-portfolio.ts'

/** The portfolio as its adviser sees it. */
export const portfolioList = list({
  code: 'desk-portfolio',
  title: 'Portefeuille',
  roles: ['adviser', 'manager', 'director'],
  filters: z.object({ filter: z.enum(filters).default('all'), situation: situation.optional() }),
  columns: [
    { title: 'Nom', cell: (r: PortfolioRow) => r.lastName },
    { title: 'Prénom', cell: (r) => r.firstName },
    { title: 'Âge', kind: 'number', cell: (r) => r.age },
    { title: 'Situation', cell: (r) => situationWords[r.situation] },
    { title: 'Dernière venue', kind: 'instant', cell: (r) => r.lastActivityAt },
    { title: 'Suivi depuis', kind: 'instant', cell: (r) => r.since },
    { title: 'Messages à lire', kind: 'number', roles: ['adviser'], cell: (r) => r.unread },
    { title: 'Actions en retard', kind: 'number', cell: (r) => r.lateActions },
    { title: 'Actions à qualifier', kind: 'number', cell: (r) => r.toQualify },
    { title: 'Prochain rendez-vous', kind: 'instant', cell: (r) => r.nextAppointmentAt },
    { title: 'Remplacement de', cell: (r) => r.coveredFor },
  ],
  rows: async (reading, filters, limit) => {
    const query = { ...filters, sort: 'name', direction: 'asc', q: '', limit } as const
    return (await listPortfolio({ ...reading, query })).items
  },
})
