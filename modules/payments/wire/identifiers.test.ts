import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { checkAccount } from './bank-account.ts'
import { answerNameOf, fileNameOf, originalNameOf, parseFileName } from './file-name.ts'
import {
  dossierNumber,
  isDossierNumber,
  isPrestationNumber,
  isSiret,
  prestationNumber,
  transferReference,
  ulidOf,
  uuidOf,
} from './identifiers.ts'
import { isSepaReference, isSepaText, toName, toSepaText, toStreet } from './plain-text.ts'

describe('numbers', () => {
  it('a dossier has the key of the specification', () => {
    assert.equal(dossierNumber({ year: 2026, structureCode: '07501', order: 1287 }), 'CEJ2607501000128774')
    assert.equal(prestationNumber('CEJ2607501000128774', 3), 'CEJ260750100012877403')
    assert.equal(transferReference('CEJ260750100012877403', 1), 'CEJ260750100012877403-01')
    assert.ok(
      isPrestationNumber('CEJ260750100012877418') &&
        !isPrestationNumber('CEJ260750100012877419') &&
        !isPrestationNumber('CEJ260750100012877400'),
    )
  })

  it('one wrong character of a dossier number never passes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999_999 }),
        fc.integer({ min: 3, max: 18 }),
        fc.integer({ min: 1, max: 9 }),
        (order, at, shift) => {
          const number = dossierNumber({ year: 2026, structureCode: '07501', order })
          const wrong = number.slice(0, at) + String((Number(number[at]) + shift) % 10) + number.slice(at + 1)
          return isDossierNumber(number) && !isDossierNumber(wrong)
        },
      ),
    )
  })

  it('a ULID is the same bits as the UUID it comes from, and sorts like it', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (a, b) => {
        assert.equal(uuidOf(ulidOf(a)), a)
        assert.equal(ulidOf(a) < ulidOf(b), a < b)
      }),
    )
    assert.equal(uuidOf('8ZZZZZZZZZZZZZZZZZZZZZZZZZ'), undefined)
  })

  it('a SIRET has its key', () =>
    assert.deepEqual(['78471719500019', '78471719500010', '7847171950001'].map(isSiret), [true, false, false]))
})

describe('names of files', () => {
  it('are made and read back', () => {
    const name = fileNameOf({ flow: 'PAI', emitter: 'MLNAT', sealedAt: '2026-11-27T16:00:00.000Z', sequence: 52 })
    assert.equal(name, 'CEJ_PAI_MLNAT_20261127160000_000052.json')
    assert.deepEqual(parseFileName(name), { name, flow: 'PAI', emitter: 'MLNAT', stamp: '20261127160000', sequence: 52, part: 1 })
    const second = answerNameOf(name, 'FichierRetour', 2)
    assert.equal(second, 'CEJ_PAI_MLNAT_20261127160000_000052_FichierRetour_02.json')
    assert.equal(parseFileName(second)?.part, 2)
    assert.equal(originalNameOf(second), name)
  })

  for (const name of [
    'CEJ_XXX_ASP_20261127160000_000052.json',
    'cej_REG_ASP_20261127160000_000052.json',
    'CEJ_REG_ASP_20261127160000_000052.json.part',
    '../CEJ_REG_ASP_20261127160000_000052.json',
    'CEJ_REG_ASP_20261127160000_000052.json\n',
    'CEJ_REG_ASP_20261127160000_000000.json',
    'CEJ_PAI_MLNAT_20261127160000_000052_AccuseReception_02.json',
    'RIAE_FS_20210410130000.json',
    'CEJ_REG_A_20261127160000_000052.json',
  ])
    it(`leaves ${JSON.stringify(name)} alone`, () => assert.equal(parseFileName(name), undefined))
})

describe('texts', () => {
  it('names become plain capitals, cut on a word', () => {
    const rows = {
      'Léa-Œdipe O’Neil': "LEA-OEDIPE O'NEIL",
      Strauß: 'STRAUSS',
      'Nguyễn Thị Đặng': 'NGUYEN THI DANG',
      محمد: '',
      '🙂': '',
      '  d’Aboville ': "D'ABOVILLE",
      'Jean Christophe Emmanuel': 'JEAN CHRISTOPHE',
      Łukasz: 'LUKASZ',
      "'-": '',
      Ａlice: 'ALICE',
      'A<script>': 'A SCRIPT',
      '=cmd': 'CMD',
    }
    for (const [given, made] of Object.entries(rows)) assert.equal(toName(given, 20), made, given)
  })

  it('are deterministic, within bounds, in their alphabet', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.integer({ min: 1, max: 50 }), (text, max) => {
        const [name, sepa, street] = [toName(text, max), toSepaText(text, max), toStreet(text, max)]
        assert.ok(name.length <= max && sepa.length <= max && street.length <= max)
        assert.match(name, /^[A-Z' -]*$/)
        assert.match(street, /^[A-Z0-9' -]*$/)
        assert.ok(sepa === '' || isSepaText(sepa))
        assert.equal(toName(name, max), name)
      }),
    )
  })

  it('a reference keeps the rules of SEPA', () =>
    assert.deepEqual(['CEJ-01', '/CEJ', 'CEJ/', 'CE//J', 'C_J', 'A'.repeat(36)].map(isSepaReference), [
      true,
      false,
      false,
      false,
      false,
      false,
    ]))
})

describe('bank details', () => {
  // made of published examples; the RIB keys are whole
  const rows: [string, string | null, string][] = [
    ['FR14 2004 1010 0505 0001 3M02 606', 'PSSTFRPPXXX', 'FR1420041010050500013M02606 PSSTFRPP'],
    ['fr1420041010050500013m02606', null, 'FR1420041010050500013M02606 null'],
    ['FR1420041010050500013M02607', null, '3602 key'],
    ['FR142004101005050001', null, '3602 length'],
    ['MC5811222000010123456789030', 'BNPAMCM1', 'MC5811222000010123456789030 BNPAMCM1'],
    ['FR1420041010050500013M02606', 'BNCANCNNXXX', 'FR1420041010050500013M02606 BNCANCNN'],
    ['DE89370400440532013000', 'COBADEFF', 'DE89370400440532013000 COBADEFFXXX'],
    ['DE89370400440532013000', 'BNPAFRPP', '3604 bic-of-another-country'],
    ['DE89370400440532013000', 'BNPAFR', '3604 bic'],
    ['GB29NWBK60161331926819', 'NWBKGB2L', 'GB29NWBK60161331926819 NWBKGB2LXXX'],
    ['SM86U0322509800000000270100', null, 'SM86U0322509800000000270100 null'],
    ['MU17BOMM0101101030300200000MUR', null, '3603 not-sepa'],
    ['RS35260005601001611379', null, 'RS35260005601001611379 null'],
    ['XX0012345678', null, '3602 country'],
    ['', null, '3602 country'],
  ]
  for (const [iban, bic, expected] of rows)
    it(`${iban || 'nothing'} with ${bic}: ${expected}`, () => {
      const checked = checkAccount({ iban, bic })
      assert.equal('code' in checked ? `${checked.code} ${checked.reason}` : `${checked.iban} ${checked.bic}`, expected)
    })

  it('an account with a whole mod 97 and a wrong RIB key is refused', () => {
    const bban = '20041010050500013M02607'
    const digits = `${bban}FR00`.replace(/[A-Z]/g, (l) => String(l.charCodeAt(0) - 55))
    const iban = `FR${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${bban}`
    assert.deepEqual(checkAccount({ iban }), { code: '3602', reason: 'rib-key' })
  })
})
