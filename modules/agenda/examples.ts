import type { Examples } from '#testing/examples'
import type { agendaApi } from './api.ts'

/** How to call each endpoint: everybody about their own agenda only. */
export const examples: Examples<typeof agendaApi> = {
  days: {
    relation: 'filtered',
    make: async (given, owner) => {
      await given.appointment({ youngPerson: owner })
      return { query: { from: '2026-11-23', days: 7 } }
    },
  },
  feed: { relation: 'filtered', make: async () => ({}) },
  makeFeed: { relation: 'anyone', make: async () => ({}) },
  revokeFeed: { relation: 'anyone', make: async () => ({}) },
}
