import { z } from '#platform/api'

/** The ten domains of a plan; two more hold what is known of justice and of the right to stay. */
export const domains = [
  'orientation',
  'training',
  'employment',
  'health',
  'housing',
  'mobility',
  'budget',
  'rights',
  'family',
  'digital',
] as const
export const needDomains = [...domains, 'justice', 'stay'] as const
export type Domain = (typeof domains)[number]
export type NeedDomain = (typeof needDomains)[number]
/** Read by the person, the lead adviser and who covers for them; by nobody else, in no list, export or event. */
export const sensitiveDomains: readonly NeedDomain[] = ['health', 'family', 'justice', 'stay']

export const courseKinds = ['other_support', 'pacea', 'outreach', 'cej'] as const
export const tracks = ['standard', 'jr'] as const
export const contractStatuses = ['draft', 'to_sign', 'active', 'ended', 'refused', 'cancelled'] as const
export const papers = [
  'identity_paper',
  'stay_paper',
  'rqth_proof',
  'jobseeker_proof',
  'representative_proof',
  'signed_scan',
  'bank_details',
  'tax_notice',
  'exit_proof',
] as const
export type Paper = (typeof papers)[number]
const day = z.iso.date()
const known = z.enum(['yes', 'no', 'unknown'])

/** A time under which the person is followed. */
export const Course = z.object({
  id: z.uuid(),
  youngPersonId: z.uuid(),
  kind: z.enum(courseKinds),
  track: z.enum(tracks).nullable(),
  structureName: z.string(),
  startedOn: day,
  endedOn: day.nullable(),
  endReason: z.string(),
})
export type Course = z.infer<typeof Course>

export const Need = z.strictObject({ domain: z.enum(needDomains), level: z.int().min(0).max(3), note: z.string().max(1000) })
export type Need = z.infer<typeof Need>
/** Needs as seen together on a day. `needs` leaves out the domains the reader may not see. */
export const Diagnosis = z.object({
  id: z.uuid(),
  youngPersonId: z.uuid(),
  authorName: z.string(),
  madeOn: day,
  summary: z.string(),
  needs: z.array(z.object(Need.shape)),
})
export type Diagnosis = z.infer<typeof Diagnosis>

/** What is known for the conditions of the contract. `workMinutes`: a week, 0 without a job. */
export const Facts = z.strictObject({
  hasRqth: known,
  isStudent: known,
  isInTraining: known,
  hasRegularStay: known,
  isJobseeker: known,
  hasDifficulty: known,
  workMinutes: z.int().min(0).max(6000),
  isWorkCompatible: known,
  hasExploredEducation: known,
  /** Why a new contract less than six months after the last one; empty when not asked for. */
  derogation: z.string().max(1000),
})
export type Facts = z.infer<typeof Facts>
export const criteria = ['age', 'study', 'training', 'stay', 'jobseeker', 'difficulty', 'work', 'earlier-contract', 'education'] as const
export const Finding = z.object({
  code: z.enum(criteria),
  label: z.string(),
  state: z.enum(['met', 'not_met', 'to_check']),
  reason: z.string(),
  source: z.string(),
})
export type Finding = z.infer<typeof Finding>
export const Decision = z.object({
  id: z.uuid(),
  youngPersonId: z.uuid(),
  outcome: z.enum(['opened', 'refused']),
  decidedOn: day,
  decidedBy: z.string(),
  structureName: z.string(),
  motives: z.array(z.string()),
  explanation: z.string(),
  findings: z.array(Finding),
})
export type Decision = z.infer<typeof Decision>

const Objective = z.strictObject({ domain: z.enum(domains), text: z.string().min(3).max(300) })
export type Objective = z.infer<typeof Objective>
const promise = z.string().min(3).max(300)
/** What both promise, and until when. */
export const Terms = {
  startsOn: day,
  endsOn: day,
  youngPersonCommits: z.array(promise).min(1).max(12),
  structureCommits: z.array(promise).min(1).max(12),
  objectives: z.array(Objective).min(1).max(12),
}

export const signers = ['youngPerson', 'adviser', 'representative'] as const
export type Signer = (typeof signers)[number]
export const Signature = z.object({
  signer: z.enum(signers),
  name: z.string(),
  way: z.enum(['drawn', 'code', 'account', 'paper']),
  signedOn: day,
  drawing: z.string().nullable(),
})
export type Signature = z.infer<typeof Signature>
/** A text of the contract, the first or a later one. `missing`: who must still sign it. */
export const Version = z.object({
  number: z.int(),
  reason: z.enum(['first', 'amendment', 'extension', 'programme']),
  reasonText: z.string(),
  startsOn: day,
  endsOn: day,
  youngPersonCommits: z.array(z.string()),
  structureCommits: z.array(z.string()),
  /** Those of sensitive domains are left out for who may not see them. */
  objectives: z.array(z.object(Objective.shape)),
  madeAt: z.string(),
  signatures: z.array(Signature),
  missing: z.array(z.enum(signers)),
})
export type Version = z.infer<typeof Version>

const Summary = {
  id: z.uuid(),
  youngPersonId: z.uuid(),
  status: z.enum(contractStatuses),
  track: z.enum(tracks),
  structureName: z.string(),
  startsOn: day,
  endsOn: day,
  endedOn: day.nullable(),
  version: z.int(),
  /** Under eighteen today and not yet signed for: a representative signs too. */
  needsRepresentative: z.boolean(),
  exitMotive: z.string().nullable(),
  exitDetail: z.string(),
  followUpUntil: day.nullable(),
  /** Who must still sign the newest text. */
  missing: z.array(z.enum(signers)),
}
export const ContractLine = z.object(Summary)
export type ContractLine = z.infer<typeof ContractLine>
export const Contract = z.object({
  ...Summary,
  versions: z.array(Version),
  holdings: z.array(z.object({ structureName: z.string(), adviserName: z.string(), fromOn: day, untilOn: day.nullable() })),
  representative: z
    .object({ name: z.string(), relation: z.string(), contact: z.string(), channel: z.enum(['email', 'sms']), expiresAt: z.string() })
    .nullable(),
})
export type Contract = z.infer<typeof Contract>

export const Task = z.object({
  id: z.uuid(),
  youngPersonId: z.uuid(),
  kind: z.enum(papers),
  dueOn: day,
  openedAt: z.string(),
  doneAt: z.string().nullable(),
})
export type Task = z.infer<typeof Task>

/** What a representative reads before the code: enough to know what it is about. */
export const Representation = z.object({
  youngPersonFirstName: z.string(),
  structureName: z.string(),
  adviserName: z.string(),
  representativeName: z.string(),
  channel: z.enum(['email', 'sms']),
  maskedContact: z.string(),
})
export type Representation = z.infer<typeof Representation>
