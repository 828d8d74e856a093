import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

type Cell = string | number | boolean | null

/** One line of COPY text format. */
export function line(cells: readonly Cell[]) {
  let out = ''
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]
    if (i) out += '\t'
    out +=
      cell === null || cell === undefined
        ? '\\N'
        : typeof cell === 'string'
          ? escapeText(cell)
          : cell === true
            ? 't'
            : cell === false
              ? 'f'
              : cell
  }
  return `${out}\n`
}
const special = /[\\\n\r\t]/
const escapeText = (s: string) =>
  special.test(s) ? s.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t') : s

/** The line of each item, made when it is wanted: all of them at once would fill the memory. */
export function* each<T>(list: readonly T[], toLine: (item: T, i: number) => string) {
  for (let i = 0; i < list.length; i++) yield toLine(list[i]!, i)
}

/** Streams lines into a table; how many. */
export async function copy(client: pg.Client, table: string, columns: readonly string[], lines: Iterable<string>) {
  let count = 0
  function* chunks() {
    let chunk = ''
    for (const l of lines) {
      count++
      chunk += l
      if (chunk.length > 65_536) {
        yield chunk
        chunk = ''
      }
    }
    if (chunk) yield chunk
  }
  await pipeline(Readable.from(chunks(), { objectMode: false }), client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)))
  return count
}
