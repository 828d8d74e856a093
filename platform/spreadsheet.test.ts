import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unzip } from '#testing/unzip'
import { type Sheet, safeText, toCsv, toOds } from './spreadsheet.ts'

describe('a spreadsheet', () => {
  const sheet: Sheet = {
    title: 'Équipe & <co>',
    columns: [
      { title: 'Nom', kind: 'text' },
      { title: 'Charge', kind: 'number' },
      { title: 'Né le', kind: 'day' },
      { title: 'Vu le', kind: 'instant' },
    ],
    rows: [
      ['=HYPERLINK("http://x")', 1.5, '2005-04-12', '2026-11-23T23:30:00.000Z'],
      [null, null, null, null],
    ],
  }

  for (const [given, expected] of [
    ['=1+1', "'=1+1"],
    ['+33612345678', "'+33612345678"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'=1"],
    ['\t=1', "'=1"],
    ['\r=1', "'=1"],
    ['＝1', "'＝1"],
    ['Léo\r\nMoreau', 'Léo Moreau'],
    ['d’Arc', 'd’Arc'],
  ] as const)
    it(`takes ${JSON.stringify(given)} for a text`, () => assert.equal(safeText(given), expected))

  it('is written as CSV', () => {
    assert.equal(
      toCsv(sheet, 'Europe/Paris').toString('utf8'),
      '\uFEFF"Nom";"Charge";"Né le";"Vu le"\r\n"\'=HYPERLINK(""http://x"")";1,5;12/04/2005;24/11/2026 00:30\r\n;;;\r\n',
    )
  })

  it('holds lines above its titles, none a formula', () => {
    const above = { ...sheet, above: [['Atelier', '=1'], []] }
    assert.ok(toCsv(above, 'Europe/Paris').toString('utf8').startsWith('\uFEFF"Atelier";"\'=1"\r\n\r\n"Nom";'))
    assert.match(unzip(toOds(above, 'Europe/Paris')).get('content.xml')!, /<text:p>Atelier<\/text:p><\/table:table-cell>.*<text:p>'=1</)
  })

  it('is written as a real OpenDocument file', () => {
    const files = unzip(toOds(sheet, 'Europe/Paris'))
    assert.deepEqual([...files.keys()], ['mimetype', 'META-INF/manifest.xml', 'content.xml'])
    assert.equal(files.get('mimetype'), 'application/vnd.oasis.opendocument.spreadsheet')
    const content = files.get('content.xml')!
    assert.match(content, /table:name="Équipe &amp; &lt;co&gt;"/)
    assert.match(content, /office:value-type="string"><text:p>'=HYPERLINK\(&quot;http:\/\/x&quot;\)<\/text:p>/)
    assert.match(content, /office:value-type="float" office:value="1.5"/)
    assert.match(content, /office:date-value="2005-04-12"/)
    assert.match(content, /office:date-value="2026-11-24T00:30:00"/)
    assert.equal(content.includes('table:formula'), false)
  })
})
