import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { canonical, fingerprintOf } from './canonical.ts'
import { type WrittenFile, writeFile } from './envelope.ts'
import { exampleMovement, examplePayment } from './examples-of-lines.ts'
import { dossierNumber } from './identifiers.ts'
import { amountOf } from './payment-line.ts'
import { readFile } from './read-file.ts'

const dossier = dossierNumber({ year: 2026, structureCode: '07501', order: 1287 })
const about = {
  emitter: 'MLNAT',
  recipient: 'ASP',
  sequence: 52,
  writtenAt: '2026-11-27T16:00:00Z',
  environment: 'TEST',
  previous: null,
} as const
const rules = { environment: 'TEST' } as const
const payments = (lines = [examplePayment(dossier)]) => writeFile({ kind: 'PAI', flow: 'PAI', ...about, lines })
const read = (f: WrittenFile, bytes: Uint8Array = f.bytes) => readFile(f.name, bytes, rules)
const settlement = (status: 'PAYE' | 'NON_PAYE' = 'PAYE') =>
  writeFile({
    kind: 'REG',
    flow: 'REG',
    ...about,
    emitter: 'ASP',
    recipient: 'MLNAT',
    series: {
      code: '2026-12-S1',
      execution: '2026-12-07',
      valeur: '2026-12-08',
      partie: 1,
      nbParties: 1,
      nbTotal: 1,
      totalPayeCentimes: 50000,
    },
    lines: [
      {
        idLigne: examplePayment(dossier).idLigne,
        numPrestation: `${dossier}03`,
        statut: status,
        montantDemandeCentimes: 50000,
        montantRetenuCentimes: 0,
        montantPayeCentimes: 50000,
        datePaiement: '2026-12-07',
        refVirement: `${dossier}03-01`,
        refLot: 'LOT1',
      },
    ],
  })
const changed = (f: WrittenFile, change: (json: Record<string, never>) => void) => {
  const json = JSON.parse(f.bytes.toString()) as Record<string, never>
  change(json)
  return Buffer.from(JSON.stringify(json))
}

describe('a file', () => {
  it('is read back as it was written, in every kind of line', () => {
    for (const file of [payments(), settlement(), writeFile({ kind: 'DOS', flow: 'DOS', ...about, lines: [exampleMovement(dossier)] })]) {
      const reading = read(file)
      assert.equal(reading.fault, undefined, JSON.stringify(reading.fault))
      assert.equal(reading.file?.total ?? null, file.total)
      assert.equal(reading.file?.sha256, file.sha256)
    }
  })

  it('has the amount of its parts', () => {
    fc.assert(
      fc.property(fc.nat(60000), fc.nat(60000), fc.nat(60000), fc.nat(60000), (a, b, c, d) => {
        const amount = amountOf({ montantForfaitaireCentimes: a, ressourcesDeduitesCentimes: b, reductionCentimes: c, rappelCentimes: d })
        return amount >= d && amount <= a + d
      }),
    )
  })

  it('is the same after a round trip, whatever the texts and amounts', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.nat(60000),
            fc.string({ unit: 'grapheme', maxLength: 20 }).map((s) => s.normalize('NFC')),
            fc.boolean(),
          ),
          { minLength: 1, maxLength: 6 },
        ),
        (rows) => {
          const lines = rows.map(([cents, text, named], at) => ({
            ...examplePayment(dossier, at + 1),
            montantDemandeCentimes: cents,
            bareme: /[\p{Cc}]/u.test(text) ? 'x' : text.slice(0, 10).toWellFormed(),
            serieSouhaitee: named ? '2026-12-S1' : null,
          }))
          const file = payments(lines)
          const reading = read(file)
          assert.equal(reading.fault, undefined, JSON.stringify(reading.fault))
          assert.deepEqual(reading.file?.lines, lines)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('keeps its fingerprint whatever the order of keys', () => {
    assert.equal(fingerprintOf([{ b: 1, a: 'é' }]), fingerprintOf([{ a: 'é', b: 1 }]))
    assert.equal(canonical([{ b: 1, a: [null, true, -0] }]), '[{"a":[null,true,0],"b":1}]')
    assert.throws(() => canonical([1.5]))
  })

  const f = payments()
  const cut = (n: number) => f.bytes.subarray(0, n)
  const replaced = (from: string | RegExp, to: string) => Buffer.from(f.bytes.toString().replace(from, to))
  const faults: [string, Uint8Array, string, string][] = [
    ['cut in the middle', cut(600), 'truncated', '2005'],
    ['cut inside a text', cut(20), 'truncated', '2005'],
    ['empty', Buffer.alloc(0), 'empty', '2005'],
    ['blank', Buffer.from(' \n'), 'empty', '2005'],
    ['with a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), f.bytes]), 'bom', '2005'],
    ['in Latin-1', Buffer.from(f.bytes.toString().replace('2026-04', 'été'), 'latin1'), 'not-utf8', '2005'],
    ['with a NUL', replaced('2026-04', '2026\u0000'), 'not-json', '2005'],
    ['with an escaped NUL', replaced('2026-04', '2026\\u0000'), 'schema', '2005'],
    ['with a lone surrogate', replaced('2026-04', '\\ud800'), 'schema', '2005'],
    ['decomposed', replaced('2026-04', 'e\u0301te\u0301'), 'not-nfc', '2005'],
    ['with a key twice', replaced('"mois":', '"mois":"2026-10","mois":'), 'duplicate-key', '2005'],
    ['with a key twice, once escaped', replaced('"mois":', '"mo\\u0069s":"2026-10","mois":'), 'duplicate-key', '2005'],
    ['with a __proto__', replaced('"mois":', '"__proto__":{},"mois":'), 'forbidden-key', '2005'],
    ['nested 10 000 deep', Buffer.from('['.repeat(10_000) + ']'.repeat(10_000)), 'too-deep', '2005'],
    ['with an unknown field', replaced('"mois":', '"moi":1,"mois":'), 'schema', '2005'],
    ['with decimals', replaced('"montantDemandeCentimes":50000', '"montantDemandeCentimes":500.5'), 'schema', '2005'],
    ['with a text for a number', replaced('"tentative":1', '"tentative":"1"'), 'schema', '2005'],
    ['of another version', replaced('"1.0"', '"2.0"'), 'version', '2003'],
    ['of another flow inside', replaced('"CEJ_PAI"', '"CEJ_DOS"'), 'header', '2004'],
    ['of another number inside', replaced('"sequence":52', '"sequence":53'), 'header', '2004'],
    ['of another environment', replaced('"TEST"', '"PROD"'), 'environment', '2009'],
    ['without its end', replaced(',"fin":true', ''), 'not-closed', '2005'],
    ['with another count', replaced('"nbLignes":1', '"nbLignes":2'), 'count', '2006'],
    ['with another total', replaced('"totalCentimes":50000', '"totalCentimes":50001'), 'total', '2006'],
    ['with another amount', replaced('"montantForfaitaireCentimes":56168', '"montantForfaitaireCentimes":56169'), 'fingerprint', '2010'],
    ['without lines', changed(f, (j) => Object.assign(j, { lignesTelechargement: [] })), 'no-line', '2006'],
    ['with other line numbers', replaced('"numLigne":1', '"numLigne":2'), 'line-numbers', '2006'],
    [
      'with its keys in another order',
      Buffer.from(JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(f.bytes.toString())).reverse()))),
      'schema',
      '2005',
    ],
    ['that is no object', Buffer.from('[]'), 'schema', '2005'],
    ['too big', Buffer.alloc((32 << 20) + 1, 32), 'too-big', '2008'],
  ]
  for (const [name, bytes, reason, code] of faults)
    it(`${name} is refused: ${reason}`, () => {
      const reading = read(f, bytes)
      assert.deepEqual([reading.fault?.reason, reading.fault?.code], [reason, code], JSON.stringify(reading.fault))
    })

  it('says where it stops being UTF-8', () => {
    const bytes = Buffer.concat([f.bytes.subarray(0, 100), Buffer.from([0xe9, 0x20]), f.bytes.subarray(100)])
    assert.equal(read(f, bytes).fault?.at, 100)
  })

  it('with the last lines taken away and the brackets mended is refused', () => {
    const whole = payments([1, 2, 3].map((n) => examplePayment(dossier, n)))
    const mended = changed(whole, (j) => (j.lignesTelechargement as unknown as unknown[]).pop())
    assert.equal(read(whole, mended).fault?.reason, 'count')
  })

  it('under another name is refused', () => {
    assert.equal(readFile('CEJ_PAI_MLNAT_20261127160000_000053.json', f.bytes, rules).fault?.reason, 'header')
    assert.equal(readFile('../secret', f.bytes, rules).fault?.reason, 'name')
  })

  it('cut at any byte is never read, and never throws', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: f.bytes.length - 2 }), (n) => read(f, cut(n)).fault !== undefined),
      { numRuns: 200 },
    )
  })

  it('with any byte changed is refused or says the same', () => {
    const lines = JSON.stringify(read(f).file?.lines)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: f.bytes.length - 1 }), fc.nat(255), (at, byte) => {
        const bytes = Buffer.from(f.bytes)
        bytes[at] = byte
        const reading = read(f, bytes)
        return reading.fault !== undefined || JSON.stringify(reading.file.lines) === lines
      }),
      { numRuns: 300 },
    )
  })
})

describe('an answer', () => {
  const origin = payments()
  const answer = writeFile({
    kind: 'acknowledgement',
    flow: 'PAI',
    ...about,
    emitter: 'ASP',
    recipient: 'MLNAT',
    origin,
    lines: [
      {
        nomFichier: origin.name,
        sha256Recu: origin.sha256,
        octetsRecus: origin.bytes.length,
        nbLignesLues: 1,
        totalCentimesLu: 50000,
        statut: 'ACCEPTE',
        codeTraitement: '0000',
        libelleTraitement: 'Traité',
        recuLe: '2026-11-27T16:05:00Z',
      },
    ],
  })

  it('is tied to the bytes that were sealed', () => {
    const reasonWith = (hash: string | undefined) => readFile(answer.name, answer.bytes, { ...rules, originOf: () => hash }).fault?.reason
    assert.equal(reasonWith(origin.sha256), undefined)
    assert.equal(reasonWith(undefined), 'unknown-origin')
    assert.equal(reasonWith('0'.repeat(64)), 'origin-changed')
  })
})
