import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip, gzipSync } from 'node:zlib'

const root = path.dirname(import.meta.dirname)
const dist = path.join(root, 'dist/web')
const stamp = path.join(dist, '.stamp')

/** Builds the four shells into `dist/web`, unless what is there was built from the same sources. Returns that folder. */
export async function buildWeb() {
  const want = fingerprint()
  if (isBuilt(want)) return dist
  // beside its place, then moved: two that build at once do not mix, and one that is killed leaves the last build whole
  const making = `${dist}-${process.pid}`
  const { NODE_ENV } = process.env
  await bundleInto(making)
  if (NODE_ENV) process.env.NODE_ENV = NODE_ENV
  else delete process.env.NODE_ENV
  await precompress(making)
  writeFileSync(path.join(making, '.stamp'), want)
  if (!isBuilt(want)) moveIn(making)
  rmSync(making, { recursive: true, force: true })
  return dist
}

/** Both builds of the shells into one folder; returns what they are made of. */
export async function bundleInto(folder: string) {
  const { build } = await import('vite')
  const configFile = path.join(root, 'apps/web/vite.config.ts')
  const one = (mode: string, emptyOutDir: boolean) => build({ configFile, mode, logLevel: 'warn', build: { outDir: folder, emptyOutDir } })
  return [await one('desks', true), await one('young', false)]
}

const isBuilt = (want: string) => existsSync(stamp) && readFileSync(stamp, 'utf8') === want

function moveIn(making: string) {
  const old = `${making}-old`
  if (existsSync(dist)) renameSync(dist, old)
  renameSync(making, dist)
  rmSync(old, { recursive: true, force: true })
}

/** Puts a brotli and a gzip form beside each text file, so that serving costs nothing. */
export async function precompress(folder: string) {
  const files = globSync('**/*.{html,js,css,svg,webmanifest}', { cwd: folder })
  await Promise.all(
    files.map(async (name) => {
      const file = path.join(folder, name)
      const body = await readFile(file)
      const [br, gz] = await Promise.all([brotli(body, brotliOptions), toGzip(body, { level: 9 })])
      await Promise.all([br.length < body.length && writeFile(`${file}.br`, br), gz.length < body.length && writeFile(`${file}.gz`, gz)])
    }),
  )
}
const brotli = promisify(brotliCompress)
const toGzip = promisify(gzip)
// 11 takes ten times as long for 4 % less: not worth the wait of a first start.
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22 } }

/** First load of a shell: its entry with all that it imports at once, scripts and styles, gzipped. */
export type Weight = { shell: string; bytes: number; limit: number; files: string[] }
const limits = { young: 130_000, adviser: 250_000 }

/** The weights of the shells that have a limit; throws in plain words when one is over it. */
export function checkBudget(folder = dist): Weight[] {
  const weights = Object.entries(limits).map(([shell, limit]) => ({ shell, limit, ...weigh(folder, shell) }))
  const over = weights.filter((w) => w.bytes > w.limit)
  if (over.length > 0)
    throw new Error(over.map((w) => `The first load of ${w.shell} weighs ${w.bytes} bytes gzipped; its limit is ${w.limit}.`).join('\n'))
  return weights
}

type Part = { file: string; imports?: string[]; css?: string[] }
/** What the page of a shell names, and all that is imported by it at once. */
function weigh(folder: string, shell: string) {
  const page = path.join(folder, `${shell}/index.html`)
  const named = existsSync(page) ? [...readFileSync(page, 'utf8').matchAll(/="\/(assets\/[^"]+\.(?:js|css))"/g)].map((m) => m[1]!) : []
  const manifest: Record<string, Part> = JSON.parse(
    readFileSync(path.join(folder, `.vite/${shell === 'young' ? shell : 'desks'}.json`), 'utf8'),
  )
  const parts = Object.values(manifest)
  const files = new Set<string>()
  const visit = (file: string) => {
    if (files.has(file)) return
    files.add(file)
    const part = parts.find((p) => p.file === file)
    for (const style of part?.css ?? []) files.add(style)
    for (const next of part?.imports ?? []) visit(manifest[next]!.file)
  }
  for (const file of named) visit(file)
  if (files.size === 0) throw new Error(`${shell} is not in the build`)
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(path.join(folder, file)), { level: 9 }).length, 0)
  return { bytes, files: [...files] }
}

/** Everything a build reads of ours, and the lock for what is not ours. */
function fingerprint() {
  const sources = ['apps/web/**/*', 'ui/**/*', 'modules/*/screens/**/*', 'modules/*/{api,api-*,rules}.ts', 'platform/{api,errors}.ts']
  const hash = createHash('sha256')
  const files = globSync(sources, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
  for (const file of [...new Set(files), 'package.json', 'package-lock.json'].sort())
    hash.update(`${file}\0`).update(readFileSync(path.join(root, file)))
  return hash.digest('hex')
}
