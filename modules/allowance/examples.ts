import { ids } from '#platform/ids'
import type { Given } from '#testing'
import type { Examples } from '#testing/examples'
import type { YoungPerson } from '#testing/given'
import type { allowanceApi } from './api.ts'

/** Somebody under contract whose tax situation is known. */
async function underContract(given: Given, youngPerson: YoungPerson) {
  await given.contract({ youngPerson })
  await given.taxReview(youngPerson)
}

export const examples: Examples<typeof allowanceApi> = {
  simulate: { relation: 'anyone', make: async () => ({ body: { month: '2026-11', ageYears: 20, taxSituation: 'not_taxable' } }) },
  months: {
    relation: 'reads',
    make: async (given, youngPerson) => {
      await underContract(given, youngPerson)
      await given.declaration({ youngPerson })
      return { query: { youngPersonId: youngPerson.id } }
    },
  },
  declare: {
    relation: 'acts',
    make: async (given, youngPerson) => {
      await underContract(given, youngPerson)
      const income = { resources: [{ kind: 'salary' as const, amountCents: 65500 }], situations: [], isStudent: false }
      return { body: { id: ids.uuid(), youngPersonId: youngPerson.id, month: '2026-11', ...income } }
    },
  },
  look: {
    relation: 'acts',
    make: async (given, youngPerson) => {
      await underContract(given, youngPerson)
      return { params: { id: (await given.declaration({ youngPerson })).id }, body: { outcome: 'accepted' } }
    },
  },
  // open to the structure of the young person: see months.test.ts
  lookAgain: {
    relation: 'anyone',
    make: async (given, youngPerson) => {
      await underContract(given, youngPerson)
      const { id } = await given.declaration({ youngPerson, acceptedBy: youngPerson.adviser, asksSecond: true })
      return { params: { id }, body: { outcome: 'accepted' } }
    },
  },
  reviewTax: {
    relation: 'acts',
    make: async (_, youngPerson) => ({
      body: { id: ids.uuid(), youngPersonId: youngPerson.id, taxSituation: 'not_taxable', proof: 'last_notice', fromMonth: '2026-11' },
    }),
  },
  toDo: {
    relation: 'filtered',
    make: async (given, youngPerson) => {
      await underContract(given, youngPerson)
      await given.declaration({ youngPerson })
      return {}
    },
  },
  secondLooks: { relation: 'anyone', make: async () => ({}) },
  runs: { relation: 'anyone', make: async () => ({}) },
}
