import { words, z } from '#platform/api'

export const sourceKinds = ['appointment', 'workshop', 'programme', 'immersion', 'job', 'personal', 'declared'] as const
export const entryStates = ['declared', 'validated', 'contested', 'corrected', 'rejected', 'withdrawn'] as const
export const evidences = ['attendance', 'document', 'words'] as const
export const weekKinds = ['support', 'programme', 'unavailable', 'outreach', 'outside'] as const
export const weekStatuses = ['open', 'closed', 'revised'] as const
export const stepCategories = [
  'employment',
  'career_plan',
  'culture_sport_leisure',
  'citizenship',
  'training',
  'housing',
  'health',
] as const
export const scaleKinds = [...stepCategories, 'appointment', 'workshop', 'information', 'programme', 'week_target', 'week_ceiling'] as const
export const unavailabilityKinds = ['sickness', 'leave', 'trial_period', 'other'] as const
export const doubts = ['contested', 'overlap', 'long', 'full_day', 'full_week'] as const
export type SourceKind = (typeof sourceKinds)[number]
export type EntryState = (typeof entryStates)[number]
export type WeekKind = (typeof weekKinds)[number]
export type ScaleKind = (typeof scaleKinds)[number]
export type StepCategory = (typeof stepCategories)[number]
export type UnavailabilityKind = (typeof unavailabilityKinds)[number]
export type Doubt = (typeof doubts)[number]

/** A week by its ISO name. */
export const weekParam = z.string().regex(/^20\d{2}-W\d{2}$/)
export const minutes = z.int().min(0).max(1440)
const category = z.enum([...stepCategories, 'not_counted'])

/** One line of the ledger: where the minutes come from, what was claimed, what stands, what counts and why not the rest. */
export const Entry = z.object({
  id: z.uuid(),
  youngPersonId: z.uuid(),
  sourceKind: z.enum(sourceKinds),
  /** The appointment, the session, the action… it comes from. */
  sourceId: z.uuid(),
  onDay: z.iso.date(),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  minutes,
  declaredMinutes: minutes,
  category: category.nullable(),
  /** As it is called at its source; null when it has no name of its own, or touches a domain the reader may not read. */
  title: z.string().nullable(),
  /** The version of the scale that gave the minutes; null when measured or said. */
  scaleId: z.int().nullable(),
  evidence: z.enum(evidences),
  evidenceText: z.string(),
  evidenceFileId: z.uuid().nullable(),
  isByYoungPerson: z.boolean(),
  declaredAt: z.string(),
  state: z.enum(entryStates),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  countedMinutes: minutes,
  uncountedBecause: z.enum(['rejected', 'overlap', 'day_full']).nullable(),
  overlapsId: z.uuid().nullable(),
  version: z.int(),
})
export type Entry = z.infer<typeof Entry>

/** One step of an entry's way, oldest first. */
export const Fact = z.object({
  at: z.string(),
  /** Null: read at the source. */
  by: z.string().nullable(),
  what: z.enum(['declared', 'recorded', 'changed', 'validated', 'corrected', 'rejected', 'contested', 'explained', 'withdrawn']),
  minutes,
  minutesBefore: minutes.nullable(),
  text: z.string().nullable(),
})
export type Fact = z.infer<typeof Fact>

/** The sums of a week. `declaredMinutes` is all that would count if everything waiting were accepted. */
export const WeekSums = z.object({
  week: weekParam,
  monday: z.iso.date(),
  kind: z.enum(weekKinds),
  status: z.enum(weekStatuses),
  targetMinutes: z.int(),
  declaredMinutes: z.int(),
  validatedMinutes: z.int(),
  contestedMinutes: z.int(),
  toValidate: z.int(),
  contested: z.int(),
  /** As they were when the week was closed. */
  closedValidatedMinutes: z.int().nullable(),
  closedDeclaredMinutes: z.int().nullable(),
})
export type WeekSums = z.infer<typeof WeekSums>

export const Revision = z.object({
  at: z.string(),
  declaredBefore: z.int(),
  declaredAfter: z.int(),
  validatedBefore: z.int(),
  validatedAfter: z.int(),
})

export const Unavailability = z.object({
  id: z.uuid(),
  kind: z.enum(unavailabilityKinds),
  fromOn: z.iso.date(),
  untilOn: z.iso.date(),
})
export type Unavailability = z.infer<typeof Unavailability>

/** Hours told by the young person, or by an adviser for them. `isAnother`: the same was told already, and it is another one. */
export const Declaration = z.strictObject({
  id: z.uuid(),
  youngPersonId: z.uuid(),
  kind: z.enum(['declared', 'job']),
  onDay: z.iso.date(),
  minutes: z.int().min(5).max(12_000),
  category: z.enum(stepCategories),
  title: words(200),
  evidenceText: z.string().max(500),
  evidenceFileId: z.uuid().optional(),
  isAnother: z.boolean().optional(),
})
export type Declaration = z.infer<typeof Declaration>

/** `minutes`: other than what was claimed. `reason`: said to the young person; needed unless it is simply "yes". */
export const Decision = z.strictObject({
  version: z.int().min(1),
  decision: z.enum(['accepted', 'rejected']),
  minutes: minutes.optional(),
  reason: z.string().max(1000).optional(),
})
export type Decision = z.infer<typeof Decision>

/** A line of the week of a portfolio that waits for the adviser; `doubts` empty: plausible at a glance. */
export const Waiting = z.object({
  id: z.uuid(),
  sourceKind: z.enum(sourceKinds),
  onDay: z.iso.date(),
  minutes,
  countedMinutes: minutes,
  category: category.nullable(),
  title: z.string().nullable(),
  evidence: z.enum(evidences),
  isContested: z.boolean(),
  doubts: z.array(z.enum(doubts)),
})
export type Waiting = z.infer<typeof Waiting>

export const PortfolioWeekRow = z.object({
  ...WeekSums.omit({ week: true, monday: true }).shape,
  youngPersonId: z.uuid(),
  firstName: z.string(),
  lastName: z.string(),
  waiting: z.array(Waiting),
})
export type PortfolioWeekRow = z.infer<typeof PortfolioWeekRow>

export const Scale = z.object({
  id: z.int(),
  kind: z.enum(scaleKinds),
  minutes: z.int(),
  validFrom: z.iso.date(),
  isOwn: z.boolean(),
  /** Holds today; the others come later. */
  isCurrent: z.boolean(),
})
export type Scale = z.infer<typeof Scale>

/** Why somebody may be letting go, in words a screen can make of it. */
export const Reason = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('no_sign'), days: z.int() }),
  z.strictObject({ kind: z.literal('missed'), count: z.int() }),
  z.strictObject({ kind: z.literal('hours_falling'), from: z.int(), to: z.int() }),
])
export type Reason = z.infer<typeof Reason>
export const outcomes = ['contacted', 'known', 'not_useful'] as const
export const Signal = z.object({
  id: z.uuid(),
  youngPersonId: z.uuid(),
  firstName: z.string(),
  lastName: z.string(),
  onDay: z.iso.date(),
  reasons: z.array(Reason).max(3),
})
export type Signal = z.infer<typeof Signal>
