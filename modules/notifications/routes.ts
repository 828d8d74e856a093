import { routes } from '#platform/server'
import { addDevice } from './add-device.ts'
import { notificationsApi } from './api.ts'
import { choosePreferences, getPreferences } from './choose-preferences.ts'
import { getPushKey, listDevices, removeDevice, tryDevice } from './devices.ts'
import { chooseDigest, getDigestChoice } from './digest-choice.ts'
import { hearGateway } from './hear-gateway.ts'
import { channelsOf, listDeliveries } from './list-deliveries.ts'
import { countUnread, listNotices } from './list-notices.ts'
import { readMailbox } from './read-mailbox.ts'
import { readNotice, readNotices } from './read-notices.ts'

export const notificationsRoutes = routes(notificationsApi, {
  preferences: (ctx) => getPreferences(ctx),
  choosePreferences: (ctx) => choosePreferences(ctx, ctx.body),
  digestChoice: (ctx) => getDigestChoice(ctx),
  chooseDigest: (ctx) => chooseDigest(ctx, ctx.body),
  pushKey: (ctx) => getPushKey(ctx),
  devices: (ctx) => listDevices(ctx),
  addDevice: (ctx) => addDevice(ctx, ctx.body),
  removeDevice: (ctx) => removeDevice(ctx, ctx.params.id),
  tryDevice: (ctx) => tryDevice(ctx, ctx.params.id),
  notices: (ctx) => listNotices(ctx, ctx.query),
  unread: (ctx) => countUnread(ctx),
  readNotice: (ctx) => readNotice(ctx, ctx.params.id),
  readNotices: (ctx) => readNotices(ctx, ctx.body.upTo),
  deliveries: (ctx) => listDeliveries(ctx, ctx.params.id, ctx.query),
  channels: async (ctx) => channelsOf(ctx),
  smsCallback: (ctx) => hearGateway(ctx),
  demoMailbox: (ctx) => readMailbox(ctx, ctx.query),
})
