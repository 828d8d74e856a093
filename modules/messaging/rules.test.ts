import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { describeHours, isInService, standardNotice } from './rules.ts'

const day = (d: number, from = '09:00', to = '17:30') => ({ day: d, from, to })

describe('hours of service', () => {
  for (const [at, zone, expected] of [
    ['2026-11-23T08:00:00Z', 'Europe/Paris', true], // Monday 9:00
    ['2026-11-23T07:59:59Z', 'Europe/Paris', false],
    ['2026-11-23T16:30:00Z', 'Europe/Paris', false], // 17:30: the hour is over
    ['2026-11-22T10:00:00Z', 'Europe/Paris', false], // Sunday
    ['2026-11-23T05:00:00Z', 'Indian/Reunion', true],
    ['2026-11-23T13:30:00Z', 'Indian/Reunion', false],
    ['2026-11-23T13:00:00Z', 'America/Cayenne', true],
    ['2026-07-20T07:00:00Z', 'Europe/Paris', true], // summer time
  ] as const)
    it(`${at} in ${zone}: ${expected}`, () => assert.equal(isInService([day(1)], at, zone), expected))

  for (const [hours, words] of [
    [[], ''],
    [[day(1)], 'le lundi de 9 h à 17 h 30'],
    [[day(1), day(2)], 'le lundi et le mardi de 9 h à 17 h 30'],
    [[day(1), day(2), day(3), day(5, '09:00', '12:00')], 'du lundi au mercredi de 9 h à 17 h 30, le vendredi de 9 h à 12 h'],
    [[day(1, '14:00', '18:00'), day(1, '08:15', '12:00')], 'le lundi de 8 h 15 à 12 h et de 14 h à 18 h'],
    [[day(1), day(3)], 'le lundi de 9 h à 17 h 30, le mercredi de 9 h à 17 h 30'],
  ] as const)
    it(`are said: ${words || 'none'}`, () => assert.equal(describeHours(hours).replaceAll('\u00a0', ' '), words))

  it('have a standard notice, also when there are none', () => {
    assert.match(standardNotice([]), /^Je ne suis pas en service en ce moment\. En cas d’urgence/)
  })
})
