import type { Examples } from '#testing/examples'
import type { auditApi } from './api.ts'

/** How to call each endpoint. */
export const auditExamples: Examples<typeof auditApi> = {
  ownAccesses: { relation: 'anyone', make: async () => ({ query: {} }) },
  entries: { relation: 'anyone', make: async () => ({ query: {} }) },
  export: { relation: 'anyone', make: async () => ({}) },
  retention: { relation: 'anyone', make: async () => ({}) },
}
