import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fitting } from './fitting.ts'

describe('what stands in a row', () => {
  const cases: [string, number[], number, number, number[]][] = [
    ['all of it where there is room', [50, 50, 50], 150, 0, [0, 1, 2]],
    ['the first ones beside the way to the rest', [50, 50, 50], 149, 0, [0, 1]],
    ['the current one, wherever it comes', [50, 50, 50, 50], 150, 3, [0, 3]],
    ['the current one alone where nothing else has a place', [50, 50, 90], 100, 2, [2]],
    ['what comes first, though something narrower comes later', [50, 80, 10], 130, -1, [0]],
  ]
  for (const [what, widths, room, current, expected] of cases)
    it(what, () => assert.deepEqual(fitting(widths, room, 40, current), expected))
})
