import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { loadTerritories } from '#modules/territories'
import { migrate } from '#platform/migrate'
import { startEmbedded } from '#platform/postgres'
import { jobNames } from '../apps/server/modules.ts'

/** Runs `act` over a throwaway PostgreSQL with two databases: the template that committed tests clone, and the one of rolled-back tests. */
export async function withTestDatabase<T>(act: (databaseUrl: string) => Promise<T>) {
  const folder = mkdtempSync(path.join(tmpdir(), 'elan-pg-'))
  const server = await startEmbedded(folder, { isThrowaway: true })
  const remove = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void remove().then(() => process.exit(1)))
  try {
    return await act(await prepare(server.url))
  } finally {
    await remove()
  }
}

async function prepare(admin: string) {
  const at = (name: string) => admin.replace(/\/[^/]*$/, `/${name}`)
  await query(admin, 'create database elan_template')
  await migrate(at('elan_template'), jobNames)
  await loadTerritories(at('elan_template'))
  await query(admin, 'create database elan_test template elan_template')
  // what the first real account writes: written by tests that run at once and are rolled back, they would wait for each other in a circle
  await query(at('elan_test'), `insert into platform.setting (name, value) values ('held-real-accounts', 'true') on conflict do nothing`)
  return at('elan_test')
}

async function query(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}
