import { ids } from '#platform/ids'
import type { Examples } from '../../testing/examples.ts'
import type { messagingApi } from './api.ts'

const body = (text = 'Bonjour') => ({ id: ids.uuid(), text })

/** One call of each endpoint. */
export const messagingExamples: Examples<typeof messagingApi> = {
  me: { relation: 'filtered', make: async () => ({}) },
  conversations: { relation: 'filtered', make: async () => ({ query: { limit: 100 } }) },
  conversation: { relation: 'reads', make: async (_, { id }) => ({ params: { id } }) },
  messages: { relation: 'reads', make: async (_, { id }) => ({ params: { id }, query: { limit: 50 } }) },
  send: { relation: 'acts', make: async (_, { id }) => ({ params: { id }, body: body() }) },
  edit: {
    relation: 'acts',
    make: async (given, owner, actor) => {
      const message = await given.message({ youngPerson: owner, by: actor })
      return { params: { id: owner.id, messageId: message.id }, body: { text: 'Bonjour à tous' } }
    },
  },
  remove: {
    relation: 'acts',
    make: async (given, owner, actor) => {
      const message = await given.message({ youngPerson: owner, by: actor })
      return { params: { id: owner.id, messageId: message.id } }
    },
  },
  read: { relation: 'acts', make: async (_, { id }) => ({ params: { id }, body: { upTo: 0 } }) },
  delivered: { relation: 'acts', make: async (_, { id }) => ({ params: { id }, body: { upTo: 0 } }) },
  typing: { relation: 'acts', make: async (_, { id }) => ({ params: { id } }) },
  search: { relation: 'reads', make: async (_, { id }) => ({ params: { id }, query: { text: 'bonjour' } }) },
  sendGroup: { relation: 'acts', make: async (_, { id }) => ({ body: { ...body(), youngPersonIds: [id] } }) },
  serviceHours: { relation: 'anyone', make: async () => ({}) },
  setServiceHours: {
    relation: 'anyone',
    make: async () => ({ body: { hours: [{ day: 1, from: '09:00', to: '17:00' }], outOfHoursText: null } }),
  },
}
