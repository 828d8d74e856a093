import type {
  Blocker,
  MonthStatus,
  Resource,
  SimulationInput,
  SimulationResult,
  SituationKind,
  TaxProof,
  TaxSituation,
  Territory,
} from './api-shapes.ts'
import { calculate } from './rules.ts'
import { addMonths, firstDayOf, isLost, lastDayOf, precautionaryMonths } from './rules-months.ts'
import type { Settings } from './rules-settings.ts'

/** All that is known about a month of somebody under contract. */
export type Facts = {
  month: string
  birthDate: string
  territory: Territory
  contract: { startsOn: string; endsOn: string }
  /** Labels of the programmes that leave no day of the month. */
  suspendedBy: readonly string[]
  tax: { situation: TaxSituation; fromMonth: string; proof: TaxProof } | null
  declaration: { situations: SituationKind[]; isStudent: boolean } | null
  /** Income declared for this month and the two before, in this order; null: nothing was declared. */
  resources: readonly (readonly Resource[] | null)[]
  looks: readonly { rank: number; outcome: 'accepted' | 'returned'; asksSecond: boolean }[]
}
/** Where a month stands, and how its amount was found; `input` null while it cannot be found. */
export type Settled = { status: MonthStatus; blockers: Blocker[]; input: SimulationInput | null; result: SimulationResult }

/** Where a month stands on a day: what it would bring, and what is still awaited before it is due. */
export function settle(facts: Facts, settings: Settings, today: string): Settled {
  const input = toInput(facts, settings)
  const result = input ? calculate({ ...input, suspendedBy: facts.suspendedBy }, settings) : nothingYet
  const blockers = blockersOf(facts)
  return { status: statusOf(blockers, result.amountCents, facts.month, today), blockers, input, result }
}

const nothingYet: SimulationResult = { amountCents: 0, lumpSumCents: 0, entitled: false, steps: [] }

function statusOf(blockers: readonly Blocker[], amountCents: number, month: string, today: string): MonthStatus {
  // what waits for the structure is never lost by waiting
  if (blockers.includes('declaration') && isLost(month, today)) return 'lost'
  if (blockers.length) return 'awaiting'
  return amountCents > 0 ? 'due' : 'not_due'
}

function blockersOf({ month, tax, declaration, looks }: Facts): Blocker[] {
  const blockers: Blocker[] = []
  // paid before the papers are there: three months, which the person keeps; then the papers
  const isAdvanced = tax?.proof === 'awaited' && month < addMonths(tax.fromMonth, precautionaryMonths)
  if (!tax || (tax.proof === 'awaited' && !isAdvanced)) blockers.push('tax_situation')
  const [first, second] = [looks.find((l) => l.rank === 1), looks.find((l) => l.rank === 2)]
  if (!declaration) blockers.push('declaration')
  else if (looks.some(({ outcome }) => outcome === 'returned')) blockers.push('returned')
  else if (!first) blockers.push('first_look')
  else if (first.asksSecond && !second) blockers.push('second_look')
  return blockers
}

/** What the engine is asked; null while the tax situation or the declaration is missing. */
function toInput(facts: Facts, settings: Settings): SimulationInput | null {
  const { month, birthDate, territory, contract, tax, declaration, resources } = facts
  if (!tax || !declaration) return null
  const from = contract.startsOn > firstDayOf(month) ? contract.startsOn : firstDayOf(month)
  const ageYears = ageOn(birthDate, from)
  const adultSince = settings.adultAmountFrom === 'month_of_review' ? tax.fromMonth : month
  return {
    month,
    ageYears,
    minor: ageOn(birthDate, lastDayOf(adultSince)) < 18,
    // a contract in force past 25 was opened for a recognised disabled worker: its last day is kept by the contract itself
    disabledWorker: ageYears > 25,
    student: declaration.isStudent,
    taxSituation: tax.situation,
    territory,
    resources: settings.referencePeriod === 'month_before' ? [...(resources[0] ?? [])] : meanOf(resources),
    situations: declaration.situations,
  }
}

/** The mean of three months by kind, half up to the cent; a month without a declaration counts as nothing earned. */
export function meanOf(months: readonly (readonly Resource[] | null)[]): Resource[] {
  const sums = new Map<Resource['kind'], number>()
  for (const { kind, amountCents } of months.flatMap((one) => one ?? [])) sums.set(kind, (sums.get(kind) ?? 0) + amountCents)
  return [...sums].map(([kind, sum]) => ({ kind, amountCents: Math.floor((2 * sum + 3) / 6) }))
}

/** Whether a month may be declared on a day: not before it begins, not once it is lost. */
export const isOpenOn = (month: string, today: string) => firstDayOf(month) <= today && !isLost(month, today)

/** Whole years on a day. */
function ageOn(birthDate: string, day: string) {
  return Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0)
}
