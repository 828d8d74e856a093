import { endpoint, event, words, z } from '#platform/api'

const Text = z.string().min(1).max(4000)
const Who = z.object({ id: z.uuid(), firstName: z.string(), lastName: z.string() })
const one = z.object({ id: z.uuid() })
const day = z.iso.date()
const time = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/)
const people = z.array(z.uuid()).min(1).max(300)
const access = ['adviser'] as const
const Done = z.object({})
/** Files sent before, by `files.upload`, as attachments for one of the receivers; each receiver gets their own. */
const fileIds = z.array(z.uuid()).min(1).max(5).optional()
const Files = z.array(z.object({ id: z.uuid(), name: z.string() }))

/** Words to use again. `{prénom}` becomes the first name of whoever reads. */
export const Template = z.object({ id: z.uuid(), title: z.string(), text: z.string(), isShared: z.boolean(), mayChange: z.boolean() })
export type Template = z.infer<typeof Template>
const templateAccess = ['adviser', 'manager', 'director'] as const
const TemplateWords = { title: z.string().min(1).max(80), text: Text }

/** People an adviser writes to together; those one no longer follows are not in it. */
export const PeopleList = z.object({ id: z.uuid(), name: z.string(), members: z.array(Who) })
export type PeopleList = z.infer<typeof PeopleList>
const ListName = words(80)

/** What was sent to several, and how far it got with each. `others`: people one no longer follows. */
export const GroupMessage = z.object({
  id: z.uuid(),
  text: z.string(),
  sentAt: z.iso.datetime(),
  list: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  files: Files,
  recipients: z.array(Who.extend({ state: z.enum(['sent', 'delivered', 'read']) })),
  others: z.int(),
})
export type GroupMessage = z.infer<typeof GroupMessage>

/** Words that leave later. `isSkipped`: was no longer followed when the time came. */
export const Scheduled = z.object({
  id: z.uuid(),
  text: z.string(),
  sendAt: z.iso.datetime(),
  status: z.enum(['waiting', 'sent', 'withdrawn', 'failed']),
  doneAt: z.iso.datetime().nullable(),
  list: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  files: Files,
  recipients: z.array(Who.extend({ isSkipped: z.boolean() })),
  others: z.int(),
})
export type Scheduled = z.infer<typeof Scheduled>

/** Something important, shown above the conversation and on the first page between two days. */
export const Banner = z.object({
  id: z.uuid(),
  text: z.string(),
  fromOn: day,
  untilOn: day,
  list: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
})
export type Banner = z.infer<typeof Banner>

/** A message found among all conversations. */
export const Found = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  number: z.int(),
  firstName: z.string(),
  lastName: z.string(),
  byYoungPerson: z.boolean(),
  excerpt: z.string(),
  sentAt: z.iso.datetime(),
})
export type Found = z.infer<typeof Found>

/** A banner came, or was withdrawn: what stands at the top must be read again. */
export const bannerChanged = event('messaging.banner-changed', z.object({ bannerId: z.uuid() }))

/** Writing to several, later, again; and finding what was written. */
export const groupApi = {
  /**
   * The same words to several people of one's portfolio; each has it in their own conversation and answers there. `{prénom}` becomes each one's
   * first name. `listId` remembers which list it was for.
   */
  sendGroup: endpoint({
    method: 'POST',
    path: '/group-messages',
    access,
    body: z.strictObject({ id: z.uuid(), text: Text, youngPersonIds: people, listId: z.uuid().optional(), fileIds }),
    reply: z.object({ id: z.uuid(), sent: z.int() }),
  }),
  /** What the adviser sent to several, newest first; of one list, or all. */
  groupMessages: endpoint({
    method: 'GET',
    path: '/group-messages',
    access,
    query: z.object({ listId: z.uuid().optional(), before: z.uuid().optional() }),
    reply: z.object({ items: z.array(GroupMessage), next: z.string().nullable() }),
  }),
  /** Messages that hold every word, in the conversations the adviser answers today, newest first. `next` asks for older ones as `before`. */
  searchAll: endpoint({
    method: 'GET',
    path: '/messages',
    access,
    query: z.object({ text: z.string().min(3).max(100), before: z.uuid().optional() }),
    reply: z.object({ items: z.array(Found), next: z.string().nullable() }),
  }),
  templates: endpoint({ method: 'GET', path: '/message-templates', access: templateAccess, reply: z.object({ items: z.array(Template) }) }),
  addTemplate: endpoint({
    method: 'POST',
    path: '/message-templates',
    access: templateAccess,
    body: z.strictObject({ id: z.uuid(), ...TemplateWords, isShared: z.boolean() }),
    reply: Template,
  }),
  changeTemplate: endpoint({
    method: 'PUT',
    path: '/message-templates/:id',
    access: templateAccess,
    params: one,
    body: z.strictObject(TemplateWords),
    reply: Template,
  }),
  removeTemplate: endpoint({ method: 'DELETE', path: '/message-templates/:id', access: templateAccess, params: one, reply: Done }),
  lists: endpoint({ method: 'GET', path: '/people-lists', access, reply: z.object({ items: z.array(PeopleList) }) }),
  addList: endpoint({
    method: 'POST',
    path: '/people-lists',
    access,
    body: z.strictObject({ id: z.uuid(), name: ListName, youngPersonIds: people }),
    reply: PeopleList,
  }),
  changeList: endpoint({
    method: 'PUT',
    path: '/people-lists/:id',
    access,
    params: one,
    body: z.strictObject({ name: ListName, youngPersonIds: people }),
    reply: PeopleList,
  }),
  /** What was sent to it stays. */
  removeList: endpoint({ method: 'DELETE', path: '/people-lists/:id', access, params: one, reply: Done }),
  /** The adviser's own: those that wait, soonest first, then the last fifty that left or were withdrawn. For one person, only what waits. */
  scheduled: endpoint({
    method: 'GET',
    path: '/scheduled-messages',
    access,
    query: z.object({ youngPersonId: z.uuid().optional() }),
    reply: z.object({ items: z.array(Scheduled) }),
  }),
  /** `day` and `time`: on the wall of the structure. */
  schedule: endpoint({
    method: 'POST',
    path: '/scheduled-messages',
    access,
    body: z.strictObject({ id: z.uuid(), text: Text, youngPersonIds: people, day, time, listId: z.uuid().optional(), fileIds }),
    reply: Scheduled,
  }),
  changeScheduled: endpoint({
    method: 'PUT',
    path: '/scheduled-messages/:id',
    access,
    params: one,
    body: z.strictObject({ text: Text, day, time }),
    reply: Scheduled,
  }),
  withdrawScheduled: endpoint({ method: 'DELETE', path: '/scheduled-messages/:id', access, params: one, reply: Scheduled }),
  banners: endpoint({ method: 'GET', path: '/banners', access, reply: z.object({ items: z.array(Banner) }) }),
  /** To everybody the adviser leads, or to the people of a list. */
  addBanner: endpoint({
    method: 'POST',
    path: '/banners',
    access,
    body: z.strictObject({ id: z.uuid(), text: z.string().min(1).max(300), fromOn: day, untilOn: day, listId: z.uuid().optional() }),
    reply: Banner,
  }),
  withdrawBanner: endpoint({ method: 'DELETE', path: '/banners/:id', access, params: one, reply: Banner }),
  /** What the young person is to see today. */
  ownBanners: endpoint({
    method: 'GET',
    path: '/me/banners',
    access: ['youngPerson'],
    reply: z.object({ items: z.array(z.object({ id: z.uuid(), text: z.string(), untilOn: day, by: Who })) }),
  }),
}
