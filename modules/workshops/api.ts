import { endpoint, event, z } from '#platform/api'

export const sessionKinds = ['workshop', 'information'] as const
export const sessionModalities = ['at_structure', 'elsewhere', 'video'] as const
export const sessionAttendances = ['present', 'absent', 'excused'] as const
export type SessionKind = (typeof sessionKinds)[number]
export type SessionModality = (typeof sessionModalities)[number]
export type SessionAttendance = (typeof sessionAttendances)[number]

/** What an adviser plans. `day` and `time` are what the clock on the wall of the structure shows. */
const planning = {
  kind: z.enum(sessionKinds),
  title: z.string().min(1).max(100),
  description: z.string().max(2000).optional(),
  modality: z.enum(sessionModalities),
  address: z.string().min(1).max(300).optional(),
  link: z
    .string()
    .regex(/^https:\/\/[^\s]+$/)
    .max(500)
    .optional(),
  day: z.iso.date(),
  time: z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/),
  minutes: z.int().min(15).max(600),
  /** What a presence counts for in the hours of the week; the default of the kind unless told. */
  defaultMinutes: z.int().min(0).max(600).optional(),
  /** Absent: as many as want to come. */
  capacity: z.int().min(1).max(500).optional(),
  hasWaitingList: z.boolean(),
  /** Young people sign up by themselves. */
  isOpen: z.boolean(),
  /** Every young person of the structure sees it, or those of `invitedIds`. */
  audience: z.enum(['structure', 'chosen']),
  invitedIds: z.array(z.uuid()).max(200),
  /** Until how many hours before the start one may leave by oneself. */
  leaveHours: z.int().min(0).max(336),
  leaderIds: z.array(z.uuid()).min(1).max(10),
  /** Takes the leaders' time over what is already there, and says why. */
  overrideReason: z.string().min(5).max(500).optional(),
}
export const NewSession = z.strictObject({ id: z.uuid(), ...planning })
export type NewSession = z.infer<typeof NewSession>
/** The whole plan again; `sequence` is the one the screen showed. */
export const SessionEdition = z.strictObject({ ...planning, sequence: z.int().min(0) })
export type SessionEdition = z.infer<typeof SessionEdition>
export type SessionPlanning = Omit<NewSession, 'id'>

const common = {
  id: z.uuid(),
  kind: z.enum(sessionKinds),
  title: z.string(),
  modality: z.enum(sessionModalities),
  /** Where: the address of the structure, or elsewhere. */
  address: z.string().nullable(),
  startsAt: z.string(),
  endsAt: z.string(),
  timeZone: z.string(),
  structureName: z.string(),
  status: z.enum(['planned', 'closed', 'cancelled']),
  cancelReason: z.string().nullable(),
  capacity: z.int().nullable(),
  registeredCount: z.int(),
  hasWaitingList: z.boolean(),
  isOpen: z.boolean(),
  leaders: z.array(z.object({ id: z.uuid(), firstName: z.string(), lastName: z.string() })),
}

/** A line of the list of a structure's sessions. */
export const Session = z.object({
  ...common,
  waitingCount: z.int(),
  audience: z.enum(['structure', 'chosen']),
  /** The reader leads it, made it, or has people in it. */
  isMine: z.boolean(),
})
export type Session = z.infer<typeof Session>

/** Somebody with a place, or waiting for one. */
export const Registered = z.object({
  youngPersonId: z.uuid(),
  firstName: z.string(),
  lastName: z.string(),
  status: z.enum(['registered', 'waiting']),
  /** Place in the waiting list, from 1. */
  rank: z.int().nullable(),
  attendance: z.enum(sessionAttendances).nullable(),
  isOverride: z.boolean(),
  overrideReason: z.string().nullable(),
  /** The reader follows this person. */
  isFollowed: z.boolean(),
})
export type Registered = z.infer<typeof Registered>

/** One session, whole, for professionals of the structure. */
export const SessionDetails = Session.extend({
  description: z.string(),
  link: z.string().nullable(),
  defaultMinutes: z.int(),
  leaveHours: z.int(),
  invited: z.array(z.object({ id: z.uuid(), firstName: z.string(), lastName: z.string() })),
  people: z.array(Registered),
  /** People of colleagues, whom the reader does not know. */
  othersCount: z.int(),
  sequence: z.int(),
  /** The reader leads it, stands in for who leads it, or leads the structure: may change, cancel and close it. */
  mayAct: z.boolean(),
})
export type SessionDetails = z.infer<typeof SessionDetails>

/** A session as a young person sees it. */
export const OwnSession = z.object({
  ...common,
  description: z.string(),
  link: z.string().nullable(),
  defaultMinutes: z.int(),
  own: z.object({
    status: z.enum(['none', 'registered', 'waiting', 'cancelled']),
    /** Place in the waiting list, from 1. */
    rank: z.int().nullable(),
    attendance: z.enum(sessionAttendances).nullable(),
  }),
  /** Until when one may leave by oneself. */
  leaveUntil: z.string(),
  /** What the young person already has at that hour. */
  conflict: z.object({ startsAt: z.string(), endsAt: z.string() }).nullable(),
})
export type OwnSession = z.infer<typeof OwnSession>

export const SheetSaying = z.strictObject({
  attendances: z.array(z.strictObject({ youngPersonId: z.uuid(), attendance: z.enum(sessionAttendances) })).max(500),
})
export type SheetSaying = z.infer<typeof SheetSaying>

/** A line of the history. */
export const SessionChange = z.object({
  at: z.string(),
  byName: z.string(),
  what: z.enum(['created', 'edited', 'cancelled', 'closed', 'registered', 'waiting', 'promoted', 'left', 'removed', ...sessionAttendances]),
  youngPersonName: z.string().nullable(),
  fields: z.array(z.string()),
  reason: z.string().nullable(),
})
export type SessionChange = z.infer<typeof SessionChange>

/** The professionals who plan sessions. */
export const hosts = ['adviser', 'manager', 'director'] as const
const young = ['youngPerson'] as const
const one = z.object({ id: z.uuid() })
const span = { from: z.iso.date(), days: z.int().min(1).max(62) }
const reason = z.string().min(1).max(500)

export const workshopsApi = {
  list: endpoint({
    method: 'GET',
    path: '/workshops',
    access: hosts,
    query: z.object(span),
    reply: z.object({ sessions: z.array(Session) }),
  }),
  create: endpoint({ method: 'POST', path: '/workshops', access: hosts, body: NewSession, reply: SessionDetails }),
  /** Over, and nobody said who came: of those the actor may close. */
  toClose: endpoint({ method: 'GET', path: '/workshops/to-close', access: hosts, reply: z.object({ sessions: z.array(Session) }) }),
  get: endpoint({ method: 'GET', path: '/workshops/:id', access: hosts, params: one, reply: SessionDetails }),
  edit: endpoint({ method: 'PUT', path: '/workshops/:id', access: hosts, params: one, body: SessionEdition, reply: SessionDetails }),
  cancel: endpoint({
    method: 'POST',
    path: '/workshops/:id/cancellation',
    access: hosts,
    params: one,
    body: z.strictObject({ reason: reason.optional() }),
    reply: SessionDetails,
  }),
  /** Gives people one follows a place, or a turn in the waiting list. */
  register: endpoint({
    method: 'POST',
    path: '/workshops/:id/registrations',
    access: hosts,
    params: one,
    body: z.strictObject({
      youngPersonIds: z.array(z.uuid()).min(1).max(100),
      /** Registers over what they already have, and says why. */
      overrideReason: z.string().min(5).max(500).optional(),
    }),
    reply: SessionDetails,
  }),
  unregister: endpoint({
    method: 'POST',
    path: '/workshops/:id/departures',
    access: hosts,
    params: one,
    body: z.strictObject({ youngPersonId: z.uuid(), reason: reason.optional() }),
    reply: SessionDetails,
  }),
  /** Says who came, of everybody with a place; closes the session. */
  close: endpoint({
    method: 'PUT',
    path: '/workshops/:id/attendance',
    access: hosts,
    params: one,
    body: SheetSaying,
    reply: SessionDetails,
  }),
  /** After closing: one attendance was wrong. */
  correct: endpoint({
    method: 'POST',
    path: '/workshops/:id/corrections',
    access: hosts,
    params: one,
    body: z.strictObject({ youngPersonId: z.uuid(), attendance: z.enum(sessionAttendances), reason: z.string().min(5).max(500) }),
    reply: SessionDetails,
  }),
  history: endpoint({
    method: 'GET',
    path: '/workshops/:id/history',
    access: hosts,
    params: one,
    reply: z.object({ changes: z.array(SessionChange) }),
  }),
  /** The attendance sheet as a file. */
  sheet: endpoint({
    method: 'GET',
    path: '/workshops/:id/sheet',
    access: hosts,
    params: one,
    query: z.object({ format: z.enum(['csv', 'ods']) }),
    reply: z.object({ name: z.string(), type: z.string(), base64: z.string() }),
  }),
  /** What a young person may come to, and what they signed up for; from today on. */
  own: endpoint({ method: 'GET', path: '/own-workshops', access: young, reply: z.object({ sessions: z.array(OwnSession) }) }),
  getOwn: endpoint({ method: 'GET', path: '/own-workshops/:id', access: young, params: one, reply: OwnSession }),
  signUp: endpoint({ method: 'POST', path: '/own-workshops/:id/sign-up', access: young, params: one, reply: OwnSession }),
  leave: endpoint({
    method: 'POST',
    path: '/own-workshops/:id/departure',
    access: young,
    params: one,
    body: z.strictObject({ reason }),
    reply: OwnSession,
  }),
}

const personal = z.object({ sessionId: z.uuid(), youngPersonId: z.uuid() })
const everybody = z.object({ sessionId: z.uuid(), youngPersonIds: z.array(z.uuid()) })
/** `by`: who gave the place; `list` when one who waited got it. */
export const workshopRegistered = event('workshops.registered', personal.extend({ by: z.enum(['youngPerson', 'professional', 'list']) }))
/** Took a turn in the waiting list. */
export const workshopWaited = event('workshops.waited', personal.extend({ by: z.enum(['youngPerson', 'professional']) }))
export const workshopCancelled = event('workshops.cancelled', personal.extend({ by: z.enum(['youngPerson', 'professional']) }))
export const workshopAttended = event('workshops.attended', personal)
export const workshopMissed = event('workshops.missed', personal)
export const workshopExcused = event('workshops.excused', personal)
export const sessionChanged = event('workshops.session-changed', everybody.extend({ isMoved: z.boolean() }))
export const sessionCancelled = event('workshops.session-cancelled', everybody)
export const workshopReminderDue = event('workshops.reminder-due', personal.extend({ kind: z.enum(['week', 'day']) }))
