import { parse } from 'csv-parse/sync'
import { invalid } from '#platform/errors'
import { toSearch } from './rules.ts'

/** What was wrong with one cell; the screen has the sentence of the code. */
export type CellError = { line: number; column: string; code: string; value: string }
export type CsvRow = { line: number; cells: Record<string, string> }

const mostRows = 5000

/**
 * Reads a spreadsheet saved as CSV: UTF-8 (with or without mark) or Latin-1, commas or semicolons, headings in any case and accents.
 * Refuses the whole file with 422 when it is not a table, lacks a column, or is too long.
 */
export function readCsv(base64: string, columns: { required: readonly string[]; optional: readonly string[] }): CsvRow[] {
  const text = decode(Buffer.from(base64, 'base64'))
  const records = toRecords(text)
  const headings = (records[0]?.record ?? []).map((h) => toSearch(h).replaceAll(' ', '_'))
  for (const column of columns.required) if (!headings.includes(column)) throw invalid('people.import-no-column', { column })
  for (const h of headings)
    if (h && !columns.required.includes(h) && !columns.optional.includes(h)) throw invalid('people.import-unknown-column', { column: h })
  if (records.length - 1 > mostRows) throw invalid('people.import-too-long', { rows: records.length - 1, mostRows })
  return records.slice(1).map(({ record, line }) => ({
    line,
    cells: Object.fromEntries(headings.map((h, i) => [h, (record[i] ?? '').trim()])),
  }))
}

/** Spreadsheets of the field save in Windows-1252 when they do not save in UTF-8. */
function decode(bytes: Buffer) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function toRecords(text: string) {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/))
  const delimiter = firstLine.split(';').length > firstLine.split(',').length ? ';' : ','
  try {
    const rows = parse(text, {
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as {
      record: string[]
      info: { lines: number }
    }[]
    return rows.map(({ record, info }) => ({ record, line: info.lines })).filter(({ record }) => record.some((cell) => cell !== ''))
  } catch (error) {
    throw invalid('people.import-not-a-table', { line: (error as { lines?: number }).lines ?? 1 })
  }
}

/** Errors listed in a report; the rest is counted. */
const mostErrors = 200

/** The report of a check, or of a write. */
export function toReport(
  rows: number,
  errors: CellError[],
  counts: { created: number; updated: number; unchanged: number },
  isApplied: boolean,
) {
  const sorted = errors.sort((a, b) => a.line - b.line)
  return { rows, ...counts, errors: sorted.slice(0, mostErrors), moreErrors: Math.max(0, errors.length - mostErrors), isApplied }
}

/** Marks every second appearance of a key. */
export function findDoubles(rows: CsvRow[], column: string, key = (value: string) => value): CellError[] {
  const seen = new Set<string>()
  return rows.flatMap(({ line, cells }) => {
    const value = cells[column] ?? ''
    const k = key(value)
    if (!k || !seen.has(k)) {
      seen.add(k)
      return []
    }
    return [{ line, column, code: 'people.import-twice', value }]
  })
}
