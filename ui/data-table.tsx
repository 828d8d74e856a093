/**
 * DataTable<Row>({ caption: string, columns: readonly Column<Row>[], rows: readonly Row[], rowKey: (row) => string, rowHref?: (row) => string,
 *   sort?: { column: string, descending: boolean }, onSort?: (sort) => void, onReply?: (row) => void, keys? = true, empty?: ReactNode, showCaption? })
 * Column<Row> = { id: string, title: string, cell: (row) => ReactNode, sortable?: boolean, align?: 'end', main?: boolean, phone?: 'under'|'corner' }
 *   The `main` column holds the row's link and its heading. j/k or arrows move between rows, Enter opens, `r` calls onReply.
 *   Under 700 px each row becomes a card: values follow one another behind their titles, without empty ones; `phone: 'under'` has a line of its own
 *   without its title, `phone: 'corner'` (a button, a state) stands at the right of the heading.
 */
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useRef } from 'react'
import { Link } from 'wouter'
import styles from './data-table.module.css'
import { useShortcut } from './shortcuts.tsx'

export type Column<Row> = {
  id: string
  title: string
  cell: (row: Row) => ReactNode
  sortable?: boolean
  align?: 'end'
  main?: boolean
  phone?: 'under' | 'corner'
}
export type Sort = { column: string; descending: boolean }

type TableProps<Row> = {
  caption: string
  showCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  rowHref?: (row: Row) => string
  sort?: Sort
  onSort?: (sort: Sort) => void
  onReply?: (row: Row) => void
  keys?: boolean
  empty?: ReactNode
}

/** Many things compared; sortable, and walked with the keyboard. */
export function DataTable<Row>(props: TableProps<Row>) {
  const { caption, showCaption, columns, rows, rowKey, sort, onSort, keys = true, empty } = props
  const body = useRef<HTMLTableSectionElement>(null)
  if (!rows.length && empty) return empty
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
    <section className={styles.frame} aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className={showCaption ? styles.caption : styles.hidden}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={(event) => walk(event, body.current)}>
          {rows.map((row) => (
            <BodyRow key={rowKey(row)} row={row} {...props} />
          ))}
        </tbody>
      </table>
      {keys && <RowKeys body={() => body.current} reply={props.onReply && ((index) => props.onReply?.(rows[index]!))} />}
    </section>
  )
}

type HeadProps<Row> = { column: Column<Row>; sort?: Sort | undefined; onSort?: ((sort: Sort) => void) | undefined }

function Head<Row>({ column, sort, onSort }: HeadProps<Row>) {
  const current = sort?.column === column.id
  const Icon = current ? (sort.descending ? ArrowDown : ArrowUp) : ChevronsUpDown
  const turn = () => onSort?.({ column: column.id, descending: current ? !sort.descending : false })
  return (
    <th scope="col" data-align={column.align} aria-sort={current ? (sort.descending ? 'descending' : 'ascending') : undefined}>
      {column.sortable && onSort ? (
        <button type="button" onClick={turn} className={styles.sort}>
          {column.title} <Icon size={15} aria-hidden />
        </button>
      ) : (
        column.title
      )}
    </th>
  )
}

function BodyRow<Row>({ row, columns, rowHref }: TableProps<Row> & { row: Row }) {
  return (
    <tr>
      {columns.map((column) =>
        column.main ? (
          <th key={column.id} scope="row">
            {rowHref ? (
              <Link href={rowHref(row)} className={styles.link}>
                {column.cell(row)}
              </Link>
            ) : (
              column.cell(row)
            )}
          </th>
        ) : (
          <td key={column.id} data-title={column.title} data-align={column.align} data-phone={column.phone}>
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}

type Body = HTMLTableSectionElement | null

function RowKeys({ body, reply }: { body: () => Body; reply?: ((index: number) => void) | undefined }) {
  useShortcut('j', 'Ligne suivante', () => move(body(), 1))
  useShortcut('k', 'Ligne précédente', () => move(body(), -1))
  return reply ? <ReplyKey run={() => reply(Math.max(0, currentRow(body())))} /> : null
}

function ReplyKey({ run }: { run: () => void }) {
  useShortcut('r', 'Répondre à la personne de la ligne', run)
  return null
}

function walk(event: KeyboardEvent, body: Body) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step || (event.target as HTMLElement).tagName !== 'A') return
  event.preventDefault()
  move(body, step)
}

const linksOf = (body: Body) => [...(body?.querySelectorAll<HTMLElement>('th[scope="row"] a') ?? [])]
const currentRow = (body: Body) => linksOf(body).findIndex((link) => link.closest('tr')?.contains(document.activeElement))

function move(body: Body, step: number) {
  const links = linksOf(body)
  const next = links[Math.min(links.length - 1, Math.max(0, currentRow(body) + step))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
