import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type AttemptState, attemptStates, canMove, type Fact, factTypes, oddities, stateOf, wireStates } from './attempt-state.ts'

const fact = (type: Fact['type'], content = '', amountCents = 50000): Fact => ({ type, content, amountCents })
const eight: Fact[] = [
  fact('accepted'),
  fact('rejected'),
  fact('in_series'),
  fact('paid', 'one'),
  fact('paid', 'two'),
  fact('not_paid'),
  fact('returned'),
  fact('cancelled'),
]

describe('the state of an attempt', () => {
  const rows: [string, Fact[], AttemptState | undefined][] = [
    ['nothing', [], undefined],
    ['accepted', [fact('accepted')], 'accepted'],
    ['rejected', [fact('rejected', '3602')], 'rejected'],
    ['put in a series', [fact('accepted'), fact('in_series')], 'in_payment'],
    ['paid', [fact('accepted'), fact('in_series'), fact('paid')], 'paid'],
    ['not paid', [fact('accepted'), fact('not_paid')], 'not_paid'],
    ['paid and given back', [fact('accepted'), fact('paid'), fact('returned')], 'returned'],
    ['given back before we heard it was paid', [fact('returned')], 'returned'],
    ['cancelled', [fact('accepted'), fact('cancelled')], 'cancelled'],
    ['accepted and rejected', [fact('accepted'), fact('rejected')], 'disputed'],
    ['rejected and put in a series', [fact('rejected'), fact('in_series')], 'disputed'],
    ['rejected and paid', [fact('rejected'), fact('paid')], 'disputed'],
    ['rejected and given back', [fact('rejected'), fact('returned')], 'disputed'],
    ['paid and not paid', [fact('paid'), fact('not_paid')], 'disputed'],
    ['given back and not paid', [fact('returned'), fact('not_paid')], 'disputed'],
    ['paid and cancelled', [fact('paid'), fact('cancelled')], 'disputed'],
    ['given back and cancelled', [fact('returned'), fact('cancelled')], 'disputed'],
    ['put in a series and cancelled', [fact('in_series'), fact('cancelled')], 'disputed'],
    ['paid twice with other amounts', [fact('paid', 'one'), fact('paid', 'two')], 'disputed'],
    ['paid twice the same', [fact('paid'), fact('paid')], 'paid'],
    ['rejected for two motives', [fact('rejected', '3602'), fact('rejected', '3610')], 'rejected'],
    ['given back for less than was paid', [fact('paid'), fact('returned', '', 40000)], 'disputed'],
  ]
  for (const [name, facts, state] of rows) it(`${name}: ${state}`, () => assert.equal(stateOf(facts), state))

  it('says what is odd', () => {
    assert.deepEqual(oddities([fact('returned')]), ['settlement-missing'])
    assert.deepEqual(oddities([fact('rejected', '3602'), fact('rejected', '3610')]), ['two-motives'])
    assert.deepEqual(oddities([fact('paid'), fact('returned')]), [])
  })

  it('is the same in every order of every set of up to five facts', () => {
    let sequences = 0
    const walk = (taken: Fact[], rest: Fact[], expected: (set: Fact[]) => AttemptState | undefined) => {
      sequences += 1
      assert.equal(stateOf(taken), expected(taken))
      if (taken.length < 5) for (const [at, next] of rest.entries()) walk([...taken, next], rest.toSpliced(at, 1), expected)
    }
    walk([], eight, (set) => stateOf(eight.filter((f) => set.includes(f))))
    // 1 + 8 + 56 + 336 + 1 680 + 6 720: the 8 801 of the specification
    assert.equal(sequences, 8801)
  })

  it('does not change when facts come again, in any order', () => {
    fc.assert(
      fc.property(fc.subarray(eight), fc.array(fc.nat(7)), fc.infiniteStream(fc.nat(1000)), (set, again, keys) => {
        const repeated = [...set, ...again.flatMap((at) => set[at] ?? [])]
        const shuffled = repeated.map((f) => ({ f, key: keys.next().value })).sort((a, b) => a.key - b.key)
        assert.equal(stateOf(shuffled.map((s) => s.f)), stateOf(set))
      }),
    )
  })
})

describe('moves of our own', () => {
  it('are those of the specification and no other', () => {
    const allowed = attemptStates.flatMap((from) =>
      attemptStates.filter((to) => canMove(from, to)).map((to) => `${wireStates[from]}→${wireStates[to]}`),
    )
    assert.deepEqual(allowed.sort(), [
      'ANNULE→REMPLACE',
      'CALCULE→INCOMPLET',
      'CALCULE→VALIDE',
      'DANS_LOT→PRET',
      'DANS_LOT→TRANSMIS',
      'INCOMPLET→CALCULE',
      'NON_PAYE→REMPLACE',
      'PRET→CALCULE',
      'PRET→DANS_LOT',
      'REJETE→REMPLACE',
      'RETOURNE→REMPLACE',
      'VALIDE→CALCULE',
      'VALIDE→PRET',
    ])
  })

  it('never touch what is computed from facts', () => {
    for (const from of ['sent', 'accepted', 'in_payment', 'paid', 'disputed', 'replaced'] as const)
      assert.deepEqual(
        attemptStates.filter((to) => canMove(from, to)),
        [],
      )
    assert.equal(factTypes.length, 7)
  })
})
