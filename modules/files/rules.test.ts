import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { checkType, cleanName, expiryOf, sizeInWords } from './rules.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

describe('the name of a file', () => {
  for (const [given, kept] of [
    ['CV.pdf', 'CV.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\leo\\CV de Léo.pdf', 'CV de Léo.pdf'],
    ['re\u0301sume\u0301.pdf', 'résumé.pdf'],
    ['facture\u202Efdp.exe', 'facturefdp.exe'],
    ['a\u0000b\r\nc.pdf', 'abc.pdf'],
    ['  .htaccess', 'htaccess'],
    ['a<b>:"c"|?*.pdf', 'a_b___c____.pdf'],
    ['.pdf', 'pdf'],
    ['', 'document'],
    ['CV .PDF', 'CV.pdf'],
    [`${'é'.repeat(300)}.docx`, `${'é'.repeat(115)}.docx`],
  ] as const)
    it(`${JSON.stringify(given).slice(0, 40)} → ${kept.slice(0, 30)}`, () => assert.equal(cleanName(given), kept))

  it('is never a path, never empty, never longer than 120, and stays once clean', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (given) => {
        const name = cleanName(given)
        assert.ok(name.length >= 1 && name.length <= 120 && name.isWellFormed(), name)
        assert.doesNotMatch(name, /[\\/\p{Cc}\u202a-\u202e\u2066-\u2069]|^\./u)
        assert.equal(cleanName(name), name)
      }),
    )
  })
})

describe('the type of a file', () => {
  for (const [given, type, kept] of [
    ['CV.pdf', 'application/pdf', 'CV.pdf'],
    ['CV', 'application/pdf', 'CV.pdf'],
    ['CV.2026', 'application/pdf', 'CV.2026.pdf'],
    ['photo.JPEG', 'image/jpeg', 'photo.jpeg'],
    ['lettre.docx', docx, 'lettre.docx'],
    ['.', 'application/pdf', 'document.pdf'],
    ['  ', 'image/jpeg', 'document.jpg'],
    ['.pdf', 'application/pdf', 'pdf.pdf'],
  ] as const)
    it(`${given} that is a ${type.slice(-20)} is kept as ${kept}`, () => assert.equal(checkType(given, type), kept))

  for (const [given, type, code] of [
    ['photo.jpg', 'application/pdf', 'files.lies-about-its-type'],
    ['CV.pdf', docx, 'files.lies-about-its-type'],
    ['CV.exe', 'application/pdf', 'files.lies-about-its-type'],
    ['CV.pdf', 'application/x-msdownload', 'files.type-not-taken'],
    ['CV.pdf', undefined, 'files.type-not-taken'],
    ['page.html', undefined, 'files.type-not-taken'],
  ] as const)
    it(`${given} that is ${type ?? 'nothing known'} is refused`, () => assert.throws(() => checkType(given, type), { code }))
})

describe('how long a file is kept', () => {
  it('is the rule of the installation, or less', () => {
    assert.equal(expiryOf(undefined, '2026-11-23', 730), '2028-11-22')
    assert.equal(expiryOf('2026-12-01', '2026-11-23', 730), '2026-12-01')
    for (const day of ['2026-11-23', '2020-01-01', '2028-11-23'])
      assert.throws(() => expiryOf(day, '2026-11-23', 730), { code: 'files.expiry-out-of-bounds' })
  })
})

it('sizes are said as one reads them', () => {
  assert.deepEqual(
    [1, 900, 84_200, 1_440_000, 10_485_760].map((n) => sizeInWords(n)),
    ['1\u00a0ko', '1\u00a0ko', '84\u00a0ko', '1,4\u00a0Mo', '10,5\u00a0Mo'],
  )
})
