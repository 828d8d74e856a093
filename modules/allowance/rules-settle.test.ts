import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { runs, seed } from '#testing/deep'
import { calculate, defaultSettings, sumOf } from './rules.ts'
import { type Facts, isOpenOn, meanOf, settle } from './rules-settle.ts'

const facts: Facts = {
  month: '2026-11',
  birthDate: '2005-04-12',
  territory: 'metropole',
  contract: { startsOn: '2026-09-01', endsOn: '2027-08-31' },
  suspendedBy: [],
  tax: { situation: 'not_taxable', fromMonth: '2026-09', proof: 'last_notice' },
  declaration: { situations: [], isStudent: false },
  resources: [[{ kind: 'salary', amountCents: 65500 }], null, null],
  looks: [{ rank: 1, outcome: 'accepted', asksSecond: false }],
}
const today = '2026-11-23'
const stands = (change: Partial<Facts>, on = today) => {
  const { status, blockers } = settle({ ...facts, ...change }, defaultSettings, on)
  return [status, ...blockers]
}

describe('where a month stands', () => {
  for (const [title, change, expected, on] of [
    ['accepted', {}, ['due']],
    ['nobody looked', { looks: [] }, ['awaiting', 'first_look']],
    ['sent back', { looks: [{ rank: 1, outcome: 'returned', asksSecond: false }] }, ['awaiting', 'returned']],
    ['a second person is asked for', { looks: [{ rank: 1, outcome: 'accepted', asksSecond: true }] }, ['awaiting', 'second_look']],
    [
      'a second person sends it back',
      {
        looks: [
          { rank: 1, outcome: 'accepted', asksSecond: true },
          { rank: 2, outcome: 'returned', asksSecond: false },
        ],
      },
      ['awaiting', 'returned'],
    ],
    ['nothing known of taxes', { tax: null }, ['awaiting', 'tax_situation']],
    ['papers awaited, third month', { tax: { situation: 'not_taxable', fromMonth: '2026-09', proof: 'awaited' } }, ['due']],
    [
      'papers awaited, fourth month',
      { tax: { situation: 'not_taxable', fromMonth: '2026-08', proof: 'awaited' } },
      ['awaiting', 'tax_situation'],
    ],
    ['nothing told', { declaration: null, looks: [] }, ['awaiting', 'declaration']],
    ['nothing told in time', { declaration: null, looks: [] }, ['lost', 'declaration'], '2027-03-01'],
    ['told in time, looked at late: never lost', { looks: [] }, ['awaiting', 'first_look'], '2027-09-01'],
    ['a full wage', { resources: [[{ kind: 'salary', amountCents: 190000 }], null, null] }, ['not_due']],
    ['a programme that suspends', { suspendedBy: ['Service civique'] }, ['not_due']],
    ['26 years before the month', { birthDate: '2000-10-31' }, ['due']],
    ['30 years before the month', { birthDate: '1996-10-31' }, ['not_due']],
  ] as [string, Partial<Facts>, string[], string?][])
    it(`${title}: ${expected.join(', ')}`, () => assert.deepEqual(stands(change, on), expected))
})

describe('the named choices', () => {
  const amountWith = (change: Partial<typeof defaultSettings>, other: Partial<Facts> = {}) =>
    settle({ ...facts, ...other }, { ...defaultSettings, ...change }, today).result.amountCents

  it('the income of the month before, or the mean of three', () => {
    assert.equal(amountWith({}), 39778)
    assert.equal(amountWith({ referencePeriod: 'mean_of_three_before' }), 56617)
    assert.deepEqual(meanOf([[{ kind: 'salary', amountCents: 100 }], null, [{ kind: 'salary', amountCents: 100 }]]), [
      { kind: 'salary', amountCents: 67 },
    ])
  })
  it('the adult amount from the review, or from the birthday’s month', () => {
    const turned18 = { birthDate: '2008-11-20', resources: [[], null, null] }
    assert.equal(amountWith({}, turned18), 22648)
    assert.equal(amountWith({ adultAmountFrom: 'month_of_birthday' }, turned18), 56617)
  })
  it('a month may be told from its first day, and for three months after it', () => {
    assert.deepEqual(
      ['2026-12', '2026-11', '2026-08', '2026-07'].map((month) => isOpenOn(month, today)),
      [false, true, true, false],
    )
  })
})

it(`a settled month is worth what the simulator says of the same facts (seed ${seed})`, () => {
  fc.assert(
    fc.property(
      fc.record({
        salary: fc.nat(200_000),
        situation: fc.constantFrom('not_taxable' as const, 'first_bracket' as const, 'above_first_bracket' as const),
        territory: fc.constantFrom('metropole' as const, 'mayotte' as const),
      }),
      ({ salary, situation, territory }) => {
        const resources = [{ kind: 'salary' as const, amountCents: salary }]
        const { status, result } = settle(
          { ...facts, territory, tax: { situation, fromMonth: '2026-09', proof: 'last_notice' }, resources: [resources, null, null] },
          defaultSettings,
          today,
        )
        const said = calculate({ month: '2026-11', ageYears: 21, taxSituation: situation, territory, resources })
        assert.deepEqual(result, said)
        assert.equal(sumOf(result.steps), result.amountCents)
        assert.equal(status, result.amountCents > 0 ? 'due' : 'not_due')
      },
    ),
    { seed, numRuns: runs(300, 20_000) },
  )
})
