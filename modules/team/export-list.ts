import { checkConfirmed } from '#modules/identity'
import { audit } from '#platform/access'
import { z } from '#platform/api'
import { badRequest, notFound } from '#platform/errors'
import type { List } from '#platform/lists'
import type { Ctx } from '#platform/server'
import { odsType, type Sheet, toCsv, toOds } from '#platform/spreadsheet'
import { sql } from '#platform/sql'
import type { teamApi } from './api.ts'
import { checkDay, exportLimits } from './rules.ts'

/** The lists of every module that this role may take out, and what is left of the day. */
export async function listExports(ctx: Ctx<typeof teamApi.exports>, lists: readonly List[]) {
  const taken = await countTaken(ctx)
  return {
    lists: lists
      .filter((l) => l.roles.includes(ctx.actor.role))
      .map((l) => ({ code: l.code, title: l.title, columns: columnsOf(l, ctx).map((c) => c.title), note: l.note ?? '' })),
    filesLeft: Math.max(0, exportLimits.filesPerDay - taken.files),
    rowsLeft: Math.max(0, exportLimits.rowsPerDay - taken.rows),
  }
}

/** Writes a list as a file, for who proved a moment ago who they are; counted, bounded, and written in the trail. */
export async function exportList(ctx: Ctx<typeof teamApi.exportList>, lists: readonly List[]) {
  const { db, actor, clock, ids, body } = ctx
  const wanted = lists.find((l) => l.code === body.list && l.roles.includes(actor.role))
  if (!wanted) throw notFound('team.unknown-list', { list: body.list })
  await checkConfirmed(ctx)
  // one at a time for an account: the limit of the day is counted, not guessed
  await db.run(sql`select pg_advisory_xact_lock(hashtextextended(${`export ${actor.id}`}, 0))`)
  const found = (await wanted.rows(ctx, readFilters(wanted, body.filters), exportLimits.rows + 1)) as readonly never[]
  const rows = found.slice(0, exportLimits.rows)
  checkDay(await countTaken(ctx), rows.length)
  const columns = columnsOf(wanted, ctx)
  const sheet: Sheet = {
    title: wanted.title,
    columns: columns.map(({ title, kind = 'text' }) => ({ title, kind })),
    rows: rows.map((row) => columns.map((c) => c.cell(row))),
  }
  await db.run(sql`insert into team.list_export (id, account_id, at, list, format, rows)
    values (${ids.uuid()}, ${actor.id}, ${clock.now()}, ${wanted.code}, ${body.format}, ${rows.length})`)
  await audit(ctx, 'team.list-exported', null, { list: wanted.code, format: body.format, rows: rows.length, filters: body.filters })
  const { timeZone } = await db.one(
    z.object({ timeZone: z.string() }),
    sql`select coalesce((select time_zone from people.pub_structure where id = ${actor.structureId}), 'Europe/Paris') as "timeZone"`,
  )
  const isCsv = body.format === 'csv'
  return {
    name: `${fileName(wanted.title)}-${clock.today(timeZone)}.${body.format}`,
    type: isCsv ? 'text/csv; charset=utf-8' : odsType,
    rows: rows.length,
    isCut: found.length > rows.length,
    content: (isCsv ? toCsv(sheet, timeZone) : toOds(sheet, timeZone)).toString('base64'),
  }
}

const columnsOf = ({ columns }: List, { actor }: Pick<Ctx, 'actor'>) => columns.filter((c) => !c.roles || c.roles.includes(actor.role))

function readFilters({ filters }: List, given: Record<string, string>) {
  const read = z.strictObject(filters.shape).safeParse(given)
  if (!read.success) throw badRequest('request.invalid', { at: 'filters' })
  return read.data
}

const countTaken = ({ db, actor, clock }: Pick<Ctx, 'db' | 'actor' | 'clock'>) =>
  db.one(
    z.object({ files: z.int(), rows: z.int() }),
    sql`select count(*)::int as files, coalesce(sum(rows), 0)::int as rows from team.list_export
      where account_id = ${actor.id} and at > ${clock.now()}::timestamptz - interval '1 day'`,
  )

const fileName = (title: string) =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
