import { ids } from '#platform/ids'
import type { Examples } from '#testing/examples'
import type { notificationsApi } from './api.ts'
import { browserKeys } from './given.ts'
import { defaultWishes } from './rules.ts'

/** How to call each endpoint. */
export const notificationsExamples: Examples<typeof notificationsApi> = {
  preferences: { relation: 'anyone', make: async () => ({}) },
  choosePreferences: { relation: 'anyone', make: async () => ({ body: defaultWishes }) },
  digestChoice: { relation: 'anyone', make: async () => ({}) },
  chooseDigest: { relation: 'anyone', make: async () => ({ body: { wish: 'daily' } }) },
  pushKey: { relation: 'anyone', make: async () => ({}) },
  devices: {
    relation: 'filtered',
    make: async (given, owner) => {
      await given.device({ account: owner })
      return {}
    },
  },
  addDevice: {
    relation: 'anyone',
    make: async () => ({
      body: { id: ids.uuid(), endpoint: `https://push.exemple.fr/${ids.uuid()}`, keys: browserKeys, name: 'Téléphone' },
    }),
  },
  removeDevice: { relation: 'owner', make: async (given, owner) => ({ params: { id: (await given.device({ account: owner })).id } }) },
  tryDevice: { relation: 'owner', make: async (given, owner) => ({ params: { id: (await given.device({ account: owner })).id } }) },
  notices: {
    relation: 'filtered',
    make: async (given, owner) => {
      await given.notice({ account: owner })
      return { query: {} }
    },
  },
  unread: { relation: 'anyone', make: async () => ({}) },
  readNotice: { relation: 'owner', make: async (given, owner) => ({ params: { id: (await given.notice({ account: owner })).id } }) },
  readNotices: { relation: 'owner', make: async (given, owner) => ({ body: { upTo: (await given.notice({ account: owner })).id } }) },
  deliveries: { relation: 'reads', make: async (_, owner) => ({ params: { id: owner.id }, query: {} }) },
  channels: { relation: 'anyone', make: async () => ({}) },
  smsCallback: { relation: 'anyone', make: async () => ({ params: { token: 'none' }, body: { receipts: [], replies: [] } }) },
  demoMailbox: { relation: 'anyone', make: async () => ({ query: {} }) },
}
