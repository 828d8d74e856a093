import { ids } from '#platform/ids'
import type { Examples } from '../../testing/examples.ts'
import type { filesApi } from './api.ts'
import { pdf } from './given.ts'

/** One call of each endpoint. */
export const filesExamples: Examples<typeof filesApi> = {
  upload: {
    relation: 'acts',
    make: async (_, { id }) => ({ query: { id: ids.uuid(), youngPersonId: id, purpose: 'file', name: 'CV.pdf' }, body: pdf }),
  },
  list: { relation: 'reads', make: async (_, { id }) => ({ query: { youngPersonId: id } }) },
  get: { relation: 'reads', make: async (given, youngPerson) => ({ params: { id: (await given.file({ youngPerson })).id } }) },
  content: { relation: 'reads', make: async (given, youngPerson) => ({ params: { id: (await given.file({ youngPerson })).id } }) },
  change: {
    relation: 'acts',
    make: async (given, youngPerson) => ({ params: { id: (await given.file({ youngPerson })).id }, body: { name: 'CV de mai.pdf' } }),
  },
  remove: {
    relation: 'acts',
    make: async (given, youngPerson, by) => ({ params: { id: (await given.file({ youngPerson, by })).id } }),
  },
}
