import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { mergeFields } from './merge.ts'

const base = { title: 'CV', day: '2026-11-20', reminder: false }

describe('two edits of the same thing', () => {
  const cases = [
    ['nobody changed anything', {}, {}, {}, []],
    ['only I did', { title: 'Mon CV' }, {}, { title: 'Mon CV' }, []],
    ['only they did', {}, { day: '2026-11-27' }, { day: '2026-11-27' }, []],
    ['each another field', { title: 'Mon CV' }, { day: '2026-11-27' }, { title: 'Mon CV', day: '2026-11-27' }, []],
    ['both alike', { reminder: true }, { reminder: true }, { reminder: true }, []],
    ['both differently', { title: 'Mon CV' }, { title: 'CV refait' }, { title: 'CV refait' }, ['title']],
    ['one field clashes, another does not', { title: 'A', reminder: true }, { title: 'B' }, { title: 'B', reminder: true }, ['title']],
    ['I took back what they left', { title: 'CV' }, { title: 'CV refait' }, { title: 'CV refait' }, []],
  ] as const
  for (const [name, mine, theirs, merged, clashing] of cases)
    it(name, () => {
      const found = mergeFields<Record<string, unknown>>(base, { ...base, ...mine }, { ...base, ...theirs })
      assert.deepEqual(found.merged, { ...base, ...merged })
      assert.deepEqual(Object.keys(found.clashes), clashing)
    })

  const value = fc.record({ a: fc.integer({ max: 3, min: 0 }), b: fc.integer({ max: 3, min: 0 }), c: fc.boolean() })

  it('lose nothing: each field is what somebody wanted, and a change of mine is there or shown', () => {
    fc.assert(
      fc.property(value, value, value, (saw, mine, theirs) => {
        const { merged, clashes } = mergeFields<Record<string, unknown>>(saw, mine, theirs)
        for (const field of ['a', 'b', 'c'] as const) {
          if (clashes[field]) assert.deepEqual(clashes[field], { mine: mine[field], theirs: theirs[field] })
          else if (mine[field] !== saw[field]) assert.equal(merged[field], mine[field])
          else assert.equal(merged[field], theirs[field])
          if (theirs[field] !== saw[field] && !clashes[field]) assert.equal(merged[field], theirs[field])
        }
      }),
    )
  })

  it('clash the same whoever comes second', () => {
    fc.assert(
      fc.property(value, value, value, (saw, one, other) => {
        const fields = (a: typeof saw, b: typeof saw) => Object.keys(mergeFields<Record<string, unknown>>(saw, a, b).clashes)
        assert.deepEqual(fields(one, other), fields(other, one))
      }),
    )
  })

  it('never clash again once the person chose among what is there now', () => {
    fc.assert(
      fc.property(value, value, value, (saw, mine, theirs) => {
        const { merged, clashes } = mergeFields<Record<string, unknown>>(saw, mine, theirs)
        const chosen = { ...merged, ...Object.fromEntries(Object.entries(clashes).map(([field, two]) => [field, two!.mine])) }
        const again = mergeFields(theirs as Record<string, unknown>, chosen, theirs)
        assert.deepEqual(again, { merged: chosen, clashes: {} })
      }),
    )
  })
})
