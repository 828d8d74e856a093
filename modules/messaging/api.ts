import { Attachment } from '#api/files'
import { Session } from '#api/people'
import { Done, endpoint, event, z } from '#platform/api'
import { groupApi } from './api-group.ts'

export * from './api-group.ts'

const count = z.int().nonnegative()
const Text = z.string().min(1).max(4000)
const Who = z.object({ id: z.uuid(), firstName: z.string(), lastName: z.string() })

/** A line of a conversation. `number` runs from 1 without a gap. A deleted message has an empty text; a notice has no author. */
export const Message = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  number: z.int().positive(),
  kind: z.enum(['message', 'notice']),
  author: Who.nullable(),
  byYoungPerson: z.boolean(),
  text: z.string(),
  sentAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  deletedAt: z.iso.datetime().nullable(),
  replyTo: z.object({ id: z.uuid(), number: z.int(), byYoungPerson: z.boolean(), excerpt: z.string() }).nullable(),
  /** How far it got on the other side: stored, on a screen, read. */
  state: z.enum(['sent', 'delivered', 'read']),
  deliveredAt: z.iso.datetime().nullable(),
  readAt: z.iso.datetime().nullable(),
  /** Sent to several people at once; told to professionals only. */
  groupMessageId: z.uuid().nullable(),
  files: z.array(Attachment),
})
export type Message = z.infer<typeof Message>

/** A conversation in a list. Its id is the young person's: there is one for each. `unread` counts the other side's messages. */
export const ConversationLine = z.object({
  id: z.uuid(),
  youngPersonId: z.uuid(),
  firstName: z.string(),
  lastName: z.string(),
  unread: count,
  /** How far the reader's side received. */
  deliveredUpTo: count,
  lastMessage: z
    .object({
      id: z.uuid(),
      number: z.int(),
      kind: z.enum(['message', 'notice']),
      byYoungPerson: z.boolean(),
      excerpt: z.string(),
      /** How many files hang on it. */
      files: count,
      isDeleted: z.boolean(),
      sentAt: z.iso.datetime(),
    })
    .nullable(),
})
export type ConversationLine = z.infer<typeof ConversationLine>

/** A conversation as it is opened. `closed` says what the lead adviser tells whoever writes now, outside their hours. */
export const Conversation = z.object({
  id: z.uuid(),
  youngPersonId: z.uuid(),
  firstName: z.string(),
  lastName: z.string(),
  unread: count,
  lastNumber: count,
  /** How far the reader's side received and read. */
  deliveredUpTo: count,
  readUpTo: count,
  canWrite: z.boolean(),
  /** The lead adviser, then who covers today, and until when. */
  advisers: z.array(Who.extend({ isLead: z.boolean(), untilOn: z.iso.date().nullable() })),
  closed: z.object({ text: z.string() }).nullable(),
})
export type Conversation = z.infer<typeof Conversation>

const time = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/)
/** A stretch of service on a day of the week, 1 = Monday, in the structure's time zone. */
export const ServiceHour = z.strictObject({ day: z.int().min(1).max(7), from: time, to: time })
export type ServiceHour = z.infer<typeof ServiceHour>
const ServiceHours = z.object({
  hours: z.array(ServiceHour),
  /** Null: `standardText` is shown. */
  outOfHoursText: z.string().nullable(),
  standardText: z.string(),
  timeZone: z.string(),
})

const about = { conversationId: z.uuid(), youngPersonId: z.uuid() }
/** Somebody wrote. */
export const messageSent = event(
  'messaging.message-sent',
  z.object({ ...about, messageId: z.uuid(), number: z.int(), authorId: z.uuid(), byYoungPerson: z.boolean() }),
)
/** A message was edited or deleted, or a notice was added: what is shown must be read again. */
export const messageChanged = event('messaging.message-changed', z.object({ ...about, messageId: z.uuid() }))
/** A reader got further. */
export const receiptMoved = event(
  'messaging.receipt',
  z.object({ ...about, accountId: z.uuid(), deliveredUpTo: z.int(), readUpTo: z.int() }),
)
/** A hint that is not kept: somebody is typing now. */
export const typing = event('messaging.typing', z.object({ ...about, accountId: z.uuid(), byYoungPerson: z.boolean() }))

const one = z.object({ id: z.uuid() })
const oneMessage = z.object({ id: z.uuid(), messageId: z.uuid() })
const access = ['youngPerson', 'adviser'] as const
const reads = { personalFile: 'id' }
const Cursor = z.strictObject({ upTo: count })
const Receipt = z.object({ deliveredUpTo: count, readUpTo: count })

export const messagingApi = {
  /** Who I am and my conversations, the most recently active first, at most 100. */
  me: endpoint({ method: 'GET', path: '/me', access: 'signed-in', reply: Session.extend({ conversations: z.array(ConversationLine) }) }),
  /** An adviser's conversations, those with something unread first. */
  conversations: endpoint({
    method: 'GET',
    path: '/conversations',
    access: ['adviser'],
    query: z.object({
      after: z.string().max(100).optional(),
      search: z.string().max(100).optional(),
      unread: z.boolean().optional(),
      limit: z.int().min(1).max(100).optional(),
    }),
    reply: z.object({ items: z.array(ConversationLine), next: z.string().nullable() }),
  }),
  conversation: endpoint({ method: 'GET', path: '/conversations/:id', access, params: one, reads, reply: Conversation }),
  /**
   * Messages in the order of their numbers: those above `after`, or the last ones below `before`, or the newest.
   * `next` asks for what is further the same way (as `after` when `after` was given, else as `before`); null when there is none.
   */
  messages: endpoint({
    method: 'GET',
    path: '/conversations/:id/messages',
    access,
    params: one,
    reads,
    query: z.object({
      after: z.int().min(0).optional(),
      before: z.int().min(1).optional(),
      limit: z.int().min(1).max(200).optional(),
    }),
    reply: z.object({ items: z.array(Message), next: z.string().nullable() }),
  }),
  /** The id is made by the client: a retry with the same words answers the same message. */
  send: endpoint({
    method: 'POST',
    path: '/conversations/:id/messages',
    access,
    params: one,
    body: z.strictObject({
      id: z.uuid(),
      /** May be empty where files say enough. */
      text: z.string().max(4000),
      replyToId: z.uuid().optional(),
      /** Files sent before, by `files.upload`, as attachments for this young person. */
      fileIds: z.array(z.uuid()).min(1).max(5).optional(),
    }),
    reply: Message,
  }),
  edit: endpoint({
    method: 'PUT',
    path: '/conversations/:id/messages/:messageId',
    access,
    params: oneMessage,
    body: z.strictObject({ text: Text }),
    reply: Message,
  }),
  remove: endpoint({ method: 'DELETE', path: '/conversations/:id/messages/:messageId', access, params: oneMessage, reply: Message }),
  /** I have read everything up to this message number. Never goes back. */
  read: endpoint({ method: 'PUT', path: '/conversations/:id/read', access, params: one, body: Cursor, reply: Receipt }),
  /** My screen has received everything up to this message number. Never goes back. */
  delivered: endpoint({ method: 'PUT', path: '/conversations/:id/delivered', access, params: one, body: Cursor, reply: Receipt }),
  typing: endpoint({ method: 'POST', path: '/conversations/:id/typing', access, params: one, reply: Done }),
  /** Messages that hold every word, newest first, at most 50. */
  search: endpoint({
    method: 'GET',
    path: '/conversations/:id/search',
    access,
    params: one,
    reads,
    query: z.object({ text: z.string().min(2).max(100) }),
    reply: z.object({ items: z.array(Message) }),
  }),
  serviceHours: endpoint({ method: 'GET', path: '/me/service-hours', access: ['adviser'], reply: ServiceHours }),
  setServiceHours: endpoint({
    method: 'PUT',
    path: '/me/service-hours',
    access: ['adviser'],
    body: z.strictObject({ hours: z.array(ServiceHour).max(28), outOfHoursText: z.string().min(1).max(500).nullable() }),
    reply: ServiceHours,
  }),
  ...groupApi,
}
