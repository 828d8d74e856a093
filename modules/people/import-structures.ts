import { timeZoneOf } from '#modules/territories'
import { audit } from '#platform/access'
import { z } from '#platform/api'
import { Refusal } from '#platform/errors'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { peopleApi } from './api.ts'
import { normaliseContact } from './normalise-contact.ts'
import { type CellError, type CsvRow, findDoubles, readCsv, toReport } from './read-csv.ts'
import { tidy, toSearch } from './rules.ts'
import { isTimeZone } from './structures.ts'

/** Headings of the file. `code` says which structure a row is about. */
const columns = {
  required: ['reseau', 'code', 'nom', 'departement'],
  optional: ['commune', 'adresse', 'telephone', 'email', 'fuseau_horaire'],
}
const networks: Record<string, string> = {
  'mission locale': 'mission_locale',
  ml: 'mission_locale',
  'france travail': 'france_travail',
  ft: 'france_travail',
}
type Importing = Ctx<(typeof peopleApi)['importStructures']>

const Values = z.object({
  code: z.string(),
  network: z.string(),
  name: z.string(),
  departmentCode: z.string(),
  communeCode: z.string().nullable(),
  timeZone: z.string(),
  address: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
})
type Values = z.infer<typeof Values>

/** Reads a file of structures: every error by line and column, else what would be created or updated, and, with `apply`, does it. */
export async function importStructures(ctx: Importing, apply: boolean) {
  const rows = readCsv(ctx.body.file, columns)
  const known = await readKnown(ctx.db, rows)
  const errors: CellError[] = findDoubles(rows, 'code')
  const values = rows.map((row) => toValues(row, known, errors))
  const changed = values.filter((v) => !isSame(known.structures.get(v.code), v))
  const created = changed.filter((v) => !known.structures.has(v.code)).length
  const counts = { created, updated: changed.length - created, unchanged: values.length - changed.length }
  if (errors.length) return toReport(rows.length, errors, { created: 0, updated: 0, unchanged: 0 }, false)
  if (apply && changed.length) await write(ctx, changed)
  return toReport(rows.length, errors, counts, apply)
}

async function readKnown(db: Importing['db'], rows: CsvRow[]) {
  const structures = await db.many(
    Values,
    sql`select code, network, name, department_code as "departmentCode", commune_code as "communeCode", time_zone as "timeZone", address, phone, email
    from people.structure where code = any(${rows.map((r) => r.cells.code ?? '')})`,
  )
  const departments = await db.many(z.object({ code: z.string() }), sql`select code from territories.pub_department`)
  const communes = await db.many(
    z.object({ code: z.string() }),
    sql`select code from territories.pub_commune where code = any(${rows.map((r) => r.cells.commune ?? '')})`,
  )
  return {
    structures: new Map(structures.map((s) => [s.code, s])),
    departments: new Set(departments.map((d) => d.code)),
    communes: new Set(communes.map((c) => c.code)),
  }
}

function toValues({ line, cells }: CsvRow, known: Awaited<ReturnType<typeof readKnown>>, errors: CellError[]): Values {
  const say = (column: string, code: string) => errors.push({ line, column, code, value: cells[column] ?? '' })
  const cell = (column: string) => cells[column] ?? ''
  const network = networks[toSearch(cell('reseau'))]
  const departmentCode = cell('departement').toUpperCase().padStart(2, '0')
  if (!network) say('reseau', 'people.import-unknown-network')
  if (!cell('code') || cell('code').length > 40) say('code', 'people.import-needed')
  if (cell('nom').length < 2 || cell('nom').length > 200) say('nom', 'people.import-needed')
  if (!known.departments.has(departmentCode)) say('departement', 'people.unknown-department')
  if (cell('commune') && !known.communes.has(cell('commune'))) say('commune', 'people.unknown-commune')
  if (cell('fuseau_horaire') && !isTimeZone(cell('fuseau_horaire'))) say('fuseau_horaire', 'people.unknown-time-zone')
  const contact = toContact({ email: cell('email'), phone: cell('telephone') }, departmentCode, (isPhone, code) =>
    say(isPhone ? 'telephone' : 'email', code),
  )
  return {
    code: cell('code'),
    network: network ?? '',
    name: tidy(cell('nom')),
    departmentCode,
    communeCode: cell('commune') || null,
    timeZone: cell('fuseau_horaire') || timeZoneOf(departmentCode),
    address: cell('adresse').slice(0, 300),
    ...contact,
  }
}

function toContact(of: { email: string; phone: string }, departmentCode: string, say: (isPhone: boolean, code: string) => void) {
  const one = (isPhone: boolean) => {
    try {
      return normaliseContact(isPhone ? { email: null, phone: of.phone } : { email: of.email, phone: null }, departmentCode)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      say(isPhone, error.code)
      return { email: null, phone: null }
    }
  }
  return { email: one(false).email, phone: one(true).phone }
}

const isSame = (a: Values | undefined, b: Values) => a && (Object.keys(b) as (keyof Values)[]).every((k) => a[k] === b[k])

async function write(ctx: Importing, list: Values[]) {
  const { db, clock, ids, config } = ctx
  const column = (key: keyof Values) => list.map((v) => v[key])
  await db.run(sql`
    insert into people.structure (id, code, network, name, department_code, commune_code, time_zone, address, phone, email, is_demo, created_at)
    select id, code, network, name, department, commune, zone, address, phone, email, ${config.demo}, ${clock.now()}
    from unnest(${list.map(() => ids.uuid())}::uuid[], ${column('code')}::text[], ${column('network')}::text[], ${column('name')}::text[],
      ${column('departmentCode')}::text[], ${column('communeCode')}::text[], ${column('timeZone')}::text[], ${column('address')}::text[],
      ${column('phone')}::text[], ${column('email')}::text[])
      as s (id, code, network, name, department, commune, zone, address, phone, email)
    on conflict (code) do update set network = excluded.network, name = excluded.name, department_code = excluded.department_code,
      commune_code = excluded.commune_code, time_zone = excluded.time_zone, address = excluded.address, phone = excluded.phone, email = excluded.email`)
  await audit(ctx, 'people.structures-imported', null, { rows: list.length })
}
