// npm run test:deep [-- pattern…]: every test with a size of its own (`#testing/deep`), at full size; what came out goes to docs/proofs.md.
import { execFileSync } from 'node:child_process'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import path from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import pg from 'pg'
import { buildWeb } from './build-web.ts'
import { withTestDatabase } from './test-database.ts'

type Proof = { file: string; name: string; isHeld: boolean; seconds: number; said: string[] }

const wanted = process.argv.slice(2)
const files = globSync('{platform,modules,ui,testing}/**/*.test.ts')
  .filter(
    (file) =>
      /from '(#testing|\.)\/deep(\.ts)?'/.test(readFileSync(file, 'utf8')) && (!wanted.length || wanted.some((w) => file.includes(w))),
  )
  .sort()
const seed = process.env.SEED || String(Math.floor(Math.random() * 2 ** 31))
Object.assign(process.env, { DEEP: '1', SEED: seed, TZ: 'Europe/Paris' })
console.log(`SEED=${seed}, ${files.length} files, one after the other.`)

await buildWeb()
await withTestDatabase(async (databaseUrl) => {
  process.env.DATABASE_URL = databaseUrl
  const proofs = await prove()
  const silent = files.filter((file) => !proofs.some((p) => p.file === file))
  // a run that was cut short proves nothing, and must not write over one that did
  if (silent.length) throw new Error(`nothing was proved by ${silent.join(', ')}`)
  if (!wanted.length) writeFileSync('docs/proofs.md', document(proofs, await versionOf(databaseUrl)))
  process.exitCode = proofs.every((p) => p.isHeld) ? 0 : 1
})

async function prove() {
  const proofs: Proof[] = []
  const root = process.cwd()
  const names: string[] = []
  let file: string | undefined
  const stream = run({ files: files.map((file) => path.resolve(file)), concurrency: 1 })
  const keep =
    (isHeld: boolean) => (e: { name: string; file?: string; nesting: number; details: { duration_ms: number; type?: string } }) => {
      if (e.details.type === 'suite' || !e.file) return
      proofs.push({
        file: path.relative(root, file ?? e.file),
        name: [...names.slice(0, e.nesting), e.name].join(' '),
        isHeld,
        seconds: e.details.duration_ms / 1000,
        said: [],
      })
    }
  stream.on('test:start', (e) => {
    names[e.nesting] = e.name
    // a test that is handed fixtures says that it comes from where they are made; its suite says where it is written
    if (e.nesting === 0) file = e.file
  })
  stream.on('test:pass', keep(true))
  stream.on('test:fail', keep(false))
  stream.on('test:diagnostic', ({ message, nesting }) => {
    if (nesting) proofs.at(-1)?.said.push(message)
  })
  stream.compose(spec()).pipe(process.stdout)
  await new Promise((done) => stream.on('end', done))
  return proofs
}

async function versionOf(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('show server_version')
  await client.end()
  return rows[0].server_version as string
}

function document(proofs: Proof[], postgres: string) {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? process.arch}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`
  const seconds = Math.round(proofs.reduce((sum, p) => sum + p.seconds, 0))
  const of = (file: string) => proofs.filter((p) => p.file === file).map((p) => `| ${p.name} | ${result(p)} | ${p.seconds.toFixed(1)} |`)
  const tables = files.flatMap((file) => [`## \`${file}\``, '', '| what must hold | result | s |', '| --- | --- | --- |', ...of(file), ''])
  return `# Proofs

Properties and faults, at their full size. \`npm test\` runs the same ones small at each change. This page is written by \`npm run test:deep\`; \`SEED=${seed} npm run test:deep\` draws the same cases again.

- Date: ${new Date().toISOString().slice(0, 10)}, commit ${commit}
- Machine: ${machine}; Node ${process.versions.node}, PostgreSQL ${postgres}
- Command: \`npm run test:deep\`, seed ${seed}, ${seconds} s
- Result: ${proofs.filter((p) => p.isHeld).length} of ${proofs.length} hold

The databases of the tests do not wait for the disk (\`fsync=off\`), which changes nothing when a process is killed: what PostgreSQL has committed is in the hands of the system. The death of a machine is PostgreSQL's own promise, with its usual settings.

${tables.join('\n')}`
}

function result({ isHeld, said }: Proof) {
  return [isHeld ? 'holds' : '**fails**', ...said].join('; ').replaceAll('|', '/')
}
