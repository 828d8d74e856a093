import { ids } from '#platform/ids'
import type { Examples } from '#testing/examples'
import type { teamApi } from './api.ts'

const anyone = { relation: 'anyone', make: async () => ({}) } as const

/** How to call each endpoint, for the role × route × relation matrix. */
export const examples: Examples<typeof teamApi> = {
  cockpit: { relation: 'filtered', make: async () => ({}) },
  filesBehind: { relation: 'anyone', make: async () => ({ query: { figure: 'followed' } }) },
  notes: { relation: 'reads', make: async (_, owner) => ({ query: { youngPersonId: owner.id } }) },
  addNote: {
    relation: 'acts',
    make: async (_, owner) => ({
      body: { id: ids.uuid(), youngPersonId: owner.id, text: 'Appeler le CFA', mentionIds: [], assigneeId: null, dueOn: null },
    }),
  },
  finishTask: {
    relation: 'acts',
    make: async (given, owner) => ({
      params: { id: (await given.note({ youngPerson: owner, assignee: owner.adviser })).id },
      body: { isDone: true },
    }),
  },
  removeNote: { relation: 'acts', make: async (given, owner) => ({ params: { id: (await given.note({ youngPerson: owner })).id } }) },
  toDo: { relation: 'filtered', make: async () => ({}) },
  handovers: { relation: 'filtered', make: async () => ({}) },
  handOver: {
    relation: 'anyone',
    make: async (given, owner) => ({
      body: {
        id: ids.uuid(),
        toAdviserId: (await given.adviser({ structure: owner.structure })).id,
        fromAdviserId: null,
        youngPersonIds: [owner.id],
        backOn: null,
        reason: '',
      },
    }),
  },
  undoHandover: { relation: 'anyone', make: async () => ({ params: { id: ids.uuid() } }) },
  returnHandover: { relation: 'anyone', make: async () => ({ params: { id: ids.uuid() } }) },
  exports: anyone,
  exportList: { relation: 'anyone', make: async () => ({ body: { list: 'desk-portfolio', format: 'csv', filters: {} } }) },
}
