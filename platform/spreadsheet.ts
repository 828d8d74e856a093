import { dayOf, timeOf } from './clock.ts'
import type { Cell } from './lists.ts'
import { zip } from './zip.ts'

/** A table ready to be written: lines of text above it, titles, and rows of cells with the kind of their column. */
export type Sheet = {
  title: string
  above?: readonly (readonly string[])[]
  columns: readonly { title: string; kind: 'text' | 'number' | 'day' | 'instant' }[]
  rows: readonly (readonly Cell[])[]
}

/**
 * A text that no spreadsheet takes for a formula (OWASP, CSV injection): what begins with = + - @, a tab or a carriage return, spaces before it
 * included, is led by an apostrophe. Line breaks become spaces: a cell is one line.
 */
export function safeText(text: string) {
  const line = text.replace(/[\r\n\t]+/g, ' ').trim()
  return /^[=+\-@|%]/.test(line.normalize('NFKC')) || /^[\t\r]/.test(text) ? `'${line}` : line
}

/** CSV as French spreadsheets open it by a double click: UTF-8 with a mark, semicolons, CR LF; every text in quotes. */
export function toCsv({ above = [], columns, rows }: Sheet, timeZone: string) {
  const line = (cells: readonly string[]) => `${cells.join(';')}\r\n`
  const quote = (text: string) => `"${safeText(text).replaceAll('"', '""')}"`
  const head = [...above, columns.map((c) => c.title)].map((cells) => line(cells.map(quote)))
  const body = rows.map((row) => line(row.map((cell, i) => csvCell(cell, columns[i]!.kind, timeZone, quote))))
  return Buffer.from(`\uFEFF${[...head, ...body].join('')}`, 'utf8')
}

function csvCell(cell: Cell, kind: Sheet['columns'][number]['kind'], timeZone: string, quote: (text: string) => string) {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell).replace('.', ',') : ''
  if (kind === 'day') return frenchDay(cell)
  if (kind === 'instant') return `${frenchDay(dayOf(cell, timeZone))} ${timeOf(cell, timeZone)}`
  return quote(cell)
}

const frenchDay = (day: string) => day.split('-').reverse().join('/')

/** An OpenDocument spreadsheet (ODF 1.3, ISO/IEC 26300): typed cells, so that nothing is taken for a formula or a date by guess. */
export function toOds(sheet: Sheet, timeZone: string) {
  const text = (s: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${s}`, 'utf8')
  return zip([
    { name: 'mimetype', data: Buffer.from(odsType), isStored: true },
    { name: 'META-INF/manifest.xml', data: text(manifest) },
    { name: 'content.xml', data: text(content(sheet, timeZone)) },
  ])
}
/** The media type of an OpenDocument spreadsheet. */
export const odsType = 'application/vnd.oasis.opendocument.spreadsheet'

const manifest = `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${odsType}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>`

const spaces = ['office', 'table', 'text', 'style', 'number'].map(
  (n) => `xmlns:${n}="urn:oasis:names:tc:opendocument:xmlns:${n === 'number' ? 'datastyle' : n}:1.0"`,
)

const content = (
  { title, above = [], columns, rows }: Sheet,
  timeZone: string,
) => `<office:document-content ${spaces.join(' ')} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3">
<office:automatic-styles>
<number:date-style style:name="N1"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
<number:date-style style:name="N2"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/><number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text><number:minutes number:style="long"/></number:date-style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="instant" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="wide" style:family="table-column"><style:table-column-properties style:column-width="4.5cm"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="${xml(title).slice(0, 31)}">
<table:table-column table:style-name="wide" table:number-columns-repeated="${columns.length}"/>
${above.map((cells) => `<table:table-row>${cells.length ? cells.map((c) => textCell(safeText(c))).join('') : '<table:table-cell/>'}</table:table-row>\n`).join('')}<table:table-header-rows><table:table-row>${columns.map((c) => textCell(c.title, ' table:style-name="head"')).join('')}</table:table-row></table:table-header-rows>
${rows.map((row) => `<table:table-row>${row.map((cell, i) => odsCell(cell, columns[i]!.kind, timeZone)).join('')}</table:table-row>`).join('\n')}
</table:table></office:spreadsheet></office:body></office:document-content>`

function odsCell(cell: Cell, kind: Sheet['columns'][number]['kind'], timeZone: string) {
  if (cell === null) return '<table:table-cell/>'
  if (typeof cell === 'number')
    return `<table:table-cell office:value-type="float" office:value="${cell}"><text:p>${String(cell).replace('.', ',')}</text:p></table:table-cell>`
  if (kind === 'day') return dateCell('day', cell, frenchDay(cell))
  if (kind === 'instant') {
    const [day, time] = [dayOf(cell, timeZone), timeOf(cell, timeZone)]
    return dateCell('instant', `${day}T${time}:00`, `${frenchDay(day)} ${time}`)
  }
  return textCell(safeText(cell))
}

const dateCell = (style: string, value: string, shown: string) =>
  `<table:table-cell table:style-name="${style}" office:value-type="date" office:date-value="${value}"><text:p>${shown}</text:p></table:table-cell>`
const textCell = (text: string, style = '') =>
  `<table:table-cell${style} office:value-type="string"><text:p>${xml(text)}</text:p></table:table-cell>`

/** XML text: what XML 1.0 does not allow is left out. */
const xml = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are forbidden
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
