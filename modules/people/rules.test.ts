import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ageOn, archiveMotives, hideSmall, tidy, toSearch } from './rules.ts'

describe('age', () => {
  for (const [born, day, age] of [
    ['2011-11-23', '2026-11-23', 15],
    ['2011-11-24', '2026-11-23', 14],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
  ] as const)
    it(`of who was born on ${born} is ${age} on ${day}`, () => assert.equal(ageOn(born, day), age))
})

describe('names', () => {
  for (const [typed, search] of [
    ['Léa Saint-Martin', 'lea saint martin'],
    ['  D’ALMEIDA   Jœl ', 'd almeida joel'],
    ['Ngọc Ánh', 'ngoc anh'],
    ['Мария', 'мария'],
  ] as const)
    it(`are compared as “${search}”`, () => assert.equal(toSearch(typed), search))

  it('turn around nothing that stands beside them', () => assert.equal(tidy('\u202eoeL\u202c  Diallo '), 'oeL Diallo'))
})

describe('figures of a structure', () => {
  it('are hidden from one to four', () => assert.deepEqual(hideSmall([0, 1, 4, 5]), [0, null, null, 5]))
  for (const [why, column, shown] of [
    ['one alone takes the next smallest with it', [12, 3, 7], [12, null, null]],
    ['one alone among zeros takes a zero with it', [0, 3, 0], [null, null, 0]],
    ['two at a bound take a third', [1, 1, 9], [null, null, null]],
    ['two at the other bound too', [4, 4, 9, 20], [null, null, null, 20]],
    ['none is hidden without need', [0, 5, 9], [0, 5, 9]],
    ['one that is all there is stays hidden', [2], [null]],
  ] as const)
    it(`are not told by the total: ${why}`, () => assert.deepEqual(hideSmall(column), shown))
})

describe('figures below a hidden total', () => {
  for (const [why, column, shown] of [
    ['all are hidden when it is small: how many are hidden would tell', [1, 0, 3], [null, null, null]],
    ['the largest is hidden when none is small', [9, 30, 0], [9, null, 0]],
    ['what is small hides it already', [2, 3, 30], [null, null, 30]],
    ['one small alone takes the next smallest with it', [2, 30, 9], [null, 30, null]],
  ] as const)
    it(`do not tell it: ${why}`, () => assert.deepEqual(hideSmall(column, false), shown))
})

describe('motives', () => {
  it('are the 21 of the field, each once', () => assert.equal(new Set(archiveMotives.map((m) => m.code)).size, 21))
})
