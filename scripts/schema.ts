// npm run schema: writes docs/schema.sql from a database migrated anew, so that what the migrations make is seen in review.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from '#platform/api'
import { Db, openPool } from '#platform/db'
import { migrate } from '#platform/migrate'
import { startEmbedded } from '#platform/postgres'
import { sql } from '#platform/sql'
import { jobNames, modules } from '../apps/server/modules.ts'

const schemas = ['platform', ...modules.map((m) => m.name)]
const Row = z.object({ text: z.string() })

/** Everything the migrations made, in one order: tables with columns and constraints, indexes, views, functions, triggers. */
export async function schemaText(db: Db) {
  const parts = []
  for (const [title, query] of Object.entries(queries)) {
    const rows = await db.many(Row, query)
    parts.push(`-- ${title}\n\n${rows.map((r) => r.text.trimEnd()).join('\n')}\n`)
  }
  return `-- Written by npm run schema; the migrations are what counts.\n\n${parts.join('\n')}`
}

const inOurs = sql`n.nspname = any(${schemas})`
const queries = {
  tables: sql`
    select format(E'%I.%I\n%s%s', n.nspname, c.relname,
      (select string_agg(format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
          case when a.attidentity <> '' then ' identity' when d.oid is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end),
        E'\n' order by a.attname)
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
      coalesce((select string_agg(format(E'\n  constraint %I %s', k.conname, pg_get_constraintdef(k.oid)), '' order by k.conname)
        from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c', 'x')), '')) as text
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${inOurs} and c.relkind in ('r', 'p') order by n.nspname, c.relname`,
  indexes: sql`
    select pg_get_indexdef(i.indexrelid) || ';' as text
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
    where ${inOurs} order by n.nspname, c.relname`,
  views: sql`
    select format(E'create view %I.%I as\n%s', n.nspname, c.relname, pg_get_viewdef(c.oid, true)) as text
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${inOurs} and c.relkind in ('v', 'm') order by n.nspname, c.relname`,
  functions: sql`
    select pg_get_functiondef(p.oid) || ';' as text
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${inOurs} and p.prokind in ('f', 'p') order by n.nspname, p.proname, p.oid`,
  triggers: sql`
    select pg_get_triggerdef(t.oid) || ';' as text
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where ${inOurs} and not t.tgisinternal order by n.nspname, c.relname, t.tgname`,
}

if (import.meta.main) await write()

async function write() {
  const folder = mkdtempSync(path.join(tmpdir(), 'elan-schema-'))
  const server = await startEmbedded(folder, { isThrowaway: true })
  try {
    await migrate(server.url, jobNames)
    const pool = openPool(server.url)
    writeFileSync(path.join(import.meta.dirname, '../docs/schema.sql'), await schemaText(new Db(pool)))
    await pool.end()
    console.log('docs/schema.sql is written.')
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
