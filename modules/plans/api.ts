import { endpoint, event, words, z } from '#platform/api'
import {
  Attendance,
  attendanceStates,
  Change,
  domains,
  NewVersion,
  Objective,
  ObjectiveWithSteps,
  Plan,
  Prescription,
  Programme,
  parts,
  Review,
  Step,
  stepStatuses,
} from './api-shapes.ts'

export * from './api-shapes.ts'

const id = z.object({ id: z.uuid() })
const ofPerson = z.object({ youngPersonId: z.uuid() })
/** Whoever may have people to follow; whom they follow is a condition in the statement. */
const desk = ['adviser', 'manager', 'director'] as const
const both = ['youngPerson', ...desk] as const
const administrators = ['administrator'] as const

const objectiveWords = {
  domain: z.enum(domains),
  title: words(200),
  description: z.string().max(2000),
  endsOn: z.iso.date(),
}
/** `agreedInMeeting`: the adviser says that both agreed on it face to face; else the other one is asked in the application. */
export const NewObjective = z.strictObject({ id: z.uuid(), ...objectiveWords, agreedInMeeting: z.boolean() })
export type NewObjective = z.infer<typeof NewObjective>
/** `version`: the one that was read; an edit of an older one is refused. */
export const ObjectiveEdit = z.strictObject({ version: z.int().min(1), ...objectiveWords })
export type ObjectiveEdit = z.infer<typeof ObjectiveEdit>
/** `inMeeting`: said face to face and written down by the adviser. `reason`: asked when an objective is dropped by the adviser. */
export const ObjectiveProgress = z.strictObject({
  status: z.enum(['agreed', 'achieved', 'dropped']),
  inMeeting: z.boolean().optional(),
  reason: z.string().max(500).optional(),
})
export type ObjectiveProgress = z.infer<typeof ObjectiveProgress>

const stepWords = { title: words(200), dueOn: z.iso.date().nullable() }
export const NewStep = z.strictObject({ id: z.uuid(), ...stepWords })
export type NewStep = z.infer<typeof NewStep>
export const StepEdit = z.strictObject({ version: z.int().min(1), ...stepWords })
export type StepEdit = z.infer<typeof StepEdit>
export const StepProgress = z.strictObject({ status: z.enum(stepStatuses) })

export const NewReview = z.strictObject({
  id: z.uuid(),
  heldOn: z.iso.date(),
  nextReviewOn: z.iso.date(),
  reviewWeeks: z.int().min(1).max(26),
  withYoungPerson: z.boolean(),
  note: z.string().max(2000),
})
export type NewReview = z.infer<typeof NewReview>

const span = { startsOn: z.iso.date(), endsOn: z.iso.date(), weeklyMinutes: z.int().min(0).max(3600) }
/** `derogationReason`: asked for a programme that is open by derogation only, empty otherwise. */
export const NewPrescription = z.strictObject({
  id: z.uuid(),
  youngPersonId: z.uuid(),
  programmeCode: z.string().max(60),
  stepId: z.uuid().nullable(),
  partnerName: words(200),
  partnerContact: z.string().max(300),
  derogationReason: z.string().max(1000),
  ...span,
})
export type NewPrescription = z.infer<typeof NewPrescription>
export const Dates = z.strictObject({ version: z.int().min(1), ...span })
export type Dates = z.infer<typeof Dates>
/** A no closes the prescription. */
export const PartnerAnswer = z.strictObject({ answer: z.enum(['accepted', 'refused']), on: z.iso.date() })
export type PartnerAnswer = z.infer<typeof PartnerAnswer>
export const OwnAnswer = z.strictObject({ answer: z.enum(['accepted', 'refused']), words: z.string().max(500) })
export type OwnAnswer = z.infer<typeof OwnAnswer>
/** `minutes`: unless told, those of a usual day or half-day. A line for a part already recorded corrects it. */
export const AttendanceLine = z.strictObject({
  id: z.uuid(),
  onDay: z.iso.date(),
  part: z.enum(parts),
  state: z.enum(attendanceStates),
  minutes: z.int().min(15).max(720).optional(),
})
export type AttendanceLine = z.infer<typeof AttendanceLine>
const closing = { endedOn: z.iso.date(), words: z.string().max(1000) }
export const Ending = z.strictObject({ outcome: z.string().max(60), ...closing })
export type Ending = z.infer<typeof Ending>
export const Abandonment = z.strictObject({ motive: z.string().max(60), ...closing })
export type Abandonment = z.infer<typeof Abandonment>
export const Withdrawal = z.strictObject({ motive: z.string().max(60), words: z.string().max(1000) })
export type Withdrawal = z.infer<typeof Withdrawal>

const PrescriptionDetail = z.object({
  ...Prescription.shape,
  attendance: z.array(Attendance),
  /** Other programmes on the same days. */
  overlaps: z.array(z.object({ id: z.uuid(), label: z.string(), startsOn: z.iso.date(), endsOn: z.iso.date(), isFullTime: z.boolean() })),
})
/** `contractEndsOn`: where the contract in force was carried to by a listed programme; null when it stays as it is. */
const WithTerm = z.object({ ...Prescription.shape, contractEndsOn: z.iso.date().nullable() })
const ToDoLine = { youngPersonId: z.uuid(), firstName: z.string(), lastName: z.string() }
const ProgrammeLine = z.object({ ...ToDoLine, prescriptionId: z.uuid(), label: z.string(), on: z.iso.date() })

export const plansApi = {
  /** What waits for the adviser, own and covered files: counts of all, the first lines of each. */
  toDo: endpoint({
    method: 'GET',
    path: '/plans/to-do',
    access: desk,
    reply: z.object({
      reviews: z.object({ total: z.int(), items: z.array(z.object({ ...ToDoLine, on: z.iso.date() })) }),
      /** Objectives that a young person proposed. */
      proposals: z.object({ total: z.int(), items: z.array(z.object(ToDoLine)) }),
      /** Started programmes whose planned end is near or past. */
      endings: z.object({ total: z.int(), items: z.array(ProgrammeLine) }),
      /** Started programmes without attendance for a week; `on` is the last day recorded, or the first of the programme. */
      attendance: z.object({ total: z.int(), items: z.array(ProgrammeLine) }),
    }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/plans/:youngPersonId',
    access: both,
    params: ofPerson,
    reads: { personalFile: 'youngPersonId' },
    reply: Plan,
  }),
  history: endpoint({
    method: 'GET',
    path: '/plans/:youngPersonId/history',
    access: both,
    params: ofPerson,
    reads: { personalFile: 'youngPersonId' },
    reply: z.object({ changes: z.array(Change), reviews: z.array(Review) }),
  }),
  addObjective: endpoint({
    method: 'POST',
    path: '/plans/:youngPersonId/objectives',
    access: both,
    params: ofPerson,
    body: NewObjective,
    reply: ObjectiveWithSteps,
  }),
  editObjective: endpoint({ method: 'PUT', path: '/objectives/:id', access: both, params: id, body: ObjectiveEdit, reply: Objective }),
  progressObjective: endpoint({
    method: 'PUT',
    path: '/objectives/:id/progress',
    access: both,
    params: id,
    body: ObjectiveProgress,
    reply: Objective,
  }),
  addStep: endpoint({ method: 'POST', path: '/objectives/:id/steps', access: both, params: id, body: NewStep, reply: Step }),
  editStep: endpoint({ method: 'PUT', path: '/steps/:id', access: both, params: id, body: StepEdit, reply: Step }),
  progressStep: endpoint({ method: 'PUT', path: '/steps/:id/progress', access: both, params: id, body: StepProgress, reply: Step }),
  hold: endpoint({
    method: 'POST',
    path: '/plans/:youngPersonId/reviews',
    access: desk,
    params: ofPerson,
    body: NewReview,
    reply: Review,
  }),

  /** The programmes one may prescribe on a day, today unless told. */
  programmes: endpoint({
    method: 'GET',
    path: '/programmes',
    access: [...desk, ...administrators],
    query: z.object({ on: z.iso.date().optional() }),
    reply: z.object({ items: z.array(Programme) }),
  }),
  programmeVersions: endpoint({
    method: 'GET',
    path: '/programmes/:code',
    access: [...desk, ...administrators],
    params: z.object({ code: z.string().max(60) }),
    reply: z.object({ items: z.array(Programme) }),
  }),
  addVersion: endpoint({
    method: 'POST',
    path: '/programmes/:code/versions',
    access: administrators,
    params: z.object({ code: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/) }),
    body: NewVersion,
    reply: Programme,
  }),

  prescriptions: endpoint({
    method: 'GET',
    path: '/prescriptions',
    access: both,
    query: ofPerson,
    reads: { personalFile: 'youngPersonId' },
    reply: z.object({ items: z.array(Prescription) }),
  }),
  prescription: endpoint({ method: 'GET', path: '/prescriptions/:id', access: both, params: id, reply: PrescriptionDetail }),
  prescribe: endpoint({ method: 'POST', path: '/prescriptions', access: desk, body: NewPrescription, reply: PrescriptionDetail }),
  partnerAnswer: endpoint({
    method: 'PUT',
    path: '/prescriptions/:id/partner-answer',
    access: desk,
    params: id,
    body: PartnerAnswer,
    reply: Prescription,
  }),
  answer: endpoint({
    method: 'PUT',
    path: '/prescriptions/:id/answer',
    access: ['youngPerson'],
    params: id,
    body: OwnAnswer,
    reply: Prescription,
  }),
  start: endpoint({
    method: 'PUT',
    path: '/prescriptions/:id/start',
    access: desk,
    params: id,
    body: z.strictObject({ startedOn: z.iso.date() }),
    reply: WithTerm,
  }),
  changeDates: endpoint({ method: 'PUT', path: '/prescriptions/:id/dates', access: desk, params: id, body: Dates, reply: WithTerm }),
  attend: endpoint({
    method: 'PUT',
    path: '/prescriptions/:id/attendance',
    access: desk,
    params: id,
    body: z.strictObject({ lines: z.array(AttendanceLine).min(1).max(62) }),
    reply: z.object({ items: z.array(Attendance) }),
  }),
  end: endpoint({ method: 'PUT', path: '/prescriptions/:id/end', access: desk, params: id, body: Ending, reply: Prescription }),
  abandon: endpoint({
    method: 'PUT',
    path: '/prescriptions/:id/abandonment',
    access: desk,
    params: id,
    body: Abandonment,
    reply: Prescription,
  }),
  withdraw: endpoint({
    method: 'PUT',
    path: '/prescriptions/:id/withdrawal',
    access: desk,
    params: id,
    body: Withdrawal,
    reply: Prescription,
  }),
}

const one = { prescriptionId: z.uuid(), youngPersonId: z.uuid() }
/** Something of the plan changed; open screens read it again. */
export const planChanged = event('plans.changed', z.object({ youngPersonId: z.uuid(), byYoungPerson: z.boolean() }))
/** An objective waits for the agreement of the other one. */
export const objectiveProposed = event(
  'plans.proposed',
  z.object({ objectiveId: z.uuid(), youngPersonId: z.uuid(), byYoungPerson: z.boolean() }),
)
export const prescribed = event('plans.prescribed', z.object(one))
export const programmeStarted = event('plans.started', z.object(one))
/** Ended or left; the view says which. */
export const programmeEnded = event('plans.ended', z.object(one))
/** A presence was recorded, or corrected: the view says what is true now. */
export const programmeAttended = event('plans.attended', z.object({ ...one, attendanceId: z.uuid() }))
