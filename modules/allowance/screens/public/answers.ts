import type { SimulationInput, SituationKind, TaxSituation, Territory } from '../../api.ts'
import { addMonths, ages, calculate, firstMonth } from '../../rules.ts'
import { type Line, toResources } from '../income.ts'

/** What somebody has answered so far; amounts and age as they were typed. */
export type Answers = {
  month: string
  age: string
  taxSituation: TaxSituation
  salary: string
  others: Line[]
  disabledWorker: boolean
  student: boolean
  territory: Territory
  situations: SituationKind[]
}

/** A young adult alone, without income: the question most come with. */
export const firstAnswers = (month: string): Answers => ({
  month,
  age: '20',
  taxSituation: 'not_taxable',
  salary: '',
  others: [],
  disabledWorker: false,
  student: false,
  territory: 'metropole',
  situations: [],
})

/** What can be asked of the engine; undefined while an answer cannot be read. */
export function toInput({ age, salary, others, ...rest }: Answers): SimulationInput | undefined {
  const resources = toResources({ salary, others })
  return isAge(age) && resources ? { ...rest, ageYears: Number(age), resources } : undefined
}

/** Whole years that somebody can have. */
export const isAge = (text: string) => /^\d{1,2}$/.test(text.trim())

/** The answer to what was answered; undefined while something cannot be read. */
export function answer(answers: Answers) {
  const input = toInput(answers)
  return input && { input, result: calculate(input) }
}

/** Months one may ask about: next month, and back two years or to the first. */
export const monthsAround = (month: string) =>
  Array.from({ length: 26 }, (_, back) => addMonths(month, 1 - back)).filter((one) => one >= firstMonth)

/** Ages for which there is an allowance, in words. */
export const ageHint = `De ${ages.from} à ${ages.upTo} ans, ou jusqu’à ${ages.upToDisabled} ans avec une RQTH.`
