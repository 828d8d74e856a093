import { invalid } from '#platform/errors'
import type { Resource, SimulationInput, SimulationResult, Step } from './api-shapes.ts'
import { atLeastZero, type Fraction, minus, times, toCents, toFraction, whole } from './rules-exact.ts'
import { ages, resourceRules, situationRules } from './rules-kinds.ts'
import { firstDayOf } from './rules-months.ts'
import { ceilingShare, disregard, findOn, firstMonth, type LumpSums, lumpSums, smic } from './rules-rates.ts'
import { findRegime } from './rules-sanctions.ts'
import { defaultSettings, type Settings } from './rules-settings.ts'
import { euros, monthName } from './rules-words.ts'

export * from './rules-kinds.ts'
export * from './rules-months.ts'
export * from './rules-rates.ts'
export * from './rules-settings.ts'
export { euros, findCents, monthName } from './rules-words.ts'

/** What is calculated: what anybody may simulate, and the programmes that are known to leave no day of the month. */
export type Calculable = SimulationInput & { suspendedBy?: readonly string[] }

/**
 * The allowance of one month, in whole euro cents (R5131-20, D5131-23):
 * A = max(0, F − D − max(0, P − 300 €) × k), k = F ÷ (80 % of the gross SMIC − 300 €), then the share a decision takes.
 * F lump sum (D5131-19), D wholly deductible income (R5131-21), P partly deductible income (R5131-22). Exact, rounded once, half up.
 * The steps add up to the amount. Refuses with 422 `allowance.before-the-scheme` a month before March 2022; whoever has no right gets 0 with the reason.
 */
export function calculate(input: Calculable, settings: Settings = defaultSettings): SimulationResult {
  if (input.month < firstMonth) throw invalid('allowance.before-the-scheme', { month: input.month, firstMonth })
  const refused = whyNoRight(input)
  if (refused.length) return { amountCents: 0, lumpSumCents: 0, entitled: false, steps: refused }
  const lumpSum = lumpSumOf(input)
  const stopped = whyStopped(input, lumpSum.amountCents)
  if (stopped.length) return { amountCents: 0, lumpSumCents: lumpSum.amountCents, entitled: false, steps: [lumpSum, ...stopped] }
  const steps = [lumpSum, ...allowedSteps(input)]
  const add = (...more: Step[]) => steps.push(...more)
  add(...whollyDeducted(input, lumpSum.amountCents))
  add(...partlyDeducted(input, settings, lumpSum.amountCents, sumOf(steps)))
  add(...leftAlone(input))
  add(...sanctioned(input, settings, sumOf(steps)))
  return { amountCents: sumOf(steps), lumpSumCents: lumpSum.amountCents, entitled: true, steps }
}

/** What the lines of a calculation add up to, cents. */
export const sumOf = (steps: readonly Step[]) => steps.reduce((sum, { amountCents }) => sum + amountCents, 0)

const step = (label: string, amountCents: number, source: string): Step => ({ label, amountCents, source })

/** Age, studies and the tax bracket decide whether there is a lump sum at all. */
function whyNoRight({ ageYears, disabledWorker = false, student = false, taxSituation }: SimulationInput) {
  const reasons: Step[] = []
  const upTo = disabledWorker ? ages.upToDisabled : ages.upTo
  if (ageYears < ages.from) reasons.push(step(`Le contrat commence à ${ages.from} ans`, 0, ages.source))
  if (ageYears > upTo)
    reasons.push(step(`Le contrat s’arrête à ${upTo} ans révolus${disabledWorker ? ' avec une RQTH' : ''}`, 0, ages.source))
  if (student) reasons.push(step('Pas d’allocation pendant des études ou une formation', 0, 'L5131-6'))
  if (taxSituation === 'above_first_bracket')
    reasons.push(step('Le foyer fiscal paie l’impôt au-delà de la première tranche : pas d’allocation', 0, 'D5131-19'))
  return reasons
}

function lumpSumOf({ month, ageYears, minor = ageYears < 18, taxSituation, territory = 'metropole' }: SimulationInput) {
  const { value, source } = findOn(lumpSums[territory], firstDayOf(month))!
  const which: keyof LumpSums = minor ? 'minor' : taxSituation === 'not_taxable' ? 'notTaxable' : 'firstBracket'
  const place = territory === 'mayotte' ? ', à Mayotte' : ''
  return step(`Montant de départ en ${monthName(month)}${place} : ${lumpSumWords[which]}`, value[which], source)
}

const lumpSumWords: Record<keyof LumpSums, string> = {
  notTaxable: 'adulte, foyer qui ne paie pas d’impôt sur le revenu',
  firstBracket: 'adulte, foyer imposé dans la première tranche',
  minor: 'moins de 18 ans',
}

/** What stops the whole allowance: the first of them takes the lump sum away, the others are said. */
function whyStopped({ situations = [], suspendedBy = [] }: Calculable, lumpSumCents: number) {
  const stopping = [...new Set(situations)].map((kind) => situationRules[kind]).filter(({ effect }) => effect !== 'allows')
  const programmes = suspendedBy.map((label) => ({ label: `Allocation suspendue tout le mois : ${label}`, source: 'R5131-24 III' }))
  return [...programmes, ...stopping].map(({ label, source }, index) => step(label, index ? 0 : -lumpSumCents, source))
}

const allowedSteps = ({ situations = [] }: SimulationInput) =>
  [...new Set(situations)].map((kind) => step(situationRules[kind].label, 0, situationRules[kind].source))

/** Income of one treatment, added up by kind, in the order of the first line of each. */
function totals(resources: readonly Resource[], treatment: 'wholly' | 'partly' | 'cumulable') {
  const sums = new Map<Resource['kind'], number>()
  for (const { kind, amountCents } of resources)
    if (resourceRules[kind].treatment === treatment) sums.set(kind, (sums.get(kind) ?? 0) + amountCents)
  return [...sums].map(([kind, amountCents]) => ({ ...resourceRules[kind], amountCents }))
}

/** Taken off in full, down to nothing. */
function whollyDeducted({ resources = [] }: SimulationInput, lumpSumCents: number) {
  let left = lumpSumCents
  return totals(resources, 'wholly').map(({ label, amountCents, source }) => {
    const taken = Math.min(left, amountCents)
    left -= taken
    return step(`${label} : ${euros(amountCents)}, retirés en entier`, taken ? -taken : 0, source)
  })
}

/** Only what is above the disregard is taken off, at the rate that leaves nothing at 80 % of the SMIC. */
function partlyDeducted(input: SimulationInput, settings: Settings, lumpSumCents: number, left: number) {
  const kinds = totals(input.resources ?? [], 'partly')
  if (!kinds.length) return []
  const income = kinds.reduce((sum, { amountCents }) => sum + amountCents, 0)
  const { free, span, ceiling } = slopeOf(input, settings)
  const above = Math.max(0, income - free)
  const taken = { n: BigInt(above) * BigInt(lumpSumCents) * span.d, d: span.n }
  const rest = toCents(atLeastZero(minus(whole(left), taken)), settings.rounding)
  const what = `${kinds.map(({ label }) => label).join(', ')} : ${euros(income)}`
  const words =
    income <= free ? `${what}. Jusqu’à ${euros(free)}, rien n’est retiré` : aboveWords(what, { above, free, span, ceiling, lumpSumCents })
  return [step(words, rest - left || 0, 'R5131-20')]
}

type Slope = { free: number; span: Fraction; ceiling: Fraction }
const aboveWords = (what: string, { above, free, span, ceiling, lumpSumCents }: Slope & { above: number; lumpSumCents: number }) => {
  if (BigInt(above) * span.d >= span.n) return `${what}. À partir de ${euros(toCents(ceiling, 'half_up'))} (80 % du SMIC), il ne reste rien`
  const perEuro = toCents({ n: BigInt(lumpSumCents) * 100n * span.d, d: span.n }, 'half_up')
  const rate = `${euros(lumpSumCents)} ÷ ${euros(toCents(span, 'half_up'))}`
  return `${what}. Les ${euros(free)} du début ne comptent pas. Sur les ${euros(above)} au-dessus, on retire environ ${perEuro} centimes par euro (${rate})`
}

/** Where the slope begins and ends, cents: the disregard, 80 % of the SMIC, and what lies between. */
export function slopeOf({ month, territory }: Pick<SimulationInput, 'month' | 'territory'>, settings: Settings = defaultSettings): Slope {
  const day = firstDayOf(month)
  const wages = territory === 'mayotte' && settings.smicInMayotte !== 'metropolitan' ? settings.smicInMayotte : smic
  const free = findOn(disregard, day)!.value
  const ceiling = times(whole(findOn(wages, day)!.value), { n: BigInt(ceilingShare.numerator), d: BigInt(ceilingShare.denominator) })
  return { free, ceiling, span: minus(ceiling, whole(free)) }
}

const leftAlone = ({ resources = [] }: SimulationInput) =>
  totals(resources, 'cumulable').map(({ label, amountCents, source }) =>
    step(`${label} : ${euros(amountCents)}, ne change rien`, 0, source),
  )

/** The share a decision takes of what is left after the deductions, from the amount in whole cents. */
function sanctioned({ month, sanctionReductionRate: rate = 0 }: SimulationInput, settings: Settings, left: number) {
  if (!rate) return []
  const rest = toCents(times(whole(left), minus(whole(1), toFraction(rate))), settings.rounding)
  const percent = (rate * 100).toLocaleString('fr-FR', { maximumFractionDigits: 2 })
  return [step(`Décision de réduction : ${percent} %`, rest - left || 0, findRegime(firstDayOf(month))!.source)]
}
