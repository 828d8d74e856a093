import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readRefusals, readReturns, readTransfers, type Transfer, toEuros, writeReturns, writeStatus, writeTransfers } from './bank.ts'

const transfer = (n: number, more: Partial<Transfer> = {}): Transfer => ({
  reference: `CEJ260750100012877403-${String(n).padStart(5, '0')}`,
  name: 'LEA MARTIN',
  iban: 'FR1420041010050500013M02606',
  amountCents: 50_000 + n,
  about: 'Allocation CEJ 2026-11',
  ...more,
})
const write = (list: readonly Transfer[]) => writeTransfers('2026-12-S1', '2026-12-07', '2026-12-07T07:00:00.000Z', list)

describe('the messages of the bank', () => {
  it('pain.001.001.09 says what it is asked to pay, on the day it is asked to', () => {
    const [message] = write([transfer(1), transfer(2, { name: "L'ÉTÉ & CO <x>" })])
    assert.match(message!.xml, /<ReqdExctnDt><Dt>2026-12-07<\/Dt><\/ReqdExctnDt>/)
    assert.match(message!.xml, /<NbOfTxs>2<\/NbOfTxs><CtrlSum>1000\.03<\/CtrlSum>/)
    assert.doesNotMatch(message!.xml, /PstlAdr/)
    const read = readTransfers(message!.xml)
    assert.deepEqual(
      read.map((c) => [c.reference, c.name, c.amountCents]),
      [
        [transfer(1).reference, 'LEA MARTIN', 50_001],
        [transfer(2).reference, "L'ÉTÉ & CO <x>", 50_002],
      ],
    )
  })

  it('holds at most 10 000 transfers', () => {
    const messages = write(Array.from({ length: 10_001 }, (_, n) => transfer(n)))
    assert.deepEqual(
      messages.map((m) => m.id),
      ['2026-12-S1-01', '2026-12-S1-02'],
    )
    assert.equal(readTransfers(messages[1]!.xml).length, 1)
  })

  it('is refused when it is truncated, miscounted, or asks for one transfer twice', () => {
    const { xml } = write([transfer(1), transfer(2)])[0]!
    assert.throws(() => readTransfers(xml.slice(0, 900)))
    assert.throws(() => readTransfers(xml.replace('<NbOfTxs>2', '<NbOfTxs>3')), /NbOfTxs/)
    assert.throws(() => readTransfers(xml.replace('500.01', '500.02')), /CtrlSum/)
    assert.throws(() => readTransfers(xml.replace('500.01', '500.010')), /not an amount/)
    assert.throws(() => readTransfers(write([transfer(1), transfer(1)])[0]!.xml), /comes twice/)
  })

  it('pain.002 and camt.054 say what was refused and what came back', () => {
    const credits = readTransfers(write([transfer(1), transfer(2)])[0]!.xml)
    const status = writeStatus('2026-12-S1-01', '2026-12-07T07:00:00Z', credits, new Map([[transfer(2).reference, 'AC01']]))
    assert.match(status, /<GrpSts>PART<\/GrpSts>/)
    assert.deepEqual([...readRefusals(status)], [[transfer(2).reference, 'AC01']])
    const back = [{ reference: transfer(1).reference, code: 'AC04', amountCents: 50_001, on: '2026-12-10' }]
    assert.deepEqual(readReturns(writeReturns('R1', '2026-12-10T07:00:00Z', back)), back)
  })

  it('writes cents with two decimals', () => assert.deepEqual([1, 10, 100, 56_168].map(toEuros), ['0.01', '0.10', '1.00', '561.68']))
})
