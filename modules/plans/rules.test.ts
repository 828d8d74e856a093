import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Refusal } from '#platform/errors'
import type { Objective, Prescription } from './api.ts'
import {
  checkAttendance,
  checkClosing,
  checkMotive,
  checkNewObjective,
  checkNewVersion,
  checkObjectiveEdit,
  checkObjectiveProgress,
  checkOutcome,
  checkPrescription,
  checkReview,
  checkStart,
  checkStepDay,
  checkStepEdit,
  motives,
  objectiveTransitions,
  progressOf,
  sensitiveDomains,
} from './rules.ts'

const today = '2026-11-23'
const adviser = { role: 'adviser' }
const young = { role: 'youngPerson' }
const codeOf = (act: () => unknown) => {
  try {
    act()
    return 'accepted'
  } catch (error) {
    assert.ok(error instanceof Refusal)
    return error.code
  }
}
const objective = (over: Partial<Objective> = {}) =>
  ({ status: 'proposed', byYoungPerson: false, agreedAt: null, closedOn: null, endsOn: '2027-03-31', version: 1, ...over }) as Objective

describe('an objective is agreed by both (R5131-16 I)', () => {
  const cases: [
    string,
    Partial<Objective>,
    { status: Objective['status']; inMeeting?: boolean; reason?: string },
    { role: string },
    string,
  ][] = [
    ['the young person says yes to the adviser’s', {}, { status: 'agreed' }, young, 'accepted'],
    ['the adviser says yes to the young person’s', { byYoungPerson: true }, { status: 'agreed' }, adviser, 'accepted'],
    ['nobody says yes to their own: young person', { byYoungPerson: true }, { status: 'agreed' }, young, 'plans.other-must-agree'],
    ['nobody says yes to their own: adviser', {}, { status: 'agreed' }, adviser, 'plans.other-must-agree'],
    ['the adviser writes down what both said', {}, { status: 'agreed', inMeeting: true }, adviser, 'accepted'],
    ['a young person does not', { byYoungPerson: true }, { status: 'agreed', inMeeting: true }, young, 'plans.agreement-is-of-both'],
    ['the young person says no to a proposal', {}, { status: 'dropped' }, young, 'accepted'],
    ['what was agreed is not dropped alone', { status: 'agreed' }, { status: 'dropped' }, young, 'plans.objective-is-of-both'],
    ['the adviser says why', { status: 'agreed' }, { status: 'dropped' }, adviser, 'plans.reason-missing'],
    ['the adviser drops with a reason', { status: 'agreed' }, { status: 'dropped', reason: 'Projet changé' }, adviser, 'accepted'],
    ['the young person says that it is reached', { status: 'agreed' }, { status: 'achieved' }, young, 'accepted'],
    ['a proposal is not reached', {}, { status: 'achieved' }, adviser, 'plans.objective-cannot-go-there'],
    ['a reached one is taken up again by the adviser', { status: 'achieved' }, { status: 'agreed' }, adviser, 'accepted'],
    ['not by the young person alone', { status: 'achieved' }, { status: 'agreed' }, young, 'plans.objective-is-of-both'],
  ]
  for (const [name, state, progress, who, expected] of cases)
    it(name, () =>
      assert.equal(
        codeOf(() => checkObjectiveProgress(objective(state), progress, who)),
        expected,
      ),
    )

  it('only moves as the table says', () => {
    for (const [from, to] of Object.entries(objectiveTransitions))
      for (const status of ['proposed', 'agreed', 'achieved', 'dropped'] as const) {
        const code = codeOf(() =>
          checkObjectiveProgress(objective({ status: from as Objective['status'] }), { status, inMeeting: true, reason: 'x' }, adviser),
        )
        assert.equal(code === 'accepted', to.includes(status), `${from} → ${status}`)
      }
  })

  for (const [name, act, expected] of [
    [
      'ends in a time to come',
      () => checkNewObjective({ endsOn: '2026-11-22', agreedInMeeting: false }, adviser, today),
      'plans.day-out-of-range',
    ],
    [
      'is not agreed by the young person alone',
      () => checkNewObjective({ endsOn: today, agreedInMeeting: true }, young, today),
      'plans.agreement-is-of-both',
    ],
    [
      'is rewritten by its author while it is proposed',
      () => checkObjectiveEdit(objective({ byYoungPerson: true }), { version: 1, endsOn: '2027-03-31' }, young, today),
      'accepted',
    ],
    [
      'is not rewritten by the other one',
      () => checkObjectiveEdit(objective(), { version: 1, endsOn: '2027-03-31' }, young, today),
      'plans.objective-is-of-both',
    ],
    [
      'is not overwritten',
      () => checkObjectiveEdit(objective({ version: 2 }), { version: 1, endsOn: '2027-03-31' }, adviser, today),
      'plans.changed-meanwhile',
    ],
    [
      'stays as it was when closed',
      () => checkObjectiveEdit(objective({ closedOn: today }), { version: 1, endsOn: today }, adviser, today),
      'plans.objective-closed',
    ],
    ['has steps on plausible days', () => checkStepDay('2020-01-01', today), 'plans.day-out-of-range'],
    ['has steps without a day too', () => checkStepDay(null, today), 'accepted'],
    [
      'keeps the adviser’s steps as written',
      () => checkStepEdit({ byYoungPerson: false, version: 1 } as never, 1, young),
      'plans.step-of-adviser',
    ],
  ] as const)
    it(name, () => assert.equal(codeOf(act), expected))

  it('is told by domain, four of which are sensitive', () => assert.deepEqual(sensitiveDomains, ['health', 'family', 'justice', 'stay']))
})

describe('a review', () => {
  for (const [heldOn, nextReviewOn, expected] of [
    [today, '2026-12-21', 'accepted'],
    ['2026-11-24', '2026-12-21', 'plans.review-day'],
    ['2026-01-01', '2026-12-21', 'plans.review-day'],
    [today, today, 'plans.next-review-day'],
    [today, '2027-06-30', 'plans.next-review-day'],
  ] as const)
    it(`held ${heldOn}, next ${nextReviewOn}: ${expected}`, () =>
      assert.equal(
        codeOf(() => checkReview({ heldOn, nextReviewOn }, today)),
        expected,
      ))
})

describe('a programme', () => {
  const p = (over: Partial<Prescription> = {}) =>
    ({
      status: 'prescribed',
      partnerAnswer: 'accepted',
      ownAnswer: 'waiting',
      endsOn: '2027-01-29',
      startedOn: null,
      endedOn: null,
      ...over,
    }) as Prescription
  const begun = p({ status: 'started', startedOn: '2026-11-09' })
  const span = { startsOn: '2026-12-01', endsOn: '2027-01-29', derogationReason: '' }
  for (const [name, act, expected] of [
    [
      'changes from tomorrow at the earliest',
      () => checkNewVersion({ validFrom: today, validUntil: null }, today),
      'plans.version-in-the-past',
    ],
    [
      'ends after it begins',
      () => checkNewVersion({ validFrom: '2027-01-01', validUntil: '2026-12-31' }, today),
      'plans.version-ends-before',
    ],
    ['by derogation asks why', () => checkPrescription(span, { needsDerogation: true }, today), 'plans.derogation-needs-reason'],
    [
      'by derogation with a reason',
      () => checkPrescription({ ...span, derogationReason: 'Seule place dans le métier choisi' }, { needsDerogation: true }, today),
      'accepted',
    ],
    [
      'of right needs none',
      () => checkPrescription({ ...span, derogationReason: 'Par habitude' }, { needsDerogation: false }, today),
      'plans.no-derogation-needed',
    ],
    [
      'has an end after its beginning',
      () => checkPrescription({ ...span, endsOn: '2026-11-30' }, { needsDerogation: false }, today),
      'plans.programme-ends-before',
    ],
    [
      'lasts three years at most',
      () => checkPrescription({ ...span, endsOn: '2030-11-30' }, { needsDerogation: false }, today),
      'plans.programme-out-of-range',
    ],
    ['begins once the partner said yes', () => checkStart(p({ partnerAnswer: 'waiting' }), today, today), 'plans.partner-has-not-accepted'],
    ['does not begin against the young person', () => checkStart(p({ ownAnswer: 'refused' }), today, today), 'plans.young-person-refused'],
    ['does not begin ahead', () => checkStart(p(), '2026-11-24', today), 'plans.day-in-the-future'],
    ['begins before its end', () => checkStart(p({ endsOn: '2026-11-20' }), today, today), 'plans.start-out-of-range'],
    ['begins once', () => checkStart(begun, today, today), 'plans.not-waiting'],
    ['begins', () => checkStart(p(), today, today), 'accepted'],
    ['closes after it began', () => checkClosing(p(), today, today), 'plans.not-started'],
    ['closes after its first day', () => checkClosing(begun, '2026-11-08', today), 'plans.end-before-start'],
    ['closes today at the latest', () => checkClosing(begun, '2026-11-24', today), 'plans.day-in-the-future'],
    ['is left for a reason that says something', () => checkMotive('other', 'bof', 'left'), 'plans.motive-needs-words'],
    ['is left for a reason of the list', () => checkMotive('partner-full', '', 'left'), 'plans.unknown-motive'],
    ['ends with a result of the list', () => checkOutcome('great', ''), 'plans.unknown-outcome'],
    [
      'is not attended before its first day',
      () => checkAttendance(begun, [{ onDay: '2026-11-08', part: 'day' }], today),
      'plans.day-outside-programme',
    ],
    ['is not attended ahead', () => checkAttendance(begun, [{ onDay: '2026-11-24', part: 'day' }], today), 'plans.day-outside-programme'],
    ['is not attended before it begins', () => checkAttendance(p(), [{ onDay: today, part: 'day' }], today), 'plans.not-started'],
    [
      'has mornings that end before the afternoon',
      () => checkAttendance(begun, [{ onDay: today, part: 'morning', minutes: 271 }], today),
      'plans.half-day-too-long',
    ],
    [
      'says a day once',
      () =>
        checkAttendance(
          begun,
          [
            { onDay: today, part: 'morning' },
            { onDay: today, part: 'day' },
          ],
          today,
        ),
      'plans.day-said-twice',
    ],
    [
      'says a day once, the other way round',
      () =>
        checkAttendance(
          begun,
          [
            { onDay: today, part: 'day' },
            { onDay: today, part: 'afternoon' },
          ],
          today,
        ),
      'plans.day-said-twice',
    ],
    [
      'has both halves of a day',
      () =>
        checkAttendance(
          begun,
          [
            { onDay: today, part: 'morning' },
            { onDay: today, part: 'afternoon' },
          ],
          today,
        ),
      'accepted',
    ],
  ] as const)
    it(name, () => assert.equal(codeOf(act), expected))

  it('has motives for both moments, never only "other", and each code once', () => {
    assert.equal(new Set(motives.map((m) => m.code)).size, motives.length)
    for (const when of ['left', 'refused'] as const) assert.ok(motives.filter((m) => m.when.includes(when)).length > 10)
  })
})

describe('progress', () => {
  it('counts the steps that are still wanted', () =>
    assert.deepEqual(progressOf([{ status: 'done' }, { status: 'to_do' }, { status: 'cancelled' }]), { done: 1, total: 2 }))
})
