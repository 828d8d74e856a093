import type { Examples } from '#testing/examples'
import type { allowanceApi } from './api.ts'

export const examples: Examples<typeof allowanceApi> = {
  simulate: { relation: 'anyone', make: async () => ({ body: { month: '2026-11', ageYears: 20, taxSituation: 'not_taxable' } }) },
}
