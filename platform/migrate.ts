import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { migrateJobs } from './jobs.ts'

const root = path.dirname(import.meta.dirname)

/** Brings a database to the present schema: each file once, in the order of its time, each in a transaction. Safe to call from several processes. */
export async function migrate(url: string, jobNames: string[]) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(4712)')
    await prepare(client)
    const done = new Map<string, string>(
      (await client.query('select name, checksum from migration.done')).rows.map((r: { name: string; checksum: string }) => [
        r.name,
        r.checksum,
      ]),
    )
    const todo = findMigrations().filter((m) => !done.has(m.name))
    for (const m of todo) await apply(client, m)
    await prepareJobs(client, url, jobNames)
    return todo.map((m) => m.name)
  } finally {
    await client.end()
  }
}

type Migration = { name: string; text: string; checksum: string }

/** Every migration of the platform and the modules, oldest first. */
export function findMigrations(): Migration[] {
  return globSync('{platform,modules/*}/migrations/*.sql', { cwd: root })
    .sort((a, b) => path.basename(a).localeCompare(path.basename(b)))
    .map((file) => {
      const text = readFileSync(path.join(root, file), 'utf8')
      return { name: path.basename(file, '.sql'), text, checksum: createHash('sha256').update(text).digest('hex') }
    })
}

/** The role the application works as, and rights on whatever the migrations make. */
async function prepare(client: pg.Client) {
  await client.query(`
    do $$ begin
      if not exists (select from pg_roles where rolname = 'elan_app') then create role elan_app nologin; end if;
    exception when duplicate_object or unique_violation then null;
    end $$;
    do $$ begin
      -- since 16, who creates a role may give it away but not work as it
      if not pg_has_role(current_user, 'elan_app', case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end)
      then execute format('grant elan_app to %I', current_user); end if;
    end $$;
    create schema if not exists migration;
    create table if not exists migration.done (name text primary key, checksum text not null, at timestamptz not null default now());
    alter default privileges grant usage on schemas to elan_app;
    alter default privileges grant select, insert, update, delete on tables to elan_app;
    alter default privileges grant usage on sequences to elan_app;`)
}

async function apply(client: pg.Client, { name, text, checksum }: Migration) {
  try {
    await client.query('begin')
    await client.query(text)
    await client.query('insert into migration.done (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${name}: ${(error as Error).message}`, { cause: error })
  }
}

/** The job store makes its own tables; looked at again only when the list of jobs or its version changed. */
async function prepareJobs(client: pg.Client, url: string, jobNames: string[]) {
  const version = JSON.parse(readFileSync(path.join(root, 'node_modules/pg-boss/package.json'), 'utf8')).version as string
  const checksum = createHash('sha256')
    .update([version, ...jobNames].join('\n'))
    .digest('hex')
  const { rowCount } = await client.query(`select from migration.done where name = 'jobs' and checksum = $1`, [checksum])
  if (rowCount) return
  await migrateJobs(url, jobNames)
  await client.query(
    `insert into migration.done (name, checksum) values ('jobs', $1) on conflict (name) do update set checksum = excluded.checksum, at = now()`,
    [checksum],
  )
}
