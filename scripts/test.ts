// npm test [-- pattern…]: a throwaway PostgreSQL, the migrated template, then node:test on every *.test.ts.
import { spawn } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildWeb } from './build-web.ts'
import { withTestDatabase } from './test-database.ts'

const wanted = process.argv.slice(2)
const files = globSync('{*.test.ts,{platform,modules,ui,apps,testing,scripts}/**/*.test.ts}')
  .filter((f) => !wanted.length || wanted.some((w) => f.includes(w)))
  .sort()
// without a file node:test would look for its own, everywhere
if (!files.length) throw new Error(`no test file is called ${wanted.join(', ')}`)
const texts = new Map(files.map((f) => [f, readFileSync(f, 'utf8')]))
// once for all: journeys and processes that start together would each build the screens
const pages = files.some((f) => /build-web|ownBrowser|ownProcess|ownProduct/.test(texts.get(f)!)) ? buildWeb() : undefined
pages?.catch(() => undefined)

const folder = mkdtempSync(path.join(tmpdir(), 'elan-tests-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
process.exitCode = await withTestDatabase(async (databaseUrl) => {
  await pages
  const concurrency = `--test-concurrency=${availableParallelism() + 1}` // some wait for a clock or a browser meanwhile
  const run = ['--disable-warning=ExperimentalWarning', '--test', concurrency, ...(wanted.length ? files : gather())]
  const child = spawn(process.execPath, run, { stdio: 'inherit', env: { ...process.env, DATABASE_URL: databaseUrl, TZ: 'Europe/Paris' } })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return new Promise<number>((done) => child.on('exit', (code) => done(code ?? 1)))
})

/**
 * The files to run: tests that leave nothing behind, because each is rolled back, come ten to a process. Loading the application took
 * a fifth of the time of a whole run; a file asked for by name still runs alone.
 */
function gather() {
  const together = files.filter(isRolledBack)
  const gathered = Array.from({ length: Math.ceil(together.length / 10) }, (_, n) => {
    const file = path.join(folder, `${n + 1}.test.mjs`)
    const lines = together.slice(n * 10, n * 10 + 10).map((f) => `import '${pathToFileURL(f).href}'\n`)
    writeFileSync(file, lines.join(''))
    return file
  })
  return [...files.filter((f) => !isRolledBack(f)), ...gathered]
}

function isRolledBack(file: string) {
  const text = texts.get(file)!
  return / from '#testing'/.test(text) && !/#testing\/|\bown[A-Z]\w+\(|process\./.test(text)
}
