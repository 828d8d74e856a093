import { z } from 'zod'
import type { Actor } from './access.ts'
import type { Role } from './api.ts'
import type { Clock } from './clock.ts'
import type { Db } from './db.ts'

/** What a cell holds: a text, a number, a day (`YYYY-MM-DD`) or an instant (ISO 8601), shown in the zone of who takes the list out; null is empty. */
export type Cell = string | number | null
type Kind = 'text' | 'number' | 'day' | 'instant'
/** One column: its French title, what is in it. `roles`: who sees it; everybody who may take the list out unless told. */
export type ListColumn<Row> = { title: string; kind?: Kind; cell: (row: Row) => Cell; roles?: readonly Role[] }

type Reading = { db: Db; actor: Actor; clock: Clock }
/** A list that may leave the application as a file. Its rows are those the actor sees on screen: the same conditions, in the statement. */
export type List<S extends z.ZodObject = z.ZodObject, Row = never> = {
  /** `module-list`; what the button on a screen names. */
  code: string
  /** In French: the name of the file and of its sheet. */
  title: string
  roles: readonly Role[]
  /** What the screen may narrow it to; every value is optional. */
  filters: S
  columns: readonly ListColumn<Row>[]
  /** Said before the file is made: what is left out, and why. */
  note?: string
  rows: (reading: Reading, filters: z.infer<S>, limit: number) => Promise<readonly Row[]>
}

/** Declares a list; keeps the type of its rows inside. Never in it: messages, health, bank data. */
export const list = <const S extends z.ZodObject, Row>(l: List<S, Row>): List => l as unknown as List

/** A list without anything to narrow it to. */
export const noFilters = z.object({})
