import { ids } from '#platform/ids'
import type { Examples } from '#testing/examples'
import type { actionsApi } from './api.ts'

const words = { title: 'Appeler la CPAM', description: '', category: 'health', wantsReminder: false } as const

export const examples: Examples<typeof actionsApi> = {
  catalogue: { relation: 'anyone', make: async () => ({}) },
  today: {
    relation: 'filtered',
    make: async (given, youngPerson) => {
      await given.action({ youngPerson })
      return {}
    },
  },
  recipients: { relation: 'filtered', make: async () => ({}) },
  list: {
    relation: 'reads',
    make: async (given, youngPerson) => {
      await given.action({ youngPerson })
      return { query: { youngPersonId: youngPerson.id, status: 'all' } }
    },
  },
  ofPlan: {
    relation: 'reads',
    make: async (given, youngPerson) => {
      await given.action({ youngPerson })
      return { query: { youngPersonId: youngPerson.id } }
    },
  },
  toQualify: {
    relation: 'filtered',
    make: async (given, youngPerson) => {
      await given.action({ youngPerson, status: 'done' })
      return { query: {} }
    },
  },
  get: { relation: 'reads', make: async (given, youngPerson) => ({ params: { id: (await given.action({ youngPerson })).id } }) },
  create: {
    relation: 'acts',
    make: async (_, youngPerson) => ({
      body: { actions: [{ id: ids.uuid(), youngPersonId: youngPerson.id, dueOn: '2026-12-01' }], catalogueCode: null, ...words },
    }),
  },
  edit: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.action({ youngPerson, by: 'youngPerson' })).id },
      body: { version: 1, dueOn: '2026-12-01', ...words },
    }),
  },
  remove: {
    relation: 'acts',
    make: async (given, youngPerson, actor) => ({
      params: { id: (await given.action({ youngPerson, by: actor.role === 'youngPerson' ? 'youngPerson' : 'adviser' })).id },
    }),
  },
  progress: {
    relation: 'acts',
    make: async (given, youngPerson) => ({ params: { id: (await given.action({ youngPerson })).id }, body: { status: 'in_progress' } }),
  },
  link: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.action({ youngPerson })).id },
      body: { stepId: (await given.step({ objective: await given.objective({ youngPerson }) })).id },
    }),
  },
  comment: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.action({ youngPerson })).id },
      body: { id: ids.uuid(), text: 'Bravo !' },
    }),
  },
  qualify: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      body: { ids: [(await given.action({ youngPerson, status: 'done' })).id], category: 'employment' },
    }),
  },
}
