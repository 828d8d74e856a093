import { ids } from '#platform/ids'
import type { Examples } from '../../testing/examples.ts'
import type { messagingApi } from './api.ts'

const body = (text = 'Bonjour') => ({ id: ids.uuid(), text })

const template = () => ({ title: 'Relance', text: 'Bonjour {prénom}' })
const listOf = (id: string) => ({ name: 'Permis', youngPersonIds: [id] })
const later = { text: 'À demain', day: '2026-11-24', time: '09:00' }
/** The call, once the rows are there. */
const made = async <T>(rows: Promise<unknown>, input: T) => {
  await rows
  return input
}

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
  groupMessages: { relation: 'filtered', make: async (given, youngPerson, by) => made(given.list({ youngPerson, by }), { query: {} }) },
  searchAll: {
    relation: 'filtered',
    make: async (given, youngPerson) => made(given.message({ youngPerson, text: 'Rendez-vous jeudi' }), { query: { text: 'jeudi' } }),
  },
  templates: { relation: 'anyone', make: async () => ({}) },
  addTemplate: { relation: 'anyone', make: async () => ({ body: { ...template(), id: ids.uuid(), isShared: false } }) },
  changeTemplate: { relation: 'anyone', make: async (given, _, by) => ({ params: await given.template({ by }), body: template() }) },
  removeTemplate: { relation: 'anyone', make: async (given, _, by) => ({ params: await given.template({ by }) }) },
  lists: { relation: 'filtered', make: async (given, youngPerson, by) => made(given.list({ youngPerson, by }), {}) },
  addList: { relation: 'acts', make: async (_, { id }) => ({ body: { id: ids.uuid(), ...listOf(id) } }) },
  changeList: {
    relation: 'acts',
    make: async (given, youngPerson, by) => ({ params: await given.list({ youngPerson, by }), body: listOf(youngPerson.id) }),
  },
  removeList: { relation: 'anyone', make: async (given, youngPerson, by) => ({ params: await given.list({ youngPerson, by }) }) },
  scheduled: { relation: 'filtered', make: async (given, youngPerson, by) => made(given.scheduled({ youngPerson, by }), { query: {} }) },
  schedule: { relation: 'acts', make: async (_, { id }) => ({ body: { id: ids.uuid(), youngPersonIds: [id], ...later } }) },
  changeScheduled: {
    relation: 'anyone',
    make: async (given, youngPerson, by) => ({ params: await given.scheduled({ youngPerson, by }), body: later }),
  },
  withdrawScheduled: {
    relation: 'anyone',
    make: async (given, youngPerson, by) => ({ params: await given.scheduled({ youngPerson, by }) }),
  },
  banners: { relation: 'anyone', make: async () => ({}) },
  addBanner: {
    relation: 'anyone',
    make: async () => ({ body: { id: ids.uuid(), text: 'Fermé vendredi', fromOn: '2026-11-23', untilOn: '2026-11-27' } }),
  },
  withdrawBanner: { relation: 'anyone', make: async (given, _, by) => ({ params: await given.banner({ by }) }) },
  ownBanners: { relation: 'anyone', make: async () => ({}) },
  serviceHours: { relation: 'anyone', make: async () => ({}) },
  setServiceHours: {
    relation: 'anyone',
    make: async () => ({ body: { hours: [{ day: 1, from: '09:00', to: '17:00' }], outOfHoursText: null } }),
  },
}
