// npm test [-- pattern…]: a throwaway PostgreSQL, the migrated template, then node:test on every *.test.ts.
import { spawn } from 'node:child_process'
import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { loadTerritories } from '#modules/territories'
import { migrate } from '#platform/migrate'
import { startEmbedded } from '#platform/postgres'
import { jobNames } from '../apps/server/modules.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'elan-pg-'))
const server = await startEmbedded(folder, { isThrowaway: true })
try {
  process.exitCode = await runTests(await prepare(server.url))
} finally {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** Two databases: the template that committed tests clone, and the one of rolled-back tests. */
async function prepare(admin: string) {
  const at = (name: string) => admin.replace(/\/[^/]*$/, `/${name}`)
  await query(admin, 'create database elan_template')
  await migrate(at('elan_template'), jobNames)
  await loadTerritories(at('elan_template'))
  await query(admin, 'create database elan_test template elan_template')
  return at('elan_test')
}

async function query(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

function runTests(databaseUrl: string) {
  const wanted = process.argv.slice(2)
  const files = globSync('{*.test.ts,{platform,modules,ui,apps,testing,scripts}/**/*.test.ts}').filter(
    (f) => !wanted.length || wanted.some((w) => f.includes(w)),
  )
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--test', '--test-concurrency=2', ...files.sort()], {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: databaseUrl, TZ: 'Europe/Paris' },
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return new Promise<number>((done) => child.on('exit', (code) => done(code ?? 1)))
}
