import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Block, layOut } from './lay-out.ts'

const block = (key: string, from: string, to: string): Block => ({
  key,
  startsAt: `2026-11-26T${from}:00.000Z`,
  endsAt: `2026-11-26T${to}:00.000Z`,
})
const lanes = (blocks: Block[]) => layOut(blocks, (at) => (Date.parse(at) / 60_000) % 1440).map((b) => `${b.key} ${b.lane + 1}/${b.lanes}`)

describe('a day of the week grid', () => {
  it('gives the whole width to what stands alone', () => {
    assert.deepEqual(lanes([block('b', '10:00', '11:00'), block('a', '09:00', '10:00')]), ['a 1/1', 'b 1/1'])
  })
  it('puts side by side what overlaps, and takes a freed lane again', () => {
    assert.deepEqual(
      lanes([block('a', '09:00', '12:00'), block('b', '09:30', '10:00'), block('c', '10:00', '11:00'), block('d', '12:00', '13:00')]),
      ['a 1/2', 'b 2/2', 'c 2/2', 'd 1/1'],
    )
  })
})
