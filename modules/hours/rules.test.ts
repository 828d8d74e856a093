import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dayOf } from '#platform/clock'
import { Refusal } from '#platform/errors'
import {
  type Countable,
  checkContest,
  checkDay,
  checkDeclaration,
  checkScale,
  countDay,
  decide,
  doubtsOf,
  intensityOf,
  mondayOf,
  mondayOfWeek,
  splitByDay,
  termsOf,
  weekName,
} from './rules.ts'

const codeOf = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return undefined
}

describe('weeks', () => {
  for (const [day, monday, name] of [
    ['2026-11-23', '2026-11-23', '2026-W48'],
    ['2026-11-29', '2026-11-23', '2026-W48'],
    ['2026-12-31', '2026-12-28', '2026-W53'],
    ['2027-01-03', '2026-12-28', '2026-W53'],
    ['2027-01-04', '2027-01-04', '2027-W01'],
    ['2024-12-30', '2024-12-30', '2025-W01'],
    ['2026-03-29', '2026-03-23', '2026-W13'],
  ] as const)
    it(`${day} is in ${name}, from ${monday}`, () => {
      assert.equal(mondayOf(day), monday)
      assert.equal(weekName(monday), name)
      assert.equal(mondayOfWeek(name), monday)
    })

  for (const name of ['2025-W53', '2026-W00', '2026-W54', '2026-W99'])
    it(`${name} does not exist`, () =>
      assert.equal(
        codeOf(() => mondayOfWeek(name)),
        'hours.no-such-week',
      ))
})

describe('an event on the days of its place', () => {
  for (const [title, startsAt, endsAt, zone, parts] of [
    ['one afternoon', '2026-11-23T13:00:00Z', '2026-11-23T15:30:00Z', 'Europe/Paris', [['2026-11-23', 150]]],
    [
      'past midnight',
      '2026-11-22T21:00:00Z',
      '2026-11-23T05:00:00Z',
      'Europe/Paris',
      [
        ['2026-11-22', 120],
        ['2026-11-23', 360],
      ],
    ],
    [
      'the night the clocks go forward',
      '2026-03-28T22:00:00Z',
      '2026-03-29T03:00:00Z',
      'Europe/Paris',
      [
        ['2026-03-28', 60],
        ['2026-03-29', 240],
      ],
    ],
    [
      'the night the clocks go back',
      '2026-10-24T21:00:00Z',
      '2026-10-25T05:00:00Z',
      'Europe/Paris',
      [
        ['2026-10-24', 60],
        ['2026-10-25', 420],
      ],
    ],
    ['Sunday evening in Paris, Monday on Réunion', '2026-11-22T20:30:00Z', '2026-11-22T21:30:00Z', 'Indian/Reunion', [['2026-11-23', 60]]],
    [
      'Monday in Paris, Sunday in Martinique',
      '2026-11-23T02:00:00Z',
      '2026-11-23T05:00:00Z',
      'America/Martinique',
      [
        ['2026-11-22', 120],
        ['2026-11-23', 60],
      ],
    ],
  ] as const)
    it(title, () =>
      assert.deepEqual(
        splitByDay(startsAt, endsAt, (i) => dayOf(i, zone)).map((p) => [p.onDay, p.minutes]),
        parts,
      ),
    )
})

const entry = (id: string, over: Partial<Countable> = {}): Countable => ({
  id,
  startsAt: null,
  endsAt: null,
  minutes: 60,
  state: 'validated',
  evidence: 'words',
  declaredAt: '2026-11-23T08:00:00Z',
  ...over,
})
const at = (from: string, until: string, minutes: number, over: Partial<Countable> = {}) => ({
  startsAt: `2026-11-23T${from}:00Z`,
  endsAt: `2026-11-23T${until}:00Z`,
  minutes,
  ...over,
})

describe('what counts on a day', () => {
  for (const [title, entries, expected] of [
    ['apart: all of both', [entry('a', at('09:00', '10:00', 60)), entry('b', at('10:00', '11:00', 60))], { a: 60, b: 60 }],
    [
      'overlapping: the common part once',
      [entry('a', at('09:00', '11:00', 120)), entry('b', at('10:00', '12:00', 120))],
      { a: 120, b: 60 },
    ],
    ['one within the other', [entry('a', at('09:00', '12:00', 180)), entry('b', at('10:00', '11:00', 60))], { a: 180, b: 0 }],
    [
      'attendance before words, whatever was told first',
      [
        entry('a', at('09:00', '11:00', 120)),
        entry('b', at('10:00', '12:00', 120, { evidence: 'attendance', declaredAt: '2026-11-23T12:00:00Z' })),
      ],
      { a: 60, b: 120 },
    ],
    [
      'accepted before waiting',
      [entry('a', at('09:00', '10:00', 60, { state: 'declared', evidence: 'attendance' })), entry('b', at('09:00', '10:00', 60))],
      { a: 0, b: 60 },
    ],
    [
      'a break counts the same share',
      [entry('a', at('09:00', '10:00', 60, { evidence: 'attendance' })), entry('b', at('09:00', '17:00', 420))],
      { a: 60, b: 367 },
    ],
    ['untimed ones are added', [entry('a', at('09:00', '10:00', 60)), entry('b', { minutes: 120 })], { a: 60, b: 120 }],
    ['a day has 24 hours', [entry('a', { minutes: 1000 }), entry('b', { minutes: 1000 })], { a: 1000, b: 440 }],
    [
      'refused counts nothing and takes nothing',
      [entry('a', at('09:00', '11:00', 120, { state: 'rejected' })), entry('b', at('09:00', '11:00', 120))],
      { a: 0, b: 120 },
    ],
    ['three over the same hour', ['a', 'b', 'c'].map((id) => entry(id, at('09:00', '10:00', 60))), { a: 60, b: 0, c: 0 }],
  ] as const)
    it(title, () => {
      const counts = countDay(entries)
      assert.deepEqual(Object.fromEntries([...counts].sort().map(([id, c]) => [id, c.counted])), expected)
      assert.deepEqual(countDay(entries.toReversed()), new Map([...counts].map(([id, c]) => [id, c])))
    })

  it('says why the rest does not', () => {
    const counts = countDay([
      entry('a', at('09:00', '11:00', 120)),
      entry('b', at('10:00', '12:00', 120)),
      entry('c', { minutes: 1400 }),
      entry('d', { state: 'rejected' }),
    ])
    assert.deepEqual(counts.get('b'), { counted: 60, because: 'overlap', overlapsId: 'a' })
    assert.deepEqual(counts.get('c'), { counted: 1260, because: 'day_full', overlapsId: null })
    assert.deepEqual(counts.get('d'), { counted: 0, because: 'rejected', overlapsId: null })
  })
})

describe('what a week asks for', () => {
  const full = { track: 'standard', workingDaysOff: 0, isInProgramme: false, target: 900 } as const
  for (const [title, situation, expected] of [
    ['a week of support', full, { kind: 'support', target: 900 }],
    ['outside a contract', { ...full, track: null }, { kind: 'outside', target: 0 }],
    ['CEJ-JR: without the rule', { ...full, track: 'jr' }, { kind: 'outreach', target: 0 }],
    ['sick all week', { ...full, workingDaysOff: 5 }, { kind: 'unavailable', target: 0 }],
    ['two days of leave', { ...full, workingDaysOff: 2 }, { kind: 'support', target: 540 }],
    ['in a programme', { ...full, isInProgramme: true }, { kind: 'programme', target: 900 }],
    ['sick during a programme', { ...full, isInProgramme: true, workingDaysOff: 5 }, { kind: 'unavailable', target: 0 }],
  ] as const)
    it(title, () => assert.deepEqual(termsOf(situation), expected))

  for (const [kind, target, validated, expected] of [
    ['programme', 900, 0, 'reached'],
    ['support', 900, 900, 'reached'],
    ['support', 900, 600, 'near'],
    ['support', 900, 599, 'low'],
    ['unavailable', 0, 0, 'not_measured'],
    ['outreach', 0, 1200, 'not_measured'],
  ] as const)
    it(`${kind}, ${validated} of ${target}: ${expected}`, () => assert.equal(intensityOf(kind, target, validated), expected))
})

describe('refusals', () => {
  const declaration = {
    id: '',
    youngPersonId: '',
    kind: 'declared',
    onDay: '2026-11-23',
    minutes: 120,
    category: 'employment',
    title: 'x',
    evidenceText: '',
  } as const
  const room = { isYoung: true, isClosed: false, dayMinutes: 0, weekMinutes: 0, ceiling: 4800 }
  const standing = { state: 'declared', minutes: 120, declaredMinutes: 120, version: 1 } as const
  for (const [title, act, code] of [
    ['tomorrow', () => checkDay({ onDay: '2026-11-24' }, '2026-11-23'), 'hours.in-the-future'],
    ['three months ago', () => checkDay({ onDay: '2026-08-23' }, '2026-11-23'), 'hours.too-long-ago'],
    ['sixty days ago', () => checkDay({ onDay: '2026-09-24' }, '2026-11-23'), undefined],
    ['200 hours in a day', () => checkDeclaration({ ...declaration, minutes: 12_000 }, room), 'hours.day-too-full'],
    ['more than the ceiling of a week', () => checkDeclaration(declaration, { ...room, weekMinutes: 4700 }), 'hours.week-too-full'],
    ['exactly the ceiling', () => checkDeclaration(declaration, { ...room, weekMinutes: 4680 }), undefined],
    ['a closed week, by the young person', () => checkDeclaration(declaration, { ...room, isClosed: true }), 'hours.week-closed'],
    ['a closed week, by an adviser', () => checkDeclaration(declaration, { ...room, isClosed: true, isYoung: false }), undefined],
    ['plain yes', () => decide(standing, { version: 1, decision: 'accepted' }), undefined],
    ['no without a word', () => decide(standing, { version: 1, decision: 'rejected' }), 'hours.reason-needed'],
    ['other minutes without a word', () => decide(standing, { version: 1, decision: 'accepted', minutes: 60 }), 'hours.reason-needed'],
    ['an older version', () => decide({ ...standing, version: 2 }, { version: 1, decision: 'accepted' }), 'hours.changed-meanwhile'],
    ['withdrawn meanwhile', () => decide({ ...standing, state: 'withdrawn' }, { version: 1, decision: 'accepted' }), 'hours.withdrawn'],
    [
      'an answer to a contest without a word',
      () => decide({ ...standing, state: 'contested' }, { version: 1, decision: 'accepted' }),
      'hours.reason-needed',
    ],
    ['contest twice', () => checkContest({ state: 'contested' }), 'hours.already-contested'],
    ['contest what waits', () => checkContest({ state: 'declared' }), 'hours.nothing-to-contest'],
    ['contest a refusal', () => checkContest({ state: 'rejected' }), undefined],
    ['a scale from today', () => checkScale('2026-11-23', 'workshop', 240, '2026-11-23'), 'hours.scale-in-the-past'],
    ['a scale from tomorrow', () => checkScale('2026-11-24', 'workshop', 240, '2026-11-23'), undefined],
    ['a scale in ten years', () => checkScale('2036-11-24', 'workshop', 240, '2026-11-23'), 'hours.scale-too-far'],
    ['a step of eleven hours', () => checkScale('2026-12-01', 'employment', 660, '2026-11-23'), 'hours.scale-out-of-bounds'],
    ['a ceiling of twelve hours', () => checkScale('2026-12-01', 'week_ceiling', 720, '2026-11-23'), undefined],
  ] as const)
    it(title, () => assert.equal(codeOf(act), code))
})

describe('what an adviser looks at twice', () => {
  const plain = { minutes: 120, countedMinutes: 120, startsAt: null, state: 'declared' } as const
  for (const [title, line, day, week, expected] of [
    ['two hours', plain, 120, 120, []],
    ['a long step', { ...plain, minutes: 300, countedMinutes: 300 }, 300, 300, ['long']],
    ['minutes that overlap', { ...plain, countedMinutes: 60 }, 60, 60, ['overlap']],
    ['a full day and a full week', plain, 700, 2200, ['full_day', 'full_week']],
    ['contested', { ...plain, state: 'contested' }, 120, 120, ['contested']],
  ] as const)
    it(title, () => assert.deepEqual(doubtsOf(line, day, week), expected))
})
