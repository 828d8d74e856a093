import type { Examples } from '#testing/examples'
import type { deskApi } from './api.ts'

/** How to call each endpoint, for the role × route × relation matrix. */
export const examples: Examples<typeof deskApi> = {
  portfolio: {
    relation: 'anyone',
    make: async () => ({ query: { sort: 'name', direction: 'asc', filter: 'all', q: '', limit: 100 } }),
  },
  toDo: { relation: 'anyone', make: async () => ({}) },
}
