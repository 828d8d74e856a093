import { Mandates, NewMandate } from '#api/identity'
import { Done, endpoint, event, z } from '#platform/api'
import { Name, professionalsApi } from './api-professionals.ts'
import { Access, Contact, NamedPerson, network, Session, situation } from './api-shapes.ts'

export * from './api-professionals.ts'
export * from './api-shapes.ts'

const desk = ['adviser', 'manager', 'director'] as const
const ById = z.object({ id: z.uuid() })

/** The file's head: who the young person is, how they are reached, who follows them, what the reader may do. */
export const YoungPersonFile = z.object({
  id: z.uuid(),
  firstName: z.string(),
  lastName: z.string(),
  birthDate: z.iso.date(),
  age: z.int(),
  isMinor: z.boolean(),
  situation,
  commune: z.object({ code: z.string(), name: z.string() }).nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  access: Access,
  lastSeenAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  structure: z.object({ id: z.uuid(), name: z.string(), timeZone: z.string() }),
  adviser: NamedPerson,
  archived: z.object({ at: z.iso.datetime(), motive: z.string(), comment: z.string().nullable() }).nullable(),
  /** Advisers over time, newest first; `until` is null for the current one. */
  advisers: z.array(
    z.object({
      firstName: z.string(),
      lastName: z.string(),
      since: z.iso.datetime(),
      until: z.iso.datetime().nullable(),
      reason: z.string(),
    }),
  ),
  /** May act: the lead adviser or who covers today; else the file is read-only. */
  canAct: z.boolean(),
  /** May restore an archived file. */
  canRestore: z.boolean(),
  /** May give the file to a colleague. */
  canReassign: z.boolean(),
})
export type YoungPersonFile = z.infer<typeof YoungPersonFile>

/** A young person as an adviser enters them. Without e-mail nor phone they cannot sign in yet. */
export const Entry = z.strictObject({
  firstName: Name,
  lastName: Name,
  birthDate: z.iso.date(),
  situation,
  communeCode: z.string().max(5).nullable(),
})
export const NewYoungPerson = z.strictObject({
  ...Entry.shape,
  id: z.uuid(),
  email: Contact.shape.email,
  phone: Contact.shape.phone,
  /** Sends the invitation at once when there is a contact. */
  isInvited: z.boolean(),
  /** Files of the structure that were shown as look-alikes and are somebody else. */
  confirmedDistinctFrom: z.array(z.uuid()).max(20),
})
export type NewYoungPerson = z.infer<typeof NewYoungPerson>
/** "Already followed elsewhere": asks for the file with what the adviser typed; nothing of the file is shown. */
export const NewTransferRequest = z.strictObject({
  id: z.uuid(),
  firstName: Name,
  lastName: Name,
  birthDate: z.iso.date(),
  email: Contact.shape.email,
  phone: Contact.shape.phone,
  message: z.string().max(500),
})
export type NewTransferRequest = z.infer<typeof NewTransferRequest>
export const TransferRequest = z.object({
  id: z.uuid(),
  status: z.enum(['open', 'accepted', 'refused', 'withdrawn']),
  direction: z.enum(['received', 'sent']),
  /** What was typed by who asks. */
  askedAs: z.string(),
  message: z.string(),
  createdAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  /** Who asks, for who receives the request. */
  askedBy: z.object({ firstName: z.string(), lastName: z.string(), structureName: z.string() }),
  /** The file asked for, for who receives the request. */
  youngPerson: z.object({ id: z.uuid(), firstName: z.string(), lastName: z.string() }).nullable(),
})
export type TransferRequest = z.infer<typeof TransferRequest>

export const Cover = z.object({
  id: z.uuid(),
  adviser: NamedPerson,
  substitute: NamedPerson,
  fromOn: z.iso.date(),
  untilOn: z.iso.date(),
  isNow: z.boolean(),
})
export type Cover = z.infer<typeof Cover>

/** One line of a pilot's table: an area or a structure. At structure level, a figure from 1 to 4 is null, and one more where the total would tell it. */
export const AreaFigures = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(['nation', 'region', 'department', 'structure']),
  network: network.nullable(),
  structures: z.int(),
  advisers: z.int().nullable(),
  followed: z.int().nullable(),
  activeInSevenDays: z.int().nullable(),
  neverConnected: z.int().nullable(),
})
export type AreaFigures = z.infer<typeof AreaFigures>

/** What a young person keeps of themselves here. */
const ownWords = { communeCode: z.string().max(5).nullable(), situation }
export const OwnProfile = z.object({
  firstName: z.string(),
  lastName: z.string(),
  birthDate: z.iso.date(),
  situation,
  commune: z.object({ code: z.string(), name: z.string() }).nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  adviser: z.object({ firstName: z.string(), lastName: z.string(), since: z.iso.datetime() }),
  structure: z.object({ name: z.string(), phone: z.string().nullable(), email: z.string().nullable() }),
})
export type OwnProfile = z.infer<typeof OwnProfile>

const Found = z.object({
  id: z.uuid(),
  firstName: z.string(),
  lastName: z.string(),
  birthYear: z.int(),
  adviser: z.string(),
  isArchived: z.boolean(),
  isMine: z.boolean(),
})
export type Found = z.infer<typeof Found>

export const youngPersonAdded = event('people.young-person-added', z.object({ youngPersonId: z.uuid(), adviserId: z.uuid() }))
export const adviserChanged = event(
  'people.adviser-changed',
  z.object({ youngPersonId: z.uuid(), fromAdviserId: z.uuid(), toAdviserId: z.uuid() }),
)
export const archived = event('people.archived', z.object({ youngPersonId: z.uuid() }))
export const restored = event('people.restored', z.object({ youngPersonId: z.uuid() }))
/** A file changed in its head (identity, contact, situation, invitation): open screens load it anew. */
export const fileChanged = event('people.file-changed', z.object({ youngPersonId: z.uuid() }))
/** A transfer was asked or decided. */
export const transferChanged = event('people.transfer-changed', z.object({ transferRequestId: z.uuid() }))

export const peopleApi = {
  session: endpoint({ method: 'GET', path: '/session', access: 'signed-in', mandate: 'any', reply: Session }),
  ...professionalsApi,

  add: endpoint({ method: 'POST', path: '/young-persons', access: ['adviser'], body: NewYoungPerson, reply: YoungPersonFile }),
  file: endpoint({
    method: 'GET',
    path: '/young-persons/:id',
    access: desk,
    params: ById,
    reads: { personalFile: 'id' },
    reply: YoungPersonFile,
  }),
  edit: endpoint({ method: 'PUT', path: '/young-persons/:id', access: desk, params: ById, body: Entry, reply: YoungPersonFile }),
  changeContact: endpoint({
    method: 'PUT',
    path: '/young-persons/:id/contact',
    access: desk,
    params: ById,
    body: Contact,
    reply: YoungPersonFile,
  }),
  invite: endpoint({ method: 'POST', path: '/young-persons/:id/invitation', access: desk, params: ById, reply: YoungPersonFile }),
  archive: endpoint({
    method: 'POST',
    path: '/young-persons/:id/archive',
    access: desk,
    params: ById,
    body: z.strictObject({ motive: z.string().max(40), comment: z.string().max(250) }),
    reply: YoungPersonFile,
  }),
  restore: endpoint({ method: 'DELETE', path: '/young-persons/:id/archive', access: desk, params: ById, reply: YoungPersonFile }),
  stateAccess: endpoint({
    method: 'POST',
    path: '/young-persons/:id/stated-access',
    access: desk,
    params: ById,
    body: z.strictObject({ reason: z.string().min(5).max(500) }),
    reply: z.object({ until: z.iso.datetime() }),
  }),

  /** Whom the young person lets help. */
  helpers: endpoint({
    method: 'GET',
    path: '/young-persons/:id/mandates',
    access: desk,
    params: ById,
    reads: { personalFile: 'id' },
    reply: Mandates,
  }),
  /** Keeps a mandate of who signed it on paper. */
  addHelper: endpoint({
    method: 'POST',
    path: '/young-persons/:id/mandates',
    access: desk,
    params: ById,
    body: z.strictObject({ ...NewMandate.shape, paperSignedOn: z.iso.date() }),
    reply: Mandates,
  }),
  endHelper: endpoint({
    method: 'DELETE',
    path: '/young-persons/:id/mandates/:mandateId',
    access: desk,
    params: z.object({ id: z.uuid(), mandateId: z.uuid() }),
    reply: Mandates,
  }),

  askTransfer: endpoint({ method: 'POST', path: '/transfer-requests', access: ['adviser'], body: NewTransferRequest, reply: Done }),
  transfers: endpoint({
    method: 'GET',
    path: '/transfer-requests',
    access: ['adviser'],
    reply: z.object({ requests: z.array(TransferRequest) }),
  }),
  decideTransfer: endpoint({
    method: 'POST',
    path: '/transfer-requests/:id/decision',
    access: ['adviser'],
    params: ById,
    body: z.strictObject({ answer: z.enum(['accepted', 'refused', 'otherPerson']) }),
    reply: Done,
  }),
  withdrawTransfer: endpoint({ method: 'DELETE', path: '/transfer-requests/:id', access: ['adviser'], params: ById, reply: Done }),

  covers: endpoint({ method: 'GET', path: '/covers', access: desk, reply: z.object({ covers: z.array(Cover) }) }),
  cover: endpoint({
    method: 'POST',
    path: '/covers',
    access: desk,
    body: z.strictObject({ id: z.uuid(), adviserId: z.uuid(), substituteId: z.uuid(), fromOn: z.iso.date(), untilOn: z.iso.date() }),
    reply: Cover,
  }),
  endCover: endpoint({ method: 'DELETE', path: '/covers/:id', access: desk, params: ById, reply: Done }),

  colleagues: endpoint({
    method: 'GET',
    path: '/structure/colleagues',
    access: desk,
    reply: z.object({ colleagues: z.array(NamedPerson) }),
  }),
  searchStructure: endpoint({
    method: 'GET',
    path: '/structure/young-persons',
    access: desk,
    query: z.object({ q: z.string().max(100).default(''), adviserId: z.uuid().optional() }),
    reply: z.object({ found: z.array(Found) }),
  }),

  overview: endpoint({
    method: 'GET',
    path: '/territory/overview',
    access: ['pilot', 'auditor'],
    query: z.object({ within: z.string().max(5).optional() }),
    reply: z.object({
      /** The areas above, widest first, as far as the reader may see. */
      path: z.array(z.object({ code: z.string(), name: z.string() })),
      total: AreaFigures,
      parts: z.array(AreaFigures),
    }),
  }),

  ownProfile: endpoint({ method: 'GET', path: '/me/profile', access: ['youngPerson'], reply: OwnProfile }),
  editOwnProfile: endpoint({
    method: 'PUT',
    path: '/me/profile',
    access: ['youngPerson'],
    /** `base`: what the person saw; what the adviser alone changed since is kept, 409 `people.changed-meanwhile` gives `clashes` when both did. */
    body: z.strictObject({ ...ownWords, base: z.strictObject(ownWords).optional() }),
    reply: OwnProfile,
  }),
}
