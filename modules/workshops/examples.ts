import { ids } from '#platform/ids'
import type { Given, YoungPerson } from '#testing'
import type { Examples } from '#testing/examples'
import type { workshopsApi } from './api.ts'

const plan = (owner: YoungPerson) => ({
  kind: 'workshop' as const,
  title: 'Préparer un entretien',
  modality: 'at_structure' as const,
  day: '2026-12-01',
  time: '14:00',
  minutes: 120,
  capacity: 8,
  hasWaitingList: true,
  isOpen: true,
  audience: 'structure' as const,
  invitedIds: [],
  leaveHours: 24,
  leaderIds: [owner.adviser.id],
})
/** A session that only the owner is shown. */
const session = async (given: Given, owner: YoungPerson, more: Parameters<Given['session']>[0] = {}) => ({
  params: { id: (await given.session({ host: owner.adviser, audience: 'chosen', invited: [owner], ...more })).id },
})
const past = '2026-11-20T13:00:00.000Z'

/** How to call each endpoint, and what lets somebody in. */
export const examples: Examples<typeof workshopsApi> = {
  list: {
    relation: 'filtered',
    make: async (given, owner) => {
      await session(given, owner, { registered: [owner] })
      return { query: { from: '2026-11-23', days: 7 } }
    },
  },
  create: { relation: 'anyone', make: async (_, owner) => ({ body: { id: ids.uuid(), ...plan(owner) } }) },
  toClose: {
    relation: 'filtered',
    make: async (given, owner) => {
      await session(given, owner, { registered: [owner], startsAt: past })
      return {}
    },
  },
  // one of one's structure; who is named there has its own tests
  get: { relation: 'anyone', make: (given, owner) => session(given, owner, { registered: [owner] }) },
  edit: { relation: 'anyone', make: async (given, owner) => ({ ...(await session(given, owner)), body: { ...plan(owner), sequence: 0 } }) },
  cancel: { relation: 'anyone', make: async (given, owner) => ({ ...(await session(given, owner)), body: { reason: 'Salle fermée' } }) },
  register: {
    relation: 'acts',
    make: async (given, owner) => ({ ...(await session(given, owner)), body: { youngPersonIds: [owner.id] } }),
  },
  unregister: {
    relation: 'anyone',
    make: async (given, owner) => ({ ...(await session(given, owner, { registered: [owner] })), body: { youngPersonId: owner.id } }),
  },
  close: {
    relation: 'anyone',
    make: async (given, owner) => ({
      ...(await session(given, owner, { registered: [owner], startsAt: past })),
      body: { attendances: [{ youngPersonId: owner.id, attendance: 'present' }] },
    }),
  },
  correct: {
    relation: 'anyone',
    make: async (given, owner) => ({
      ...(await session(given, owner, { registered: [owner], startsAt: past, status: 'closed' })),
      body: { youngPersonId: owner.id, attendance: 'excused', reason: 'Certificat apporté ensuite' },
    }),
  },
  history: { relation: 'anyone', make: (given, owner) => session(given, owner) },
  sheet: {
    relation: 'anyone',
    make: async (given, owner) => ({ ...(await session(given, owner, { registered: [owner] })), query: { format: 'csv' } }),
  },
  own: {
    relation: 'filtered',
    make: async (given, owner) => {
      await session(given, owner)
      return {}
    },
  },
  getOwn: { relation: 'owner', make: (given, owner) => session(given, owner) },
  signUp: { relation: 'owner', make: (given, owner) => session(given, owner) },
  leave: {
    relation: 'owner',
    make: async (given, owner) => ({ ...(await session(given, owner, { registered: [owner] })), body: { reason: 'J’ai un entretien' } }),
  },
}
