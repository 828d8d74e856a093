import { z } from '#platform/api'

/** Money: whole euro cents, never negative; the bound keeps sums far from what a number can hold. */
export const cents = z.int().min(0).max(100_000_000)
/** A calendar month, `2025-05`. */
export const monthParam = z.string().regex(/^[12]\d{3}-(?:0[1-9]|1[0-2])$/)

export const taxSituations = ['not_taxable', 'first_bracket', 'above_first_bracket'] as const
export type TaxSituation = (typeof taxSituations)[number]
export const territories = ['metropole', 'mayotte'] as const
export type Territory = (typeof territories)[number]

export const resourceKinds = [
  'salary',
  'self_employment',
  'partial_activity',
  'maternity_paternity_adoption',
  'sickness_daily_allowance',
  'esat_pay',
  'ava_pay',
  'oacas_allowance',
  'unemployment_benefit',
  'training_placement_pay',
  'e2c_pay',
  'disability_allowance_aah',
  'housing_benefit',
  'family_benefit',
  'alimony',
  'other',
] as const
export type ResourceKind = (typeof resourceKinds)[number]
export const Resource = z.strictObject({ kind: z.enum(resourceKinds), amountCents: cents })
export type Resource = z.infer<typeof Resource>

export const situationKinds = [
  'rsa_recipient',
  'rsa_partner',
  'rsa_dependent_child',
  'ppa_recipient',
  'ppa_dependent_child',
  'civic_service',
  'smv',
  'sma',
  'armed_forces_volunteer',
  'aided_contract',
  'ppa_earlier_period',
] as const
export type SituationKind = (typeof situationKinds)[number]

/** What the engine asks. Absent: false, none, 0, metropole; `minor` absent follows the age, given it wins. */
export const SimulationInput = z.strictObject({
  month: monthParam,
  ageYears: z.int().min(0).max(130),
  minor: z.boolean().optional(),
  disabledWorker: z.boolean().optional(),
  student: z.boolean().optional(),
  taxSituation: z.enum(taxSituations),
  territory: z.enum(territories).optional(),
  resources: z.array(Resource).max(50).optional(),
  situations: z.array(z.enum(situationKinds)).max(20).optional(),
  /** Share of the allowance a decision takes, after the deductions: 0 to 1. */
  sanctionReductionRate: z.number().min(0).max(1).optional(),
})
export type SimulationInput = z.infer<typeof SimulationInput>

/** One line of "why this amount": the lines of a calculation add up to its amount. */
export const Step = z.object({ label: z.string(), amountCents: z.int(), source: z.string() })
export type Step = z.infer<typeof Step>

export const SimulationResult = z.object({
  amountCents: z.int(),
  lumpSumCents: z.int(),
  entitled: z.boolean(),
  steps: z.array(Step),
})
export type SimulationResult = z.infer<typeof SimulationResult>

/** Where a month stands. `due`: to be paid; `not_due`: settled at nothing; `lost`: declared by nobody in time (R5131-25). */
export const monthStatuses = ['awaiting', 'due', 'not_due', 'lost'] as const
export type MonthStatus = (typeof monthStatuses)[number]
/** What a month waits for. */
export const blockers = ['tax_situation', 'declaration', 'returned', 'first_look', 'second_look'] as const
export type Blocker = (typeof blockers)[number]
/** `awaited`: decided before the papers are there; holds for three months (R5131-25). */
export const taxProofs = ['last_notice', 'adviser_word', 'family_breakdown', 'awaited'] as const
export type TaxProof = (typeof taxProofs)[number]

/** One version of what was declared for a month, with who looked at it. */
export const Declaration = z.object({
  id: z.uuid(),
  version: z.int(),
  resources: z.array(Resource),
  situations: z.array(z.enum(situationKinds)),
  isStudent: z.boolean(),
  byYoungPerson: z.boolean(),
  declaredAt: z.iso.datetime(),
  /** Why it replaces the one before. */
  correction: z.string(),
  /** Why it was sent back. */
  returned: z.string(),
  files: z.array(z.object({ id: z.uuid(), name: z.string() })),
  looks: z.array(
    z.object({ rank: z.int(), outcome: z.enum(['accepted', 'returned']), asksSecond: z.boolean(), by: z.string(), at: z.iso.datetime() }),
  ),
})
export type Declaration = z.infer<typeof Declaration>

/** A month of somebody under contract. While it is not due, the amount is what it would be. */
export const Month = z.object({
  month: monthParam,
  contractId: z.uuid(),
  status: z.enum(monthStatuses),
  blockers: z.array(z.enum(blockers)),
  amountCents: z.int(),
  lumpSumCents: z.int(),
  entitled: z.boolean(),
  steps: z.array(Step),
  /** It may be declared or corrected today. */
  isOpen: z.boolean(),
  /** All versions, the newest first. */
  declarations: z.array(Declaration),
})
export type Month = z.infer<typeof Month>

export const TaxReview = z.object({
  id: z.uuid(),
  taxSituation: z.enum(taxSituations),
  proof: z.enum(taxProofs),
  fromMonth: monthParam,
  by: z.string(),
  madeAt: z.iso.datetime(),
})
export type TaxReview = z.infer<typeof TaxReview>

export const NewDeclaration = z.strictObject({
  id: z.uuid(),
  youngPersonId: z.uuid(),
  month: monthParam,
  resources: z.array(Resource).max(30),
  situations: z.array(z.enum(situationKinds)).max(20),
  isStudent: z.boolean(),
  /** The version it corrects, with the reason; none for the first. */
  corrects: z.uuid().optional(),
  reason: z.string().max(1000).optional(),
  fileIds: z.array(z.uuid()).max(10).optional(),
})
export type NewDeclaration = z.infer<typeof NewDeclaration>

export const NewTaxReview = z.strictObject({
  id: z.uuid(),
  youngPersonId: z.uuid(),
  taxSituation: z.enum(taxSituations),
  proof: z.enum(taxProofs),
  fromMonth: monthParam,
  fileId: z.uuid().optional(),
})
export type NewTaxReview = z.infer<typeof NewTaxReview>

export const NewLook = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('accepted') }),
  z.strictObject({ outcome: z.literal('returned'), reason: z.string().min(3).max(1000) }),
])
export type NewLook = z.infer<typeof NewLook>

/** A declaration that waits for somebody on the desk. */
export const Waiting = z.object({
  declarationId: z.uuid(),
  youngPersonId: z.uuid(),
  firstName: z.string(),
  lastName: z.string(),
  month: monthParam,
  amountCents: z.int(),
  incomeCents: z.int(),
  declaredAt: z.iso.datetime(),
})
export type Waiting = z.infer<typeof Waiting>

/** A calculation of everybody's month: how far it came, in people. */
export const Run = z.object({
  month: monthParam,
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  total: z.int(),
  done: z.int(),
  /** People whose month stands otherwise than before. */
  changed: z.int(),
})
export type Run = z.infer<typeof Run>
