import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestContext } from 'node:test'
import pg from 'pg'
import { dayOf } from '#platform/clock'
import { readConfig } from '#platform/config'
import { Db, openPool } from '#platform/db'
import { makeLog } from '#platform/log'
import type { Surroundings } from '#platform/work'
import { startElan } from '../apps/server/start-elan.ts'

/** A database of its own, cloned from the migrated one; dropped after the test. For what must be committed. */
export async function ownDatabase(t: TestContext) {
  const own = await cloneDatabase()
  t.after(own.drop)
  return own
}

async function cloneDatabase() {
  const admin = process.env.DATABASE_URL ?? ''
  const name = `own_${Math.random().toString(36).slice(2, 10)}`
  // copied as files: half the time of a copy through the log, which a database thrown away has no use for
  await onAdmin(admin, `create database ${name} template elan_template strategy file_copy`)
  const url = admin.replace(/\/[^/]*$/, `/${name}`)
  const pool = openPool(url, { max: 10 })
  const drop = async () => {
    await pool.end()
    await onAdmin(admin, `drop database ${name} with (force)`)
  }
  /** Lets PostgreSQL know how much there is, as it does by itself after a while: until then it plans for tables that are empty. */
  const analyze = () => on(url, 'analyze')
  return { url, pool, db: new Db(pool), analyze, drop }
}

/** What a worker is handed, over a database of one's own and a clock that the test moves; it rings and enqueues nothing. */
export const surroundingsOf = (db: Db, now: () => string): Surroundings => ({
  db,
  clock: { now, today: (zone?: string) => dayOf(now(), zone) },
  log: makeLog('silent'),
  config: readConfig({}),
  ring: () => undefined,
  enqueue: async () => undefined,
})

const onAdmin = (url: string, statement: string) => on(url.replace(/\/[^/]*$/, '/postgres'), statement)

async function on(connectionString: string, statement: string) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** A whole Élan on a free port over its own database. `env` as on the command line; `restart` stops it and starts it again with other settings. */
export async function ownElan(t: TestContext, env: Record<string, string> = {}) {
  const database = await cloneDatabase()
  const folder = mkdtempSync(path.join(tmpdir(), 'elan-test-'))
  const start = async (more: Record<string, string> = {}) =>
    startElan(
      readConfig({
        PORT: '0',
        METRICS_PORT: '0',
        LOG_LEVEL: 'error',
        DEMO: '0',
        ELAN_SECRET_FILE: path.join(folder, 'secret'),
        ...env,
        ...more,
      }),
      database.url,
      // tests that only speak HTTP do not wait for the screens to be built
      existsSync('dist/web') ? 'dist/web' : undefined,
    )
  let running = await start()
  t.after(async () => {
    await running.stop()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    ...database,
    get url() {
      return running.url
    },
    databaseUrl: database.url,
    restart: async (more: Record<string, string>) => {
      await running.stop()
      running = await start(more)
    },
  }
}
