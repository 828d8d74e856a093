import { z } from '#platform/api'

export const domains = [
  'orientation',
  'training',
  'employment',
  'mobility',
  'housing',
  'budget',
  'rights',
  'digital',
  'citizenship',
  'health',
  'family',
  'justice',
  'stay',
] as const
export type Domain = (typeof domains)[number]
export const objectiveStatuses = ['proposed', 'agreed', 'achieved', 'dropped'] as const
export type ObjectiveStatus = (typeof objectiveStatuses)[number]
export const stepStatuses = ['to_do', 'in_progress', 'done', 'cancelled'] as const
export type StepStatus = (typeof stepStatuses)[number]

/** A small thing on the way to an objective. Actions point to it by their `stepId`. */
export const Step = z.object({
  id: z.uuid(),
  objectiveId: z.uuid(),
  title: z.string(),
  dueOn: z.iso.date().nullable(),
  status: z.enum(stepStatuses),
  doneOn: z.iso.date().nullable(),
  byYoungPerson: z.boolean(),
  version: z.int(),
})
export type Step = z.infer<typeof Step>

/** What the young person and the adviser aim at, in one domain, until a day. It counts once both agree. */
export const Objective = z.object({
  id: z.uuid(),
  youngPersonId: z.uuid(),
  domain: z.enum(domains),
  title: z.string(),
  description: z.string(),
  endsOn: z.iso.date(),
  status: z.enum(objectiveStatuses),
  byYoungPerson: z.boolean(),
  agreedAt: z.string().nullable(),
  agreedHow: z.enum(['meeting', 'app']).nullable(),
  closedOn: z.iso.date().nullable(),
  dropReason: z.string(),
  version: z.int(),
})
export type Objective = z.infer<typeof Objective>
export const ObjectiveWithSteps = z.object({ ...Objective.shape, steps: z.array(Step) })
export type ObjectiveWithSteps = z.infer<typeof ObjectiveWithSteps>

export const Plan = z.object({
  youngPersonId: z.uuid(),
  /** Null until the first objective. */
  nextReviewOn: z.iso.date().nullable(),
  reviewWeeks: z.int(),
  /** How many reviews were held. */
  version: z.int(),
  /** May change it: the person, the lead adviser, who covers today. */
  canAct: z.boolean(),
  /** Health, family, justice and stay are left out: the reader is not the lead adviser nor the cover. */
  isPartial: z.boolean(),
  objectives: z.array(ObjectiveWithSteps),
})
export type Plan = z.infer<typeof Plan>

const Author = z.object({ id: z.uuid(), name: z.string(), isYoungPerson: z.boolean() })
export const changes = [
  'objective_added',
  'objective_edited',
  'objective_proposed',
  'objective_agreed',
  'objective_achieved',
  'objective_dropped',
  'step_added',
  'step_edited',
  'step_to_do',
  'step_in_progress',
  'step_done',
  'step_cancelled',
  'reviewed',
  'prescribed',
  'partner_accepted',
  'partner_refused',
  'own_accepted',
  'own_refused',
  'started',
  'dates_changed',
  'attendance',
  'ended',
  'abandoned',
  'withdrawn',
] as const
export type ChangeKind = (typeof changes)[number]

/** One line of the history; `about` is the title of the objective or the step, or the name of the programme. */
export const Change = z.object({
  id: z.int(),
  at: z.string(),
  author: Author,
  what: z.enum(changes),
  about: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
})
export type Change = z.infer<typeof Change>

/** What the plan held when it was reviewed. */
export const Snapshot = z.array(
  z.object({
    domain: z.enum(domains),
    title: z.string(),
    endsOn: z.iso.date(),
    status: z.enum(objectiveStatuses),
    steps: z.array(z.object({ title: z.string(), status: z.enum(stepStatuses) })),
  }),
)
export const Review = z.object({
  id: z.uuid(),
  number: z.int(),
  heldOn: z.iso.date(),
  heldBy: z.string(),
  withYoungPerson: z.boolean(),
  note: z.string(),
  nextReviewOn: z.iso.date(),
  objectives: Snapshot,
})
export type Review = z.infer<typeof Review>

export const categories = ['training', 'intensive_support', 'social_mission', 'aided_job', 'outside_list'] as const
export type ProgrammeCategory = (typeof categories)[number]
export const allowanceEffects = ['none', 'deducted', 'partly_deducted', 'suspended', 'to_confirm'] as const
export const facts = ['listed', 'definition', 'hours', 'intensity', 'term', 'allowance'] as const

/** Where a fact comes from: A the text was read, B reliable second hand, C to confirm. */
const Source = { fact: z.enum(facts), source: z.string().min(3).max(300), confidence: z.enum(['A', 'B', 'C']) }
const programmeWords = {
  label: z.string().min(2).max(120),
  category: z.enum(categories),
  definition: z.string().min(10).max(1000),
  conditions: z.string().max(1000),
  needsDerogation: z.boolean(),
  weeklyMinutes: z.int().min(0).max(3600),
  countsAsIntense: z.boolean(),
  extendsContract: z.boolean(),
  allowanceEffect: z.enum(allowanceEffects),
  isSensitive: z.boolean(),
}

/** A structuring programme as it is known and in force from a day to a day. `weeklyMinutes` are typical. */
export const Programme = z.object({
  code: z.string(),
  validFrom: z.iso.date(),
  validUntil: z.iso.date().nullable(),
  ...programmeWords,
  sources: z.array(z.object(Source)),
})
export type Programme = z.infer<typeof Programme>
/** A version from a day to come; the one before ends the day before. */
export const NewVersion = z.strictObject({
  validFrom: z.iso.date(),
  validUntil: z.iso.date().nullable(),
  ...programmeWords,
  sources: z.array(z.strictObject(Source)).min(1).max(12),
})
export type NewVersion = z.infer<typeof NewVersion>

export const prescriptionStatuses = ['prescribed', 'started', 'ended', 'abandoned', 'refused'] as const
export type PrescriptionStatus = (typeof prescriptionStatuses)[number]
const answer = z.enum(['waiting', 'accepted', 'refused'])

/** Somebody sent to a programme. */
export const Prescription = z.object({
  id: z.uuid(),
  youngPersonId: z.uuid(),
  programmeCode: z.string(),
  label: z.string(),
  definition: z.string(),
  category: z.enum(categories),
  countsAsIntense: z.boolean(),
  extendsContract: z.boolean(),
  suspendsAllowance: z.boolean(),
  derogationReason: z.string(),
  stepId: z.uuid().nullable(),
  partnerName: z.string(),
  partnerContact: z.string(),
  status: z.enum(prescriptionStatuses),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  startedOn: z.iso.date().nullable(),
  endedOn: z.iso.date().nullable(),
  weeklyMinutes: z.int(),
  isFullTime: z.boolean(),
  partnerAnswer: answer,
  partnerAnsweredOn: z.iso.date().nullable(),
  ownAnswer: answer,
  ownWords: z.string(),
  outcome: z.string().nullable(),
  /** Null for a reader who may not know a reason of health, family or justice. */
  motive: z.string().nullable(),
  closingWords: z.string(),
  /** Half-days and days recorded so far. */
  presences: z.int(),
  absences: z.int(),
  presentMinutes: z.int(),
  lastAttendanceOn: z.iso.date().nullable(),
  version: z.int(),
})
export type Prescription = z.infer<typeof Prescription>

export const parts = ['day', 'morning', 'afternoon'] as const
export type Part = (typeof parts)[number]
export const attendanceStates = ['present', 'absent', 'excused'] as const
export const Attendance = z.object({
  id: z.uuid(),
  onDay: z.iso.date(),
  part: z.enum(parts),
  startsAt: z.string(),
  endsAt: z.string(),
  minutes: z.int(),
  state: z.enum(attendanceStates),
})
export type Attendance = z.infer<typeof Attendance>
