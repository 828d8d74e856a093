import { Done, endpoint, event, type Role, z } from '#platform/api'

/** How somebody is reached outside the application. The in-app centre is not a choice: it is always kept. */
export const channel = z.enum(['push', 'email', 'sms'])
export type Channel = z.infer<typeof channel>
/** What a person can choose about. */
export const topic = z.enum(['messages', 'appointments', 'reminders', 'actions', 'plan', 'hours'])
export type Topic = z.infer<typeof topic>

const Choice = z.strictObject({ push: z.boolean(), email: z.boolean(), sms: z.boolean() })
export const Wishes = z.strictObject({
  messages: Choice,
  appointments: Choice,
  reminders: Choice,
  actions: Choice,
  plan: Choice,
  hours: Choice,
})
/** For each topic, the channels that are on. */
export type Wishes = z.infer<typeof Wishes>

export const Preferences = z.object({
  wishes: Wishes,
  /** Where e-mails and SMS of this person go, shortened; null when nothing is known. */
  email: z.string().nullable(),
  phone: z.string().nullable(),
  /** Answered STOP to an SMS on this day: gets none until they answer START. */
  smsStoppedAt: z.string().nullable(),
})

/** When an adviser gets the morning e-mail: when they have not come for two days, each working day, never. */
export const DigestChoice = z.strictObject({ wish: z.enum(['away', 'daily', 'never']) })
export type DigestChoice = z.infer<typeof DigestChoice>

export const Device = z.object({ id: z.uuid(), name: z.string(), addedAt: z.string(), isThisSession: z.boolean() })
export type Device = z.infer<typeof Device>

/** What a browser's `PushSubscription.toJSON()` says, with an id made by the client. */
export const DeviceAdding = z.strictObject({
  id: z.uuid(),
  endpoint: z.string().min(10).max(1000),
  keys: z.strictObject({
    p256dh: z.string().regex(/^[A-Za-z0-9_-]{86,88}={0,2}$/),
    auth: z.string().regex(/^[A-Za-z0-9_-]{20,24}={0,2}$/),
  }),
  name: z.string().min(1).max(80),
})
export type DeviceAdding = z.infer<typeof DeviceAdding>

export const Notice = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: z.string(),
  text: z.string(),
  /** Where it leads, inside the application. */
  url: z.string().nullable(),
  happenedAt: z.string(),
  readAt: z.string().nullable(),
})
export type Notice = z.infer<typeof Notice>

export const Delivery = z.object({
  id: z.uuid(),
  channel,
  /** What it was about, in words. */
  about: z.string(),
  status: z.enum(['queued', 'sending', 'sent', 'delivered', 'failed', 'dropped']),
  /** Why it waits or did not arrive, in words; null when all is well. */
  why: z.string().nullable(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
})
export type Delivery = z.infer<typeof Delivery>

export const MailboxItem = z.object({
  id: z.uuid(),
  channel: z.enum(['email', 'sms']),
  to: z.string(),
  name: z.string(),
  subject: z.string(),
  body: z.string(),
  /** The calendar file that came with the e-mail. */
  calendar: z.string().nullable(),
  status: z.enum(['queued', 'sending', 'sent', 'delivered', 'failed', 'dropped']),
  createdAt: z.string(),
})
export type MailboxItem = z.infer<typeof MailboxItem>

const SmsReply = z.strictObject({
  /** E.164. */
  from: z.string().regex(/^\+[1-9][0-9]{5,14}$/),
  text: z.string().max(2000),
  at: z.iso.datetime({ offset: true }),
})
export type SmsReply = z.infer<typeof SmsReply>
const SmsReceipt = z.strictObject({
  /** The id that came with the message. */
  id: z.uuid(),
  state: z.enum(['delivered', 'failed']),
  at: z.iso.datetime({ offset: true }),
  reason: z.enum(['unknown-number', 'unreachable', 'refused', 'expired', 'other']).optional(),
})
export const SmsCallback = z.strictObject({
  receipts: z.array(SmsReceipt).max(200).default([]),
  replies: z.array(SmsReply).max(50).default([]),
})

const young: readonly Role[] = ['youngPerson']
const byId = z.object({ id: z.uuid() })
const after = z.object({ after: z.uuid().optional() })

export const notificationsApi = {
  preferences: endpoint({ method: 'GET', path: '/notification-preferences', access: young, reply: Preferences }),
  choosePreferences: endpoint({ method: 'PUT', path: '/notification-preferences', access: young, body: Wishes, reply: Preferences }),
  digestChoice: endpoint({ method: 'GET', path: '/digest-choice', access: ['adviser'], reply: DigestChoice }),
  chooseDigest: endpoint({ method: 'PUT', path: '/digest-choice', access: ['adviser'], body: DigestChoice, reply: DigestChoice }),
  pushKey: endpoint({ method: 'GET', path: '/push-key', access: young, reply: z.object({ publicKey: z.string() }) }),
  devices: endpoint({ method: 'GET', path: '/devices', access: young, reply: z.object({ items: z.array(Device) }) }),
  addDevice: endpoint({ method: 'POST', path: '/devices', access: young, body: DeviceAdding, reply: Device }),
  removeDevice: endpoint({ method: 'DELETE', path: '/devices/:id', access: young, params: byId, reply: Done }),
  tryDevice: endpoint({ method: 'POST', path: '/devices/:id/trial', access: young, params: byId, reply: Done }),
  notices: endpoint({
    method: 'GET',
    path: '/notices',
    access: 'signed-in',
    query: after,
    reply: z.object({ items: z.array(Notice), unread: z.int(), next: z.uuid().nullable() }),
  }),
  unread: endpoint({ method: 'GET', path: '/notices/unread', access: 'signed-in', reply: z.object({ unread: z.int() }) }),
  readNotice: endpoint({ method: 'PUT', path: '/notices/:id/read', access: 'signed-in', params: byId, reply: Done }),
  /** Everything up to this notice, it included. */
  readNotices: endpoint({
    method: 'PUT',
    path: '/notices/read',
    access: 'signed-in',
    body: z.strictObject({ upTo: z.uuid() }),
    reply: Done,
  }),
  deliveries: endpoint({
    method: 'GET',
    path: '/young-persons/:id/deliveries',
    access: ['adviser', 'manager', 'director'],
    params: byId,
    query: after,
    reads: { personalFile: 'id' },
    reply: z.object({ items: z.array(Delivery), next: z.uuid().nullable(), smsStoppedAt: z.string().nullable() }),
  }),
  /** Which channels leave this installation. */
  channels: endpoint({
    method: 'GET',
    path: '/channels',
    access: 'signed-in',
    reply: z.object({ push: z.boolean(), email: z.boolean(), sms: z.boolean() }),
  }),
  /** For the SMS gateway alone: receipts of the messages it took, and what people answered. */
  smsCallback: endpoint({
    method: 'POST',
    path: '/sms-callback/:token',
    access: 'public',
    params: z.object({ token: z.string().min(1).max(200) }),
    body: SmsCallback,
    reply: Done,
  }),
  demoMailbox: endpoint({
    method: 'GET',
    path: '/demo/mailbox',
    access: 'public',
    query: after,
    reply: z.object({ items: z.array(MailboxItem), next: z.uuid().nullable() }),
  }),
}

/** Somebody's centre has a new line: told to that account alone. */
export const noticeAdded = event('notifications.notice-added', z.object({ noticeId: z.uuid() }))
