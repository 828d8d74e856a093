// npm test [-- pattern…]: a throwaway PostgreSQL, the migrated template, then node:test on every *.test.ts.
import { spawn } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { buildWeb } from './build-web.ts'
import { withTestDatabase } from './test-database.ts'

const wanted = process.argv.slice(2)
const files = globSync('{*.test.ts,{platform,modules,ui,apps,testing,scripts}/**/*.test.ts}')
  .filter((f) => !wanted.length || wanted.some((w) => f.includes(w)))
  .sort()
// without a file node:test would look for its own, everywhere
if (!files.length) throw new Error(`no test file is called ${wanted.join(', ')}`)
// once for all: journeys and processes that start together would each build the screens
const pages = files.some((f) => /build-web|ownBrowser|ownProcess|ownProduct/.test(readFileSync(f, 'utf8'))) ? buildWeb() : undefined
pages?.catch(() => undefined)

process.exitCode = await withTestDatabase(async (databaseUrl) => {
  await pages
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--test', `--test-concurrency=${availableParallelism() + 1}`, ...files], {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: databaseUrl, TZ: 'Europe/Paris' },
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return new Promise<number>((done) => child.on('exit', (code) => done(code ?? 1)))
})
