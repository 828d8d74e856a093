import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as french from './french.ts'

const paris = 'Europe/Paris'
const now = '2026-11-23T10:00:00Z'
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const said: [string, string][] = [
  [french.dayAndTime('2026-12-01T13:00:00Z', paris, now), 'mardi 1er décembre à 14 h'],
  [french.dayAndTime('2027-01-04T08:05:00Z', paris, now), 'lundi 4 janvier 2027 à 9 h 05'],
  [french.dayInFull('2026-12-01', 'Pacific/Noumea', now), 'mardi 1er décembre'],
  [french.dayInFull('2026-12-01', 'America/Cayenne', now), 'mardi 1er décembre'],
  [french.timeOfDay('2026-11-23T13:30:00Z', paris), '14 h 30'],
  [french.timeOfDay('2026-11-23T13:30:00Z', 'Indian/Reunion'), '17 h 30'],
  [french.timeOfDay('2026-11-22T23:05:00Z', paris), '0 h 05'],
  [french.timeSpan('2026-11-23T13:00:00Z', '2026-11-23T14:30:00Z', paris), 'de 14 h à 15 h 30'],
  [french.ago('2026-11-23T09:59:40Z', paris, now), 'à l’instant'],
  [french.ago('2026-11-23T09:55:00Z', paris, now), 'il y a 5 min'],
  [french.ago('2026-11-23T06:30:00Z', paris, now), 'il y a 3 h'],
  [french.ago('2026-11-22T17:00:00Z', paris, now), 'hier à 18 h'],
  [french.ago('2026-11-19T17:00:00Z', paris, now), 'jeudi à 18 h'],
  [french.ago('2026-10-01T17:00:00Z', paris, now), '1er octobre'],
  [french.relativeDayAndTime('2026-11-24T08:30:00Z', paris, now), 'demain à 9 h 30'],
  [french.relativeDay('2026-11-23', paris, now), 'aujourd’hui'],
  [french.relativeDay('2026-11-28', paris, now), 'samedi'],
  [french.relativeDay('2026-11-30', paris, now), 'lundi 30 novembre'],
  [french.duration(750), '12 h 30'],
  [french.duration(45), '45 min'],
  [french.duration(0), '0 h'],
  [french.euros(56_200), '562 €'],
  [french.euros(56_168), '561,68 €'],
  [french.count(1, 'message', 'messages'), '1 message'],
  [french.count(1200, 'message', 'messages'), '1 200 messages'],
  [french.percent(0.874), '87 %'],
  [french.numericDay('2026-12-01', paris), '01/12/2026'],
  [french.isoDay('2026-11-22T23:30:00Z', paris), '2026-11-23'],
  [french.toInstant('2026-12-01', '14:30', paris), '2026-12-01T13:30:00.000Z'],
  [french.toInstant('2026-07-01', '14:30', paris), '2026-07-01T12:30:00.000Z'],
  [french.toInstant('2026-10-25', '12:00', paris), '2026-10-25T11:00:00.000Z'],
  [french.toInstant('2026-12-01', '08:00', 'Pacific/Noumea'), '2026-11-30T21:00:00.000Z'],
]

describe('French dates and numbers', () => {
  for (const [text, expected] of said) it(expected, () => assert.equal(plain(text), expected))
})
