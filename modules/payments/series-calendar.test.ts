import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { dayOf } from '#platform/clock'
import { isOpen, openFrom, plusDays, plusOpenDays } from './open-days.ts'
import { parisInstant, seriesAt, usualSeries } from './series-calendar.ts'

const paris = (instant: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant))

describe('the usual calendar of series', () => {
  it('is the printed one of December 2026 and January 2027', () => {
    const shown = (month: string) => usualSeries(month).map((s) => `${s.code} ${paris(s.cutOffAt)} ${s.executesOn}`)
    assert.deepEqual(shown('2026-12'), [
      '2026-12-S1 2026-12-02 18:00 2026-12-07',
      '2026-12-S2 2026-12-09 18:00 2026-12-14',
      '2026-12-S3 2026-12-16 18:00 2026-12-21',
      '2026-12-S4 2026-12-22 18:00 2026-12-28',
    ])
    assert.deepEqual(shown('2027-01'), [
      '2027-01-S1 2026-12-30 18:00 2027-01-05',
      '2027-01-S2 2027-01-07 18:00 2027-01-12',
      '2027-01-S3 2027-01-14 18:00 2027-01-19',
      '2027-01-S4 2027-01-21 18:00 2027-01-26',
    ])
  })

  it('gives value and the end of bank returns in open days', () => {
    const [first] = usualSeries('2026-12')
    assert.deepEqual([first?.valueOn, first?.returnsUntil], ['2026-12-08', '2026-12-11'])
    assert.equal(usualSeries('2026-08', 3).length, 3)
  })

  it('never executes on a closed day, over thirty years', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2022, max: 2052 }), fc.integer({ min: 1, max: 12 }), (year, n) => {
        const month = `${year}-${String(n).padStart(2, '0')}`
        const series = usualSeries(month)
        for (const [at, s] of series.entries()) {
          assert.ok(isOpen(s.executesOn) && isOpen(s.valueOn) && s.executesOn < s.valueOn && s.valueOn < s.returnsUntil)
          assert.equal(paris(s.cutOffAt).slice(11), '18:00')
          assert.ok(isOpen(dayOf(s.cutOffAt)) && dayOf(s.cutOffAt) < s.executesOn && s.opensAt < s.cutOffAt)
          if (at) assert.equal(series[at - 1]!.cutOffAt, s.opensAt)
        }
      }),
    )
  })

  it('knows the closed days of France and of TARGET', () => {
    const closed = [
      '2027-03-26',
      '2027-03-29',
      '2027-05-06',
      '2027-05-17',
      '2026-05-01',
      '2026-12-25',
      '2028-12-26',
      '2026-07-14',
      '2026-11-11',
      '2026-11-22',
    ]
    assert.deepEqual(closed.filter(isOpen), [])
    assert.ok(['2026-11-23', '2028-02-29', '2027-05-07'].every(isOpen))
    assert.equal(openFrom('2026-12-25'), '2026-12-28')
    assert.equal(plusOpenDays('2027-01-05', -3), '2026-12-30')
    assert.equal(plusDays('2028-02-28', 1), '2028-02-29')
  })
})

describe('the series that a line enters', () => {
  const calendar = usualSeries('2026-12')
  const cutOff = calendar[0]!.cutOffAt
  const at = (shift: number) => seriesAt(calendar, new Date(Date.parse(cutOff) + shift).toISOString())?.code
  it('is this one before the cut-off, the next one at that very instant', () => {
    assert.deepEqual([at(-1), at(0), at(1)], ['2026-12-S1', '2026-12-S2', '2026-12-S2'])
    assert.equal(seriesAt(calendar, '2027-01-01T00:00:00Z'), undefined)
  })

  it('is the same whatever the time zone of the machine', () => {
    const before = process.env.TZ
    const seen = ['America/Miquelon', 'Indian/Reunion', 'Pacific/Noumea', 'UTC'].map((zone) => {
      process.env.TZ = zone
      return JSON.stringify([usualSeries('2026-12'), usualSeries('2028-02'), dayOf('2026-12-31T23:30:00Z'), plusDays('2028-02-28', 1)])
    })
    process.env.TZ = before ?? 'UTC'
    assert.equal(new Set(seen).size, 1)
    assert.match(seen[0]!, /2027-01-01.*2028-02-29/)
  })

  it('does not shift with the hours of summer', () => {
    assert.equal(parisInstant('2026-07-01', 18), '2026-07-01T16:00:00.000Z')
    assert.equal(parisInstant('2026-10-25', 18), '2026-10-25T17:00:00.000Z')
    assert.equal(parisInstant('2026-03-29', 18), '2026-03-29T16:00:00.000Z')
  })
})
