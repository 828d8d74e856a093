import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Refusal } from '#platform/errors'
import { type Action, categories, statuses } from './api.ts'
import { addDays, canRemind, categoryMinutes, checkProgress, countedMinutes, transitions } from './rules.ts'

const action: Action = {
  id: '01890000-0000-7000-8000-000000000001',
  youngPersonId: '01890000-0000-7000-8000-000000000002',
  byYoungPerson: false,
  givenBy: 'Aïcha',
  catalogueCode: null,
  stepId: null,
  title: 'Refaire mon CV',
  description: '',
  category: 'employment',
  status: 'to_do',
  dueOn: '2026-11-27',
  wantsReminder: false,
  doneOn: null,
  minutes: 0,
  qualifiedCategory: null,
  qualifiedMinutes: null,
  commentCount: 0,
  version: 1,
  createdAt: '2026-11-16T09:00:00.000Z',
}
const days = { createdOn: '2026-11-16', today: '2026-11-23' }
const status = fc.constantFrom(...statuses)

describe('the rules of actions', () => {
  it('count what the catalogue of categories says', () => {
    assert.deepEqual(Object.values(categoryMinutes), [180, 120, 120, 120, 180, 120, 120, 0])
  })

  it('let an action go only where the table says, and nowhere once it is counted', () => {
    fc.assert(
      fc.property(status, status, fc.boolean(), (from, to, isQualified) => {
        const now = { ...action, status: from, qualifiedCategory: isQualified ? ('employment' as const) : null }
        const refused = refusalOf(() => checkProgress(now, { status: to }, days))
        const may = !isQualified && transitions[from].includes(to)
        assert.equal(refused === undefined, may)
        if (refused) assert.equal(refused.status, 409)
      }),
    )
  })

  it('leave a way back from every state but the counted one: from any state all others can be reached', () => {
    fc.assert(
      fc.property(status, status, (from, to) => {
        const reached = new Set([from])
        for (const s of reached) for (const next of transitions[s]) reached.add(next)
        assert.ok(reached.has(to))
      }),
    )
  })

  it('take a day between sixty days before creation and today, no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: -120, max: 30 }), (shift) => {
        const doneOn = addDays(days.today, shift)
        const refused = refusalOf(() => checkProgress(action, { status: 'done', doneOn }, days))
        const expected = shift > 0 ? 'actions.done-in-the-future' : shift < -67 ? 'actions.done-too-early' : undefined
        assert.equal(refused?.code, expected)
      }),
    )
  })

  it('never count minutes for what is not counted, and what the adviser says otherwise', () => {
    const minutes = fc.integer({ min: 0, max: 3000 })
    const category = fc.constantFrom(...categories)
    fc.assert(
      fc.property(category, minutes, category, fc.option(minutes, { nil: undefined }), (own, declared, counted, said) => {
        const result = countedMinutes({ category: own, minutes: declared }, { category: counted, minutes: said })
        if (counted === 'not_counted') assert.equal(result, 0)
        else assert.equal(result, said ?? (own === counted ? declared : categoryMinutes[counted]))
      }),
    )
  })

  it('offer a reminder only when more than three days are left', () => {
    assert.equal(canRemind('2026-11-26', '2026-11-23'), false)
    assert.equal(canRemind('2026-11-27', '2026-11-23'), true)
  })
})

function refusalOf(act: () => void) {
  try {
    act()
  } catch (error) {
    assert.ok(error instanceof Refusal)
    return error
  }
  return undefined
}
