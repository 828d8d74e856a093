import { crc32 } from 'node:zlib'

/** Rows of a list to hand over: what a person typed never becomes a formula. */
export type Rows = readonly (readonly (string | number)[])[]

/** A CSV that French spreadsheets open as it is: semicolons, CRLF, a byte order mark. */
export const toCsv = (rows: Rows) => `\uFEFF${rows.map((row) => row.map(toCsvCell).join(';')).join('\r\n')}\r\n`

/** A text that a spreadsheet would run as a formula is made a text by an apostrophe (OWASP, CSV injection). */
function toCsvCell(cell: string | number) {
  if (typeof cell === 'number') return String(cell)
  const safe = /^[=+\-@\t\r\n|%＝＋－＠]/.test(cell.trimStart()) ? `'${cell}` : cell
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The same as an OpenDocument spreadsheet (ISO/IEC 26300): every text is typed as a text, so that none is a formula. */
export function toOds(sheetName: string, rows: Rows): Buffer {
  const content = `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body><office:spreadsheet><table:table table:name="${toXml(sheetName)}">${rows.map(toOdsRow).join('')}</table:table></office:spreadsheet></office:body></office:document-content>`
  return zip([
    // first and not compressed: that is how the type of the file is told
    ['mimetype', 'application/vnd.oasis.opendocument.spreadsheet'],
    [
      'META-INF/manifest.xml',
      `<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
    ],
    ['content.xml', content],
  ])
}

const toOdsRow = (row: readonly (string | number)[]) =>
  `<table:table-row>${row.length ? row.map(toOdsCell).join('') : '<table:table-cell/>'}</table:table-row>`
const toOdsCell = (cell: string | number) =>
  typeof cell === 'number'
    ? `<table:table-cell office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`
    : `<table:table-cell office:value-type="string">${cell
        .split('\n')
        .map((line) => `<text:p>${toXml(line)}</text:p>`)
        .join('')}</table:table-cell>`

/** Characters that XML 1.0 cannot hold are left out. */
const toXml = (text: string) =>
  [...text]
    .filter((c) => c >= ' ' || c === '\t')
    .join('')
    .replace(/[\uFFFE\uFFFF]/g, '')
    .replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? '&quot;')

/** A zip whose entries are stored as they are (APPNOTE 4.3): small files, no library. */
function zip(entries: readonly (readonly [name: string, text: string])[]) {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of entries) {
    const data = Buffer.from(text)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(0x0800, 2) // names in UTF-8
    shared.writeUInt16LE(0x21, 8) // 1 January 1980
    shared.writeUInt32LE(crc32(data), 10)
    shared.writeUInt32LE(data.length, 14)
    shared.writeUInt32LE(data.length, 18)
    shared.writeUInt16LE(Buffer.byteLength(name), 22)
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), shared, Buffer.from(name), data)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, tail, Buffer.from(name))
    offset += 30 + Buffer.byteLength(name) + data.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, central, end])
}
