import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestContext } from 'node:test'
import { promisify } from 'node:util'
import pg from 'pg'
import { Db, openPool } from '#platform/db'
import { ownProcess } from './process.ts'

/**
 * The product as people start it, over a database that holds nothing, not even a table. Its clock begins at `begins`, so that a journey is
 * the same at night and on a Sunday; browsers are given its `clockShift`.
 */
export async function ownProduct(t: TestContext, begins: string, env: Record<string, string>) {
  const database = await emptyDatabase()
  const folder = mkdtempSync(path.join(tmpdir(), 'elan-product-'))
  const settings = { ELAN_NOW: begins, ELAN_SECRET_FILE: path.join(folder, 'secret'), ...env }
  const running = await ownProcess(t, database.url, settings)
  let clockShift = Date.parse(begins) - Date.now()
  t.after(async () => {
    if (running.isRunning()) await running.stop()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    url: running.url,
    db: database.db,
    /** How far its clock is ahead of the real one, milliseconds. */
    get clockShift() {
      return clockShift
    },
    /** Stops it and starts it again at another instant. */
    moveTo: async (now: string) => {
      await running.stop()
      await running.start({ ELAN_NOW: now })
      clockShift = Date.parse(now) - Date.now()
    },
    /** Runs a command of `scripts/` beside it; answers what it printed. */
    run: async (script: string, ...args: string[]) => {
      const command = ['--disable-warning=ExperimentalWarning', `scripts/${script}.ts`, ...args]
      const more = { ...settings, DATABASE_URL: database.url, ELAN_URL: running.url, LOG_LEVEL: 'error' }
      return (await promisify(execFile)(process.execPath, command, { env: { ...process.env, ...more } })).stdout
    },
  }
}

async function emptyDatabase() {
  const admin = (process.env.DATABASE_URL ?? '').replace(/\/[^/]*$/, '/postgres')
  const name = `product_${Math.random().toString(36).slice(2, 10)}`
  await onAdmin(admin, `create database ${name}`)
  const url = admin.replace(/\/[^/]*$/, `/${name}`)
  const pool = openPool(url, { max: 2 })
  const drop = async () => {
    await pool.end()
    await onAdmin(admin, `drop database ${name} with (force)`)
  }
  return { url, db: new Db(pool), drop }
}

async function onAdmin(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}
