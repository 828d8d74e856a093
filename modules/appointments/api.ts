import { Done, endpoint, event, z } from '#platform/api'

export const appointmentTypes = ['individual', 'partner', 'outside_activity', 'visit', 'service', 'other'] as const
export const modalities = ['at_structure', 'elsewhere', 'phone', 'video'] as const
export const attendances = ['present', 'absent', 'excused'] as const
export type AppointmentType = (typeof appointmentTypes)[number]
export type Modality = (typeof modalities)[number]
export type Attendance = (typeof attendances)[number]

/** What a young person says of an appointment. */
export const answers = ['confirmed', 'declined', 'move-asked'] as const
export type AnswerKind = (typeof answers)[number]

const reason = z.string().min(1).max(500)

/** What an adviser plans. `day` and `time` are what the clock on the wall of the structure shows; `adviserIds` are the advisers who are there. */
const planning = {
  youngPersonIds: z.array(z.uuid()).min(1).max(50),
  adviserIds: z.array(z.uuid()).max(10),
  type: z.enum(appointmentTypes),
  /** Said when the type is `other`. */
  otherType: z.string().min(1).max(100).optional(),
  title: z.string().min(1).max(100).optional(),
  modality: z.enum(modalities),
  address: z.string().min(1).max(300).optional(),
  phone: z.string().min(1).max(30).optional(),
  link: z
    .string()
    .regex(/^https:\/\/[^\s]+$/)
    .max(500)
    .optional(),
  day: z.iso.date(),
  time: z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/),
  minutes: z.int().min(5).max(600),
  comment: z.string().max(1024).optional(),
  /** Books over what is already there, and says why. */
  overrideReason: z.string().min(5).max(500).optional(),
}
export const NewAppointment = z.strictObject({ id: z.uuid(), ...planning })
export type NewAppointment = z.infer<typeof NewAppointment>
/** The whole plan again; `sequence` is the one the screen showed, so that nobody overwrites what they have not seen. */
export const Edition = z.strictObject({ ...planning, sequence: z.int().min(0) })
export type Edition = z.infer<typeof Edition>
export type Planning = Omit<NewAppointment, 'id'>

/** A young person expected, as far as the reader may know. */
export const Participant = z.object({
  youngPersonId: z.uuid(),
  firstName: z.string(),
  lastName: z.string(),
  answer: z.enum(answers).nullable(),
  answerText: z.string().nullable(),
  answeredAt: z.string().nullable(),
  attendance: z.enum(attendances).nullable(),
  /** Booked over another appointment on purpose. */
  isOverride: z.boolean(),
})
export type Participant = z.infer<typeof Participant>

export const Appointment = z.object({
  id: z.uuid(),
  type: z.enum(appointmentTypes),
  otherType: z.string().nullable(),
  title: z.string().nullable(),
  modality: z.enum(modalities),
  /** Where: the address of the structure, or elsewhere. */
  address: z.string().nullable(),
  phone: z.string().nullable(),
  link: z.string().nullable(),
  comment: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  timeZone: z.string(),
  status: z.enum(['planned', 'cancelled']),
  cancelReason: z.string().nullable(),
  structureName: z.string(),
  advisers: z.array(z.object({ id: z.uuid(), firstName: z.string(), lastName: z.string(), isOverride: z.boolean() })),
  participants: z.array(Participant),
  /** Young people of colleagues, whom the reader does not know. */
  othersCount: z.int(),
  /** Why it was booked over another one; professionals only. */
  overrideReason: z.string().nullable(),
  sequence: z.int(),
  updatedAt: z.string(),
  /** The reader may change it. */
  mayAct: z.boolean(),
  /** Made by booking a slot: the young person may move or cancel it by themselves before it begins. */
  isBooked: z.boolean(),
})
export type Appointment = z.infer<typeof Appointment>

/** A slot of a colleague: taken, no more. */
export const BusySlot = z.object({
  appointmentId: z.uuid(),
  startsAt: z.string(),
  endsAt: z.string(),
  advisers: z.array(z.object({ id: z.uuid(), firstName: z.string(), lastName: z.string() })),
})
export type BusySlot = z.infer<typeof BusySlot>

/** What a young person answers; `startsAt` is the hour they saw, so that an answer never goes to another hour. */
export const Answer = z.strictObject({
  answer: z.enum(answers),
  startsAt: z.iso.datetime({ offset: true }),
  /** Why not, or when instead. */
  text: z.string().min(1).max(500).optional(),
})
export type Answer = z.infer<typeof Answer>

export const Closing = z.strictObject({
  attendances: z
    .array(z.strictObject({ youngPersonId: z.uuid(), attendance: z.enum(attendances) }))
    .min(1)
    .max(50),
})
export type Closing = z.infer<typeof Closing>

/** Somebody to plan with. */
export const Person = z.object({ id: z.uuid(), firstName: z.string(), lastName: z.string() })
export type Person = z.infer<typeof Person>

/** A line of the history. */
export const Change = z.object({
  at: z.string(),
  byName: z.string(),
  what: z.enum(['created', 'edited', 'cancelled', ...answers, ...attendances]),
  youngPersonName: z.string().nullable(),
  fields: z.array(z.string()),
  fromStartsAt: z.string().nullable(),
  toStartsAt: z.string().nullable(),
})
export type Change = z.infer<typeof Change>

/** A slot that an adviser opened. */
const slot = {
  id: z.uuid(),
  startsAt: z.string(),
  endsAt: z.string(),
  timeZone: z.string(),
  modality: z.enum(modalities),
  address: z.string().nullable(),
}
export const Slot = z.object({
  ...slot,
  link: z.string().nullable(),
  isForStructure: z.boolean(),
  /** `covered`: the adviser has something else then, so that nobody is offered it. */
  state: z.enum(['free', 'booked', 'covered']),
  appointmentId: z.uuid().nullable(),
  /** Who booked it, when the adviser follows them. */
  bookedBy: z.string().nullable(),
})
export type Slot = z.infer<typeof Slot>
/** A free slot, as a young person sees it. */
export const FreeSlot = z.object({ ...slot, structureName: z.string(), adviserName: z.string(), isOwnAdviser: z.boolean() })
export type FreeSlot = z.infer<typeof FreeSlot>

const clock = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/)
/** Slots of `minutes` from one hour to another, on each of these days. */
export const Opening = z.strictObject({
  /** Made by the screen: the same opening sent again opens nothing more. */
  id: z.uuid(),
  days: z.array(z.iso.date()).min(1).max(62),
  from: clock,
  to: clock,
  minutes: z.int().min(10).max(240),
  modality: z.enum(modalities),
  address: z.string().min(1).max(300).optional(),
  phone: z.string().min(1).max(30).optional(),
  link: z
    .string()
    .regex(/^https:\/\/[^\s]+$/)
    .max(500)
    .optional(),
  isForStructure: z.boolean(),
})
export type Opening = z.infer<typeof Opening>

/** The professionals who plan appointments. */
export const planners = ['adviser', 'manager', 'director'] as const
const people = ['youngPerson', ...planners] as const
const one = z.object({ id: z.uuid() })
const span = { from: z.iso.date(), days: z.int().min(1).max(62) }

export const appointmentsApi = {
  create: endpoint({ method: 'POST', path: '/appointments', access: planners, body: NewAppointment, reply: Appointment }),
  toClose: endpoint({
    method: 'GET',
    path: '/appointments/to-close',
    access: planners,
    reply: z.object({ appointments: z.array(Appointment) }),
  }),
  /** Whom the actor may plan with: the young people they follow, the colleagues who can be there. */
  people: endpoint({
    method: 'GET',
    path: '/appointments/people',
    access: planners,
    reply: z.object({ youngPersons: z.array(Person), advisers: z.array(Person) }),
  }),
  get: endpoint({ method: 'GET', path: '/appointments/:id', access: people, mandate: 'agenda', params: one, reply: Appointment }),
  edit: endpoint({ method: 'PUT', path: '/appointments/:id', access: planners, params: one, body: Edition, reply: Appointment }),
  cancel: endpoint({
    method: 'POST',
    path: '/appointments/:id/cancellation',
    access: planners,
    params: one,
    body: z.strictObject({ reason: reason.optional() }),
    reply: Appointment,
  }),
  history: endpoint({
    method: 'GET',
    path: '/appointments/:id/history',
    access: planners,
    params: one,
    reply: z.object({ changes: z.array(Change) }),
  }),
  answer: endpoint({
    method: 'PUT',
    path: '/appointments/:id/answer',
    access: ['youngPerson'],
    mandate: 'answers',
    params: one,
    body: Answer,
    reply: Appointment,
  }),
  /** What a young person without a telephone said to who follows them; the history names both. */
  answerFor: endpoint({
    method: 'PUT',
    path: '/appointments/:id/young-persons/:youngPersonId/answer',
    access: planners,
    params: z.object({ id: z.uuid(), youngPersonId: z.uuid() }),
    body: Answer,
    reply: Appointment,
  }),
  close: endpoint({
    method: 'PUT',
    path: '/appointments/:id/attendance',
    access: planners,
    params: one,
    body: Closing,
    reply: Appointment,
  }),
  calendar: endpoint({
    method: 'GET',
    path: '/appointments/:id/calendar',
    access: ['youngPerson'],
    params: one,
    reply: z.object({ ics: z.string() }),
  }),
  agenda: endpoint({
    method: 'GET',
    path: '/agenda',
    access: ['youngPerson'],
    mandate: 'agenda',
    query: z.object(span),
    reply: z.object({ appointments: z.array(Appointment) }),
  }),
  adviserAgenda: endpoint({
    method: 'GET',
    path: '/adviser-agenda',
    access: planners,
    query: z.object({ ...span, scope: z.enum(['mine', 'structure']).optional() }),
    reply: z.object({ appointments: z.array(Appointment), busy: z.array(BusySlot) }),
  }),
  /** One's own slots of some days. */
  slots: endpoint({ method: 'GET', path: '/slots', access: planners, query: z.object(span), reply: z.object({ slots: z.array(Slot) }) }),
  openSlots: endpoint({
    method: 'POST',
    path: '/slots',
    access: planners,
    body: Opening,
    /** `skipped`: where a slot of one's own was open already, or the hour is past. */
    reply: z.object({ opened: z.int(), skipped: z.int() }),
  }),
  withdrawSlot: endpoint({ method: 'DELETE', path: '/slots/:id', access: planners, params: one, reply: Done }),
  /** What a young person may book: of their adviser, or of the structure. */
  freeSlots: endpoint({
    method: 'GET',
    path: '/free-slots',
    access: ['youngPerson'],
    reply: z.object({ slots: z.array(FreeSlot) }),
  }),
  bookSlot: endpoint({
    method: 'POST',
    path: '/free-slots/:id/booking',
    access: ['youngPerson'],
    params: one,
    /** The id of the appointment that is made. */
    body: z.strictObject({ id: z.uuid() }),
    reply: Appointment,
  }),
  moveToSlot: endpoint({
    method: 'PUT',
    path: '/appointments/:id/slot',
    access: ['youngPerson'],
    params: one,
    body: z.strictObject({ slotId: z.uuid() }),
    reply: Appointment,
  }),
  cancelBooking: endpoint({
    method: 'POST',
    path: '/appointments/:id/own-cancellation',
    access: ['youngPerson'],
    params: one,
    body: z.strictObject({ reason: reason.optional() }),
    reply: Appointment,
  }),
  listOfYoungPerson: endpoint({
    method: 'GET',
    path: '/young-persons/:youngPersonId/appointments',
    access: planners,
    params: z.object({ youngPersonId: z.uuid() }),
    /** The id of the last one shown. */
    query: z.object({ after: z.uuid().optional() }),
    reads: { personalFile: 'youngPersonId' },
    reply: z.object({ appointments: z.array(Appointment), hasMore: z.boolean() }),
  }),
}

const planned = { appointmentId: z.uuid(), youngPersonIds: z.array(z.uuid()) }
const personal = z.object({ appointmentId: z.uuid(), youngPersonId: z.uuid() })
export const appointmentCreated = event('appointments.created', z.object({ ...planned, byYoungPerson: z.boolean() }))
export const appointmentChanged = event(
  'appointments.changed',
  z.object({
    ...planned,
    addedIds: z.array(z.uuid()),
    removedIds: z.array(z.uuid()),
    isMoved: z.boolean(),
    /** The young person moved what they had booked. */
    byYoungPerson: z.boolean().optional(),
  }),
)
export const appointmentCancelled = event('appointments.cancelled', z.object({ ...planned, byYoungPerson: z.boolean().optional() }))
export const appointmentAnswered = event('appointments.answered', personal.extend({ answer: z.enum(answers) }))
export const reminderDue = event('appointments.reminder-due', personal.extend({ kind: z.enum(['week', 'day']) }))
export const appointmentAttended = event('appointments.attended', personal)
export const appointmentMissed = event('appointments.missed', personal)
export const appointmentExcused = event('appointments.excused', personal)
