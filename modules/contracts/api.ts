import { Done, endpoint, event, words, z } from '#platform/api'
import {
  Contract,
  ContractLine,
  Course,
  courseKinds,
  Decision,
  Diagnosis,
  Facts,
  Finding,
  Need,
  papers,
  Representation,
  Task,
  Terms,
  tracks,
  Version,
} from './api-shapes.ts'

export * from './api-shapes.ts'

const id = z.object({ id: z.uuid() })
const token = z.object({ token: z.string().min(20).max(100) })
const ofPerson = z.object({ youngPersonId: z.uuid() })
/** Whoever may have people to follow; whom they follow is a condition in the statement. */
const desk = ['adviser', 'manager', 'director'] as const
const both = ['youngPerson', ...desk] as const
const reads = { personalFile: 'youngPersonId' } as const
const day = z.iso.date()
/** Strokes as an SVG path: moves and lines in whole numbers, nothing else. */
const drawing = z
  .string()
  .max(20_000)
  .regex(/^M\d{1,4} \d{1,4}(?: ?[ML]\d{1,4} \d{1,4})+$/)
const code = z.string().regex(/^\d{6}$/)
const signing = { version: z.int().min(1) }

export const NewCourse = z.strictObject({
  id: z.uuid(),
  youngPersonId: z.uuid(),
  kind: z.enum(courseKinds).exclude(['cej']),
  startedOn: day,
  reason: z.string().max(500),
})
export type NewCourse = z.infer<typeof NewCourse>
export const NewDiagnosis = z.strictObject({
  id: z.uuid(),
  youngPersonId: z.uuid(),
  madeOn: day,
  summary: z.string().max(2000),
  needs: z.array(Need).min(1).max(12),
})
export type NewDiagnosis = z.infer<typeof NewDiagnosis>
export const NewDecision = z.strictObject({
  id: z.uuid(),
  youngPersonId: z.uuid(),
  /** The newest decision that was shown, null for none: somebody who decided meanwhile is not overruled unseen. */
  previousId: z.uuid().nullable(),
  outcome: z.enum(['opened', 'refused']),
  /** Codes of the conditions a refusal rests on. */
  motives: z.array(z.string().max(40)).max(9),
  explanation: z.string().max(2000),
})
export type NewDecision = z.infer<typeof NewDecision>
export const NewContract = z.strictObject({ id: z.uuid(), youngPersonId: z.uuid(), track: z.enum(tracks), ...Terms })
export type NewContract = z.infer<typeof NewContract>
export const ContractEdit = z.strictObject({ track: z.enum(tracks), ...Terms })
export type ContractEdit = z.infer<typeof ContractEdit>
export const Amendment = z.strictObject({
  version: z.int().min(1),
  reason: z.string().min(5).max(1000),
  youngPersonCommits: Terms.youngPersonCommits,
  structureCommits: Terms.structureCommits,
  objectives: Terms.objectives,
})
export type Amendment = z.infer<typeof Amendment>
/** By the person: drawn or with a code. By the professional: drawn or by the session itself. */
export const NewSignature = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('drawn'), ...signing, drawing }),
  z.strictObject({ way: z.literal('code'), ...signing, code }),
  z.strictObject({ way: z.literal('account'), ...signing }),
])
export type NewSignature = z.infer<typeof NewSignature>
export const PaperSignature = z.strictObject({
  ...signing,
  signedOn: day,
  /** Who else signed the paper, when the person is under eighteen. */
  representativeName: z.string().min(3).max(200).nullable(),
  fileId: z.uuid().nullable(),
})
export type PaperSignature = z.infer<typeof PaperSignature>
export const NewRepresentative = z.strictObject({
  id: z.uuid(),
  firstName: words(100),
  lastName: words(100),
  relation: z.enum(['mother', 'father', 'guardian', 'child_welfare', 'delegate']),
  contact: z.string().min(5).max(254),
})
export type NewRepresentative = z.infer<typeof NewRepresentative>
export const Extension = z.strictObject({ endsOn: day, reason: z.string().min(10).max(1000) })
export type Extension = z.infer<typeof Extension>
export const Exit = z.strictObject({
  endedOn: day,
  motive: z.string().max(40),
  detail: z.string().max(1000),
  followUpUntil: day.nullable(),
})
export type Exit = z.infer<typeof Exit>

export const ToSign = z.object({
  ...ContractLine.shape,
  firstName: z.string(),
  lastName: z.string(),
})
export type ToSign = z.infer<typeof ToSign>
const Waiting = z.object({ id: z.uuid(), youngPersonId: z.uuid(), firstName: z.string(), lastName: z.string(), dueOn: day })

export const contractsApi = {
  file: endpoint({
    method: 'GET',
    path: '/contracts',
    access: both,
    reads,
    query: ofPerson,
    reply: z.object({
      courses: z.array(Course),
      contracts: z.array(ContractLine),
      tasks: z.array(Task),
      decision: Decision.omit({ findings: true }).nullable(),
      lastDiagnosisOn: day.nullable(),
    }),
  }),
  /** What waits on the desk: texts to sign, contracts that end soon, papers that are missing. */
  toDo: endpoint({
    method: 'GET',
    path: '/contracts/to-do',
    access: desk,
    reply: z.object({ toSign: z.array(Waiting), ending: z.array(Waiting), papers: z.array(Waiting) }),
  }),
  openCourse: endpoint({ method: 'POST', path: '/contracts/courses', access: desk, body: NewCourse, reply: Course }),
  endCourse: endpoint({
    method: 'PUT',
    path: '/contracts/courses/:id/end',
    access: desk,
    params: id,
    body: z.strictObject({ endedOn: day, reason: z.string().min(3).max(500) }),
    reply: Course,
  }),
  diagnoses: endpoint({
    method: 'GET',
    path: '/contracts/diagnoses',
    access: both,
    reads,
    query: ofPerson,
    reply: z.object({ items: z.array(Diagnosis) }),
  }),
  diagnose: endpoint({ method: 'POST', path: '/contracts/diagnoses', access: desk, body: NewDiagnosis, reply: Diagnosis }),
  eligibility: endpoint({
    method: 'GET',
    path: '/contracts/eligibility',
    access: desk,
    reads,
    query: ofPerson,
    reply: z.object({ facts: Facts, findings: z.array(Finding), isSaved: z.boolean() }),
  }),
  saveFacts: endpoint({
    method: 'PUT',
    path: '/contracts/eligibility/:youngPersonId',
    access: desk,
    params: ofPerson,
    body: Facts,
    reply: z.object({ findings: z.array(Finding) }),
  }),
  decide: endpoint({ method: 'POST', path: '/contracts/decisions', access: desk, body: NewDecision, reply: Decision }),
  letter: endpoint({
    method: 'GET',
    path: '/contracts/decisions/:id/letter',
    access: both,
    params: id,
    gives: 'bytes',
    reply: Done,
  }),
  create: endpoint({ method: 'POST', path: '/contracts', access: desk, body: NewContract, reply: Contract }),
  get: endpoint({ method: 'GET', path: '/contracts/:id', access: both, params: id, reply: Contract }),
  edit: endpoint({ method: 'PUT', path: '/contracts/:id', access: desk, params: id, body: ContractEdit, reply: Contract }),
  /** Offers the draft for signing; papers that are missing become tasks. */
  submit: endpoint({
    method: 'POST',
    path: '/contracts/:id/submission',
    access: desk,
    params: id,
    body: z.strictObject({ missingPapers: z.array(z.enum(papers)).max(9) }),
    reply: Contract,
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/contracts/:id/cancellation',
    access: desk,
    params: id,
    body: z.strictObject({}),
    reply: Contract,
  }),
  amend: endpoint({ method: 'POST', path: '/contracts/:id/versions', access: desk, params: id, body: Amendment, reply: Contract }),
  askCode: endpoint({
    method: 'POST',
    path: '/contracts/:id/signing-code',
    access: ['youngPerson'],
    params: id,
    body: z.strictObject(signing),
    reply: z.object({ maskedContact: z.string(), validMinutes: z.int(), resendSeconds: z.int() }),
  }),
  sign: endpoint({ method: 'POST', path: '/contracts/:id/signatures', access: both, params: id, body: NewSignature, reply: Contract }),
  /** The person does not want this contract: said with their own words, to talk about it. */
  refuse: endpoint({
    method: 'POST',
    path: '/contracts/:id/refusal',
    access: ['youngPerson'],
    params: id,
    body: z.strictObject({ reason: z.string().max(1000) }),
    reply: Contract,
  }),
  signOnPaper: endpoint({ method: 'POST', path: '/contracts/:id/paper', access: desk, params: id, body: PaperSignature, reply: Contract }),
  inviteRepresentative: endpoint({
    method: 'POST',
    path: '/contracts/:id/representative',
    access: desk,
    params: id,
    body: NewRepresentative,
    reply: Contract,
  }),
  extend: endpoint({ method: 'POST', path: '/contracts/:id/extension', access: desk, params: id, body: Extension, reply: Contract }),
  end: endpoint({ method: 'POST', path: '/contracts/:id/end', access: desk, params: id, body: Exit, reply: Contract }),
  pdf: endpoint({ method: 'GET', path: '/contracts/:id/pdf', access: both, params: id, gives: 'bytes', reply: Done }),
  openTask: endpoint({
    method: 'POST',
    path: '/contracts/tasks',
    access: desk,
    body: z.strictObject({ id: z.uuid(), youngPersonId: z.uuid(), kind: z.enum(papers), dueOn: day }),
    reply: Task,
  }),
  closeTask: endpoint({
    method: 'PUT',
    path: '/contracts/tasks/:id/done',
    access: desk,
    params: id,
    body: z.strictObject({}),
    reply: Done,
  }),

  representation: endpoint({ method: 'GET', path: '/representation/:token', access: 'public', params: token, reply: Representation }),
  askRepresentativeCode: endpoint({
    method: 'POST',
    path: '/representation/:token/code',
    access: 'public',
    params: token,
    body: z.strictObject({}),
    reply: z.object({ validMinutes: z.int(), resendSeconds: z.int() }),
  }),
  /** The text, against the code; the code still signs. */
  readAsRepresentative: endpoint({
    method: 'POST',
    path: '/representation/:token/reading',
    access: 'public',
    params: token,
    body: z.strictObject({ code }),
    reply: Version.omit({ signatures: true, missing: true }).extend({ youngPersonName: z.string() }),
  }),
  signAsRepresentative: endpoint({
    method: 'POST',
    path: '/representation/:token/signature',
    access: 'public',
    params: token,
    body: z.strictObject({ code, drawing: drawing.nullable() }),
    reply: z.object({ isInForce: z.boolean() }),
  }),
}

const one = { contractId: z.uuid(), youngPersonId: z.uuid() }
/** A contract came into force. */
export const contractSigned = event('contracts.signed', z.object(one))
export const contractEnded = event('contracts.ended', z.object(one))
export const contractExtended = event('contracts.extended', z.object(one))
export const contractTransferred = event('contracts.transferred', z.object(one))
/** A text waits for the young person's signature. */
export const contractToSign = event('contracts.to-sign', z.object(one))
/** Something of the course, the diagnosis, the decision or a draft moved: open screens read again. */
export const fileChanged = event('contracts.changed', z.object({ youngPersonId: z.uuid() }))
export const taskOpened = event('contracts.task-opened', z.object({ taskId: z.uuid(), youngPersonId: z.uuid() }))
