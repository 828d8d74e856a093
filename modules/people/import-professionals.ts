import { createAccounts, inviteAccount } from '#modules/identity'
import { audit } from '#platform/access'
import { z } from '#platform/api'
import { job } from '#platform/jobs'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import { transact } from '#platform/work'
import type { peopleApi, structureRoles } from './api.ts'
import { type CellError, type CsvRow, findDoubles, readCsv, toReport } from './read-csv.ts'
import { tidy, toSearch } from './rules.ts'

/** Headings of the file. `email` says who a row is about. */
const columns = { required: ['structure', 'role', 'prenom', 'nom', 'email'], optional: ['fonction'] }
const roleNames: Record<string, (typeof structureRoles)[number]> = {
  conseiller: 'adviser',
  conseillere: 'adviser',
  responsable: 'manager',
  directeur: 'director',
  directrice: 'director',
  direction: 'director',
  paiements: 'paymentsOfficer',
  reperage: 'outreachOperator',
  partenaire: 'partner',
}
type Importing = Ctx<(typeof peopleApi)['importProfessionals']>

const Known = z.object({
  id: z.uuid(),
  email: z.string(),
  role: z.string(),
  structureCode: z.string().nullable(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  jobTitle: z.string().nullable(),
})
type Known = z.infer<typeof Known>
type Values = {
  structureCode: string
  role: (typeof structureRoles)[number]
  firstName: string
  lastName: string
  email: string
  jobTitle: string
}

/** Invites, one after the other, the people of an import. */
export const sendInvitations = job({
  name: 'people.send-invitations',
  data: z.object({ accountIds: z.array(z.uuid()) }),
  handle: async (s, { accountIds }) => {
    for (const id of accountIds)
      await transact(s, async (work) => {
        const isNew = await work.db.maybe(
          z.object({ id: z.uuid() }),
          sql`select id from identity.pub_account where id = ${id} and status = 'new'`,
        )
        if (isNew) await inviteAccount(work, id)
      })
  },
})

/** Reads a file of professionals: every error by line and column, else what would be created or updated, and, with `apply`, does it. */
export async function importProfessionals(ctx: Importing, apply: boolean) {
  const rows = readCsv(ctx.body.file, columns)
  const structures = await readStructures(ctx.db, rows)
  const known = await readKnown(ctx.db, rows)
  const errors: CellError[] = findDoubles(rows, 'email', (e) => e.toLowerCase())
  const values = rows.map((row) => toValues(row, structures, known, errors))
  if (errors.length) return toReport(rows.length, errors, { created: 0, updated: 0, unchanged: 0 }, false)
  const added = values.filter((v) => !known.has(v.email))
  const changed = values.filter((v) => known.has(v.email) && !isSame(known.get(v.email)!, v))
  if (apply) await write(ctx, structures, known, added, changed)
  const counts = { created: added.length, updated: changed.length, unchanged: values.length - added.length - changed.length }
  return toReport(rows.length, errors, counts, apply)
}

async function readStructures(db: Importing['db'], rows: CsvRow[]) {
  const found = await db.many(
    z.object({ id: z.uuid(), code: z.string() }),
    sql`select id, code from people.structure where code = any(${rows.map((r) => r.cells.structure ?? '')}) and closed_at is null`,
  )
  return new Map(found.map((s) => [s.code, s.id]))
}

async function readKnown(db: Importing['db'], rows: CsvRow[]) {
  const found = await db.many(
    Known,
    sql`select a.id, a.email, a.role, s.code as "structureCode", p.first_name as "firstName", p.last_name as "lastName", p.job_title as "jobTitle"
    from identity.pub_account a left join people.professional p on p.id = a.id left join people.structure s on s.id = p.structure_id
    where a.status <> 'closed' and a.email = any(${rows.map((r) => (r.cells.email ?? '').toLowerCase())})`,
  )
  return new Map(found.map((k) => [k.email, k]))
}

function toValues({ line, cells }: CsvRow, structures: Map<string, string>, known: Map<string, Known>, errors: CellError[]): Values {
  const say = (column: string, code: string) => errors.push({ line, column, code, value: cells[column] ?? '' })
  const cell = (column: string) => cells[column] ?? ''
  const role = roleNames[toSearch(cell('role'))]
  const email = cell('email').toLowerCase()
  if (!structures.has(cell('structure'))) say('structure', 'people.unknown-structure')
  if (!role) say('role', 'people.import-unknown-role')
  for (const name of ['prenom', 'nom']) if (!cell(name) || cell(name).length > 100) say(name, 'people.import-needed')
  if (!z.email().safeParse(email).success) say('email', 'people.bad-email')
  const before = known.get(email)
  if (before && !before.firstName) say('email', 'people.import-not-a-professional')
  else if (before && role && before.role !== role) say('role', 'people.import-other-role')
  else if (before && before.structureCode !== cell('structure')) say('structure', 'people.import-other-structure')
  return {
    structureCode: cell('structure'),
    role: role ?? 'adviser',
    firstName: tidy(cell('prenom')),
    lastName: tidy(cell('nom')),
    email,
    jobTitle: cell('fonction').slice(0, 100),
  }
}

const isSame = (k: Known, v: Values) => k.firstName === v.firstName && k.lastName === v.lastName && k.jobTitle === v.jobTitle

async function write(ctx: Importing, structures: Map<string, string>, known: Map<string, Known>, added: Values[], changed: Values[]) {
  const { db, ids, config } = ctx
  const made = added.map((v) => ({ ...v, id: ids.uuid(), structureId: structures.get(v.structureCode)! }))
  if (made.length) {
    await createAccounts(
      ctx,
      made.map(({ id, role, email, structureId }) => ({ id, role, email, structureId, isDemo: config.demo })),
    )
    await db.run(sql`insert into people.professional (id, structure_id, first_name, last_name, job_title)
      select * from unnest(${made.map((m) => m.id)}::uuid[], ${made.map((m) => m.structureId)}::uuid[], ${made.map((m) => m.firstName)}::text[],
        ${made.map((m) => m.lastName)}::text[], ${made.map((m) => m.jobTitle)}::text[])`)
    await ctx.enqueue(sendInvitations, { accountIds: made.map((m) => m.id) })
  }
  if (changed.length)
    await db.run(sql`update people.professional p set first_name = v.first_name, last_name = v.last_name, job_title = v.job_title
      from unnest(${changed.map((c) => known.get(c.email)!.id)}::uuid[], ${changed.map((c) => c.firstName)}::text[],
        ${changed.map((c) => c.lastName)}::text[], ${changed.map((c) => c.jobTitle)}::text[]) as v (id, first_name, last_name, job_title)
      where p.id = v.id`)
  if (made.length || changed.length)
    await audit(ctx, 'people.professionals-imported', null, { added: made.length, changed: changed.length })
}
