import { ids } from '#platform/ids'
import type { Examples } from '#testing/examples'
import type { hoursApi } from './api.ts'

/** How to call each endpoint, and what lets somebody in. */
export const examples: Examples<typeof hoursApi> = {
  week: {
    relation: 'reads',
    make: async (given, youngPerson) => {
      await given.hours({ youngPerson })
      return { query: { youngPersonId: youngPerson.id, week: '2026-W48' } }
    },
  },
  weeks: { relation: 'reads', make: async (_, { id }) => ({ query: { youngPersonId: id } }) },
  portfolio: {
    relation: 'filtered',
    make: async (given, youngPerson) => {
      await given.hours({ youngPerson })
      return { query: { week: '2026-W48' } }
    },
  },
  entry: { relation: 'reads', make: async (given, youngPerson) => ({ params: { id: (await given.hours({ youngPerson })).id } }) },
  declare: {
    relation: 'acts',
    make: async (_, { id }) => ({
      body: {
        id: ids.uuid(),
        youngPersonId: id,
        kind: 'declared',
        onDay: '2026-11-23',
        minutes: 60,
        category: 'employment',
        title: 'Salon',
        evidenceText: '',
      },
    }),
  },
  withdraw: {
    relation: 'acts',
    make: async (given, youngPerson, actor) => {
      const { id } = await given.hours({ youngPerson })
      if (actor.role !== 'youngPerson') await given.toldByAdviser(id)
      return { params: { id } }
    },
  },
  contest: {
    relation: 'owner',
    make: async (given, youngPerson) => ({
      params: { id: (await given.hours({ youngPerson, state: 'rejected' })).id },
      body: { text: 'J’y étais.' },
    }),
  },
  decide: {
    relation: 'acts',
    make: async (given, youngPerson) => ({
      params: { id: (await given.hours({ youngPerson })).id },
      body: { version: 1, decision: 'accepted' },
    }),
  },
  validate: {
    relation: 'filtered',
    make: async (given, youngPerson) => {
      await given.hours({ youngPerson })
      return { body: { ids: [ids.uuid()] } }
    },
  },
  export: {
    relation: 'reads',
    make: async (given, youngPerson, actor) => {
      await given.hours({ youngPerson })
      await given.confirmed(actor)
      return { query: { youngPersonId: youngPerson.id, from: '2026-11-01', until: '2026-11-30' } }
    },
  },
  scales: { relation: 'anyone', make: async () => ({}) },
  setScale: { relation: 'anyone', make: async () => ({ body: { kind: 'employment', minutes: 120, validFrom: '2026-12-07' } }) },
  addUnavailability: {
    relation: 'acts',
    make: async (_, { id }) => ({
      body: { id: ids.uuid(), youngPersonId: id, kind: 'leave', fromOn: '2026-11-23', untilOn: '2026-11-24' },
    }),
  },
  cancelUnavailability: { relation: 'acts', make: async (given, owner) => ({ params: await given.unavailability(owner) }) },
  signals: {
    relation: 'filtered',
    make: async (given, owner) => {
      await given.signal(owner)
      return {}
    },
  },
  dismissSignal: {
    relation: 'acts',
    make: async (given, owner) => ({ params: await given.signal(owner), body: { outcome: 'contacted' } }),
  },
}
