import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ageOn, archiveMotives, hideSmall, toSearch } from './rules.ts'

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
})

describe('figures of a structure', () => {
  it('are hidden from one to four', () => assert.deepEqual([0, 1, 4, 5].map(hideSmall), [0, null, null, 5]))
})

describe('motives', () => {
  it('are the 21 of the field, each once', () => assert.equal(new Set(archiveMotives.map((m) => m.code)).size, 21))
})
