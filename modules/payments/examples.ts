import type { Examples } from '#testing/examples'
import type { paymentsApi } from './api.ts'

/** How to call each endpoint, and what lets somebody in. */
export const examples: Examples<typeof paymentsApi> = {
  attempts: { relation: 'filtered', make: async () => ({ query: { dossier: 'CEJ2607501000128774' } }) },
}
