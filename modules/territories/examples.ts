import type { Examples } from '#testing/examples'
import type { territoriesApi } from './api.ts'

export const examples: Examples<typeof territoriesApi> = {
  communes: { relation: 'anyone', make: async () => ({ query: { q: 'montreuil', limit: 5 } }) },
  departments: { relation: 'anyone', make: async () => ({}) },
}
