import assert from 'node:assert/strict'
import type { Refusal } from '#platform/errors'
import { describe, it } from '#testing'
import type { Exit, Facts, Finding } from './api.ts'
import {
  addMonths,
  checkDecision,
  checkExit,
  checkExtension,
  checkTerm,
  exitMotives,
  findEligibility,
  isMinor,
  lastDayOf,
  signersAt,
  termAfterProgramme,
  unknownFacts,
} from './rules.ts'

const today = '2026-11-23'
const good: Facts = {
  hasRqth: 'no',
  isStudent: 'no',
  isInTraining: 'no',
  hasRegularStay: 'yes',
  isJobseeker: 'yes',
  hasDifficulty: 'yes',
  workMinutes: 0,
  isWorkCompatible: 'unknown',
  hasExploredEducation: 'yes',
  derogation: '',
}
type Given = { facts?: Partial<Facts>; birthDate?: string; lastEndedOn?: string | null; today?: string }
const stateOf = (code: Finding['code'], { facts, ...given }: Given) =>
  findEligibility({ birthDate: '2005-04-12', today, lastEndedOn: null, ...given, facts: { ...good, ...facts } }).find(
    (f) => f.code === code,
  )?.state

const codeOf = (act: () => void) => {
  try {
    act()
  } catch (error) {
    return (error as Refusal).code
  }
  return undefined
}

describe('the conditions of the contract', () => {
  it.each([
    // L5131-6: from 16, until the day before the 26th birthday, the 30th with a recognised disability
    ['age', { birthDate: '2010-11-23' }, 'met'],
    ['age', { birthDate: '2010-11-24' }, 'not_met'],
    ['age', { birthDate: '2000-11-24' }, 'met'],
    ['age', { birthDate: '2000-11-23' }, 'not_met'],
    ['age', { birthDate: '2000-11-23', facts: { hasRqth: 'yes' } }, 'met'],
    ['age', { birthDate: '2000-11-23', facts: { hasRqth: 'unknown' } }, 'to_check'],
    ['age', { birthDate: '1996-11-24', facts: { hasRqth: 'yes' } }, 'met'],
    ['age', { birthDate: '1996-11-23', facts: { hasRqth: 'yes' } }, 'not_met'],
    // L5131-6: neither student nor in training
    ['study', { facts: { isStudent: 'yes' } }, 'not_met'],
    ['study', { facts: { isStudent: 'no' } }, 'met'],
    ['training', { facts: { isInTraining: 'yes' } }, 'not_met'],
    ['training', { facts: { isInTraining: 'unknown' } }, 'to_check'],
    // circular of 21 February 2022: regular stay for adults; nothing is asked of minors
    ['stay', { facts: { hasRegularStay: 'no' } }, 'not_met'],
    ['stay', { facts: { hasRegularStay: 'unknown' } }, 'to_check'],
    ['stay', { birthDate: '2009-01-05', facts: { hasRegularStay: 'no' } }, undefined],
    ['education', { birthDate: '2009-01-05', facts: { hasExploredEducation: 'no' } }, 'not_met'],
    ['education', {}, undefined],
    // L5411-6: registered as a jobseeker, since 1 January 2025
    ['jobseeker', { facts: { isJobseeker: 'no' } }, 'not_met'],
    ['jobseeker', { facts: { isJobseeker: 'no' }, today: '2024-12-31' }, undefined],
    ['jobseeker', { facts: { isJobseeker: 'no' }, today: '2025-01-01' }, 'not_met'],
    // R5131-15: difficulties, as the adviser sees them
    ['difficulty', { facts: { hasDifficulty: 'unknown' } }, 'to_check'],
    ['difficulty', { facts: { hasDifficulty: 'no' } }, 'not_met'],
    // Questions-réponses: part-time work is compatible, above half time the adviser judges
    ['work', { facts: { workMinutes: 1050 } }, 'met'],
    ['work', { facts: { workMinutes: 1051 } }, 'to_check'],
    ['work', { facts: { workMinutes: 1051, isWorkCompatible: 'yes' } }, 'met'],
    ['work', { facts: { workMinutes: 2100, isWorkCompatible: 'no' } }, 'not_met'],
    // F32700: six months after the last contract, unless a derogation is reasoned
    ['earlier-contract', { lastEndedOn: '2026-05-23' }, 'met'],
    ['earlier-contract', { lastEndedOn: '2026-05-24' }, 'not_met'],
    ['earlier-contract', { lastEndedOn: '2026-11-01', facts: { derogation: 'Engagements tenus, perte de logement' } }, 'met'],
  ] as const)('%s with %o', ([code, given, state]) => {
    assert.equal(stateOf(code, given as Given), state)
  })

  it('each say why and where it stands', () => {
    for (const f of findEligibility({ birthDate: '2009-01-05', today, lastEndedOn: '2026-11-01', facts: unknownFacts }))
      assert.ok(f.reason.length > 10 && f.source.length > 10 && f.label, f.code)
  })

  it('open the contract unless one fails; a refusal needs a motive and words', () => {
    const findings = findEligibility({ birthDate: '2005-04-12', today, lastEndedOn: null, facts: { ...good, isStudent: 'yes' } })
    const open = findEligibility({ birthDate: '2005-04-12', today, lastEndedOn: null, facts: unknownFacts })
    assert.equal(
      codeOf(() => checkDecision('opened', [], '', findings)),
      'contracts.not-eligible',
    )
    assert.equal(
      codeOf(() => checkDecision('opened', [], '', open)),
      undefined,
    )
    assert.equal(
      codeOf(() => checkDecision('refused', [], 'Vingt caractères et plus.', findings)),
      'contracts.refusal-without-motive',
    )
    // a condition that is met, or not known, is no reason to refuse
    assert.equal(
      codeOf(() => checkDecision('refused', ['age'], 'Vingt caractères et plus.', findings)),
      'contracts.refusal-without-motive',
    )
    assert.equal(
      codeOf(() => checkDecision('refused', ['study'], 'non', findings)),
      'contracts.refusal-without-explanation',
    )
    assert.equal(
      codeOf(() => checkDecision('refused', ['study'], 'Inscrite en licence jusqu’en juin.', findings)),
      undefined,
    )
  })
})

describe('the term of a contract', () => {
  it.each([
    [{ startsOn: '2026-11-23', endsOn: '2027-11-22' }, undefined],
    [{ startsOn: '2026-11-23', endsOn: '2027-11-23' }, 'contracts.too-long'],
    [{ startsOn: '2026-11-23', endsOn: '2026-11-22' }, 'contracts.ends-before-it-begins'],
    [{ startsOn: '2025-11-22', endsOn: '2026-01-22' }, 'contracts.begins-out-of-range'],
    [{ startsOn: '2027-02-24', endsOn: '2027-06-22' }, 'contracts.begins-out-of-range'],
    // the last of February has no 29 in the year after
    [{ startsOn: '2026-08-31', endsOn: '2027-08-30' }, undefined],
  ])('is twelve months at most (R5131-16 I 3°): %o', ([term, code]) => {
    assert.equal(
      codeOf(() => checkTerm(term, today)),
      code,
    )
  })

  const running = { status: 'active', startsOn: '2026-02-01', endsOn: '2027-01-31' } as const
  it.each([
    [running, '2027-07-31', today, undefined],
    [running, '2027-08-01', today, 'contracts.too-long'],
    [running, '2027-01-31', today, 'contracts.extension-not-longer'],
    [running, '2027-03-31', '2027-02-01', 'contracts.term-is-over'],
    [{ ...running, status: 'draft' }, '2027-03-31', today, 'contracts.not-active'],
  ] as const)('is eighteen in all when extended (R5131-16 II): %o to %s on %s', ([contract, endsOn, on, code]) => {
    assert.equal(
      codeOf(() => checkExtension(contract, endsOn, on)),
      code,
    )
  })

  it.each([
    ['2027-01-15', '2027-03-31'],
    ['2026-12-31', '2027-02-28'],
    ['2027-12-01', '2028-02-29'],
    ['2027-06-30', '2027-08-31'],
  ])('after a programme that ends on %s is the last day of the second month after: %s', ([ends, term]) => {
    assert.equal(termAfterProgramme(ends), term)
  })

  it('is counted by months that have such a day', () => {
    assert.deepEqual(
      [addMonths('2026-08-31', 6), addMonths('2028-02-29', 12), lastDayOf('2026-11-23', 12)],
      ['2027-02-28', '2029-02-28', '2027-11-22'],
    )
  })
})

describe('an exit', () => {
  const contract = { status: 'active', startsOn: '2026-02-01', endsOn: '2027-01-31' } as const
  const exit: Exit = { endedOn: '2026-11-20', motive: 'permanent-job', detail: '', followUpUntil: null }
  it.each([
    [{}, undefined],
    [{ motive: 'other' }, 'contracts.unknown-motive'],
    [{ motive: 'asked' }, 'contracts.motive-without-words'],
    [{ motive: 'asked', detail: 'Veut chercher seule' }, undefined],
    [{ endedOn: '2026-11-24' }, 'contracts.exit-out-of-range'],
    [{ endedOn: '2026-01-31' }, 'contracts.exit-out-of-range'],
    [{ followUpUntil: '2027-11-20' }, undefined],
    [{ followUpUntil: '2027-11-21' }, 'contracts.follow-up-out-of-range'],
    [{ followUpUntil: '2026-11-20' }, 'contracts.follow-up-out-of-range'],
  ])('%o', ([change, code]) => {
    assert.equal(
      codeOf(() => checkExit(contract, { ...exit, ...change }, today)),
      code,
    )
  })

  it('never is just "other"', () => {
    assert.deepEqual(
      exitMotives.filter((m) => /autre$|other$|divers/i.test(m.label)),
      [],
    )
  })
})

describe('who signs', () => {
  it('includes the representative until the day of eighteen', () => {
    assert.equal(isMinor('2008-11-24', today), true)
    assert.equal(isMinor('2008-11-23', today), false)
    assert.deepEqual(signersAt('2008-11-24', today), ['youngPerson', 'representative', 'adviser'])
    assert.deepEqual(signersAt('2008-11-23', today), ['youngPerson', 'adviser'])
  })
})
