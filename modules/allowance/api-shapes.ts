import { z } from '#platform/api'

/** Money: whole euro cents, never negative; the bound keeps sums far from what a number can hold. */
export const cents = z.int().min(0).max(100_000_000)
/** A calendar month, `2025-05`. */
export const monthParam = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)

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
