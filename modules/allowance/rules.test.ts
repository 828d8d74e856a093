import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { runs, seed } from '#testing/deep'
import { type Resource, resourceKinds, type SimulationInput, situationKinds, taxSituations, territories } from './api-shapes.ts'
import {
  addMonths,
  calculate,
  defaultSettings,
  euros,
  findCents,
  firstMonthStillDue,
  isDueFor,
  isLost,
  lumpSums,
  monthName,
  sumOf,
} from './rules.ts'
import { findRegime, isWithinScale } from './rules-sanctions.ts'

const adult = { month: '2025-05', ageYears: 22, taxSituation: 'not_taxable' } as const
const amountOf = (change: Partial<SimulationInput>) => calculate({ ...adult, ...change }).amountCents
const earning = (kind: Resource['kind'], amountCents: number): Resource[] => [{ kind, amountCents }]

describe('lump sums by period, tax situation, age and territory (D5131-19)', () => {
  for (const [month, notTaxable, firstBracket, minor, mayotte] of [
    ['2022-03', 50000, 30000, 20000, 28500],
    ['2022-06', 50000, 30000, 20000, 28500],
    ['2022-07', 52000, 31200, 20800, 29640],
    ['2023-03', 52000, 31200, 20800, 29640],
    ['2023-04', 52800, 31680, 21120, 30096],
    ['2024-04', 55229, 33137, 22092, 31480],
    ['2025-04', 56168, 33700, 22468, 32015],
    ['2026-03', 56168, 33700, 22468, 32015],
    ['2026-04', 56617, 33970, 22648, 32271],
  ] as const)
    it(`in ${month}`, () => {
      assert.equal(amountOf({ month }), notTaxable)
      assert.equal(amountOf({ month, taxSituation: 'first_bracket' }), firstBracket)
      assert.equal(amountOf({ month, ageYears: 17 }), minor)
      assert.equal(amountOf({ month, ageYears: 17, taxSituation: 'first_bracket' }), minor)
      assert.equal(amountOf({ month, taxSituation: 'above_first_bracket' }), 0)
      assert.equal(amountOf({ month, territory: 'mayotte' }), mayotte)
    })

  // each step was published as a coefficient; the last is the one nobody has published for this allowance
  for (const [before, after, thousandths] of [
    ['2023-04', '2024-04', 1046n],
    ['2024-04', '2025-04', 1017n],
    ['2025-04', '2026-04', 1008n],
  ] as const)
    it(`each amount of ${after} is that of ${before}, rounded, times ${thousandths}/1000`, () => {
      for (const territory of territories)
        for (const key of ['notTaxable', 'firstBracket', 'minor'] as const) {
          const from = lumpSums[territory].find((l) => l.from.startsWith(before))!.value[key]
          const to = lumpSums[territory].find((l) => l.from.startsWith(after))!.value[key]
          assert.equal(to, Number((2n * BigInt(from) * thousandths + 1000n) / 2000n))
        }
    })

  it('being a minor, given, wins over the age', () => {
    assert.equal(amountOf({ ageYears: 17, minor: false }), 56168)
    assert.equal(amountOf({ ageYears: 22, minor: true }), 22468)
  })
})

describe('who has no right (L5131-6)', () => {
  for (const [title, change] of [
    ['15 years', { ageYears: 15 }],
    ['26 years', { ageYears: 26 }],
    ['30 years, recognised disabled worker', { ageYears: 30, disabledWorker: true }],
    ['a student', { student: true }],
    ['above the first bracket', { taxSituation: 'above_first_bracket' }],
  ] as const)
    it(title, () => {
      const { amountCents, entitled, steps } = calculate({ ...adult, ...change })
      assert.deepEqual({ amountCents, entitled, reasons: steps.length }, { amountCents: 0, entitled: false, reasons: 1 })
    })
  for (const change of [{ ageYears: 16 }, { ageYears: 25 }, { ageYears: 29, disabledWorker: true }])
    it(`${JSON.stringify(change)} has`, () => assert.equal(calculate({ ...adult, ...change }).entitled, true))
})

describe('deductions (R5131-20 to R5131-22, D5131-23)', () => {
  for (const [title, change, amount] of [
    ['nothing below the disregard', { resources: earning('salary', 30000) }, 56168],
    ['the example of the contract', { resources: earning('salary', 65500) }, 38699],
    ['the published case of 2022 (347.3)', { month: '2022-04', resources: earning('salary', 60000) }, 34733],
    ['one cent below 80 % of the SMIC', { resources: earning('salary', 144143) }, 0],
    ['80 % of the SMIC', { resources: earning('salary', 144144) }, 0],
    [
      'one disregard for all kinds together',
      { resources: [...earning('salary', 20000), ...earning('sickness_daily_allowance', 45500)] },
      38699,
    ],
    ['in full, unemployment benefit', { resources: earning('unemployment_benefit', 10000) }, 46168],
    ['in full, training placement', { resources: earning('training_placement_pay', 60000) }, 0],
    ['in full, second-chance school', { resources: earning('e2c_pay', 56167) }, 1],
    ['both', { resources: [...earning('e2c_pay', 10000), ...earning('salary', 65500)] }, 28699],
    ['never, housing and AAH', { resources: [...earning('housing_benefit', 90000), ...earning('disability_allowance_aah', 90000)] }, 56168],
  ] as const)
    it(title, () => assert.equal(amountOf(change as Partial<SimulationInput>), amount))

  for (const kind of [
    'salary',
    'self_employment',
    'partial_activity',
    'maternity_paternity_adoption',
    'sickness_daily_allowance',
    'esat_pay',
    'ava_pay',
    'oacas_allowance',
  ] as const)
    it(`${kind} is partly deducted (R5131-22)`, () => assert.equal(amountOf({ resources: earning(kind, 65500) }), 38699))

  it('Mayotte keeps the metropolitan SMIC unless a table of its own is given', () => {
    const input = { ...adult, territory: 'mayotte', resources: earning('salary', 65500) } as const
    const local = { ...defaultSettings, smicInMayotte: [{ from: '2022-01-01', value: 130000, source: '', confidence: 'C' }] } as const
    assert.equal(calculate(input).amountCents, 22058)
    assert.equal(calculate(input, local).amountCents, 16656)
  })
  it('rounds down when told so', () => {
    const input = { ...adult, resources: earning('salary', 65600) }
    assert.equal(calculate(input).amountCents, 38650)
    assert.equal(calculate(input, { ...defaultSettings, rounding: 'down' }).amountCents, 38649)
  })
})

describe('situations (R5131-24)', () => {
  for (const [situation, amount] of [
    ['rsa_recipient', 0],
    ['rsa_partner', 0],
    ['rsa_dependent_child', 56168],
    ['ppa_recipient', 0],
    ['ppa_dependent_child', 56168],
    ['civic_service', 0],
    ['smv', 0],
    ['sma', 0],
    ['armed_forces_volunteer', 0],
    ['aided_contract', 0],
    ['ppa_earlier_period', 56168],
  ] as const)
    it(situation, () => {
      const result = calculate({ ...adult, situations: [situation] })
      assert.deepEqual([result.amountCents, result.entitled, sumOf(result.steps)], [amount, amount > 0, amount])
    })
})

describe('the reduction a decision takes', () => {
  for (const [rate, amount] of [
    [0.25, 29024],
    [0.3, 27089],
    [1, 0],
    [1e-7, 38699],
  ] as const)
    it(`of ${rate}, after the deductions`, () =>
      assert.equal(amountOf({ resources: earning('salary', 65500), sanctionReductionRate: rate }), amount))

  for (const [decidedOn, breach, percent, months, within] of [
    ['2025-05-31', 1, 25, 1, true],
    ['2025-05-31', 1, 30, 1, false],
    ['2025-05-31', 2, 100, 1, true],
    ['2025-05-31', 2, 100, 2, false],
    ['2025-05-31', 3, 100, 24, true],
    ['2025-06-01', 1, 30, 1, true],
    ['2025-06-01', 1, 25, 1, false],
    ['2025-06-01', 1, 30, 3, false],
    ['2025-06-01', 2, 100, 4, true],
    ['2025-06-01', 3, 100, 5, false],
    ['2022-02-28', 1, 25, 1, false],
  ] as const)
    it(`${percent} % for ${months} months, breach ${breach}, decided on ${decidedOn}: ${within ? 'within' : 'outside'} the scale`, () =>
      assert.equal(isWithinScale({ decidedOn, breach, percent, months }), within))
  it('the articles change on 1 June 2025', () => {
    assert.equal(findRegime('2025-05-31')?.source, 'R5131-18')
    assert.equal(findRegime('2025-06-01')?.source, 'R5412-1')
  })
})

describe('months (R5131-25)', () => {
  it('are whole, from that of the signature to that of the last day', () => {
    const contract = { startsOn: '2026-01-31', endsOn: '2026-03-01' }
    assert.deepEqual(
      ['2025-12', '2026-01', '2026-02', '2026-03', '2026-04'].map((month) => isDueFor(contract, month)),
      [false, true, true, true, false],
    )
  })
  it('three are claimed back by a complete file, the fourth is lost', () => {
    assert.equal(firstMonthStillDue('2026-11-23'), '2026-08')
    assert.equal(isLost('2026-07', '2026-11-01'), true)
    assert.equal(isLost('2026-08', '2026-11-30'), false)
  })
  it('are counted over the turn of a year', () => {
    assert.equal(addMonths('2026-01', -1), '2025-12')
    assert.equal(addMonths('2025-12', 1), '2026-01')
  })
})

it('writes money and months as one reads them', () => {
  assert.deepEqual([0, 5, 144144, -17469, 56000].map(euros), [
    '0\u00a0€',
    '0,05\u00a0€',
    '1\u202f441,44\u00a0€',
    '−174,69\u00a0€',
    '560\u00a0€',
  ])
  assert.equal(monthName('2025-08'), 'août 2025')
})

it('reads money as one types it', () => {
  assert.deepEqual(['', '655', '655,5', '1 200,05 €', '12.34', '-3', '1,234', 'dix'].map(findCents), [
    0,
    65500,
    65550,
    120005,
    1234,
    undefined,
    undefined,
    undefined,
  ])
})

const months = fc.integer({ min: 0, max: 70 }).map((count) => addMonths('2022-03', count))
const resources = fc.array(fc.record({ kind: fc.constantFrom(...resourceKinds), amountCents: fc.integer({ min: 0, max: 250_000 }) }), {
  maxLength: 6,
})
const inputs: fc.Arbitrary<SimulationInput> = fc.record(
  {
    month: months,
    ageYears: fc.integer({ min: 14, max: 32 }),
    taxSituation: fc.constantFrom(...taxSituations),
    minor: fc.boolean(),
    disabledWorker: fc.boolean(),
    student: fc.boolean(),
    territory: fc.constantFrom(...territories),
    resources,
    situations: fc.array(fc.constantFrom(...situationKinds), { maxLength: 3 }),
    sanctionReductionRate: fc.constantFrom(0, 0.25, 0.3, 0.5, 0.333, 1),
  },
  { requiredKeys: ['month', 'ageYears', 'taxSituation'] },
)
const always = <T>(title: string, from: fc.Arbitrary<T>, holds: (value: T) => unknown) =>
  it(`${title} (seed ${seed})`, () => fc.assert(fc.property(from, holds as (value: T) => void), { seed, numRuns: runs(500, 50_000) }))

describe('whatever is asked', () => {
  always('never negative, never above the lump sum, and the steps add up', inputs, (input) => {
    const { amountCents, lumpSumCents, steps, entitled } = calculate(input)
    assert.ok(amountCents >= 0 && amountCents <= lumpSumCents)
    assert.equal(sumOf(steps), amountCents)
    assert.ok(entitled || amountCents === 0)
    assert.ok(steps.every(({ label, source }) => label && source))
  })
  always(
    'more income never brings more',
    fc.tuple(inputs, fc.constantFrom(...resourceKinds), fc.integer({ min: 1, max: 90_000 })),
    ([input, kind, more]) => {
      const richer = { ...input, resources: [...(input.resources ?? []), { kind, amountCents: more }] }
      assert.ok(calculate(richer).amountCents <= calculate(input).amountCents)
    },
  )
  always('nothing is left from 80 % of the SMIC on', fc.tuple(inputs, fc.integer({ min: 0, max: 90_000 })), ([input, more]) => {
    const least = Math.ceil(findCeiling(input.month))
    assert.equal(calculate({ ...input, resources: [{ kind: 'salary', amountCents: least + more }] }).amountCents, 0)
  })
  always('the order of what is declared changes nothing', inputs, (input) => {
    const turned = { ...input, resources: input.resources?.toReversed() ?? [], situations: input.situations?.toReversed() ?? [] }
    assert.equal(calculate(turned).amountCents, calculate(input).amountCents)
  })
})

/** 80 % of the gross SMIC in cents, from figures written here once more. */
function findCeiling(month: string) {
  const wages: [string, number][] = [
    ['2022-03', 160312],
    ['2022-05', 164558],
    ['2022-08', 167895],
    ['2023-01', 170928],
    ['2023-05', 174720],
    ['2024-01', 176692],
    ['2024-11', 180180],
    ['2026-01', 182303],
    ['2026-06', 186702],
  ]
  return wages.findLast(([from]) => from <= month)![1] * 0.8
}
