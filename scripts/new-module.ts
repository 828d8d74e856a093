// npm run new-module -- NAME: a module that works, with a table, an event, a use case and its test, and two screens, to change into yours.
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.dirname(import.meta.dirname)
const pattern = path.join(import.meta.dirname, 'new-module-files')
const [name = ''] = process.argv.slice(2)
const folder = path.join(root, 'modules', name)

if (!/^[a-z]{3,30}$/.test(name)) stop('Give one lower-case word in the plural or a collective noun: npm run new-module -- surveys')
if (existsSync(folder)) stop(`modules/${name} exists already.`)
const made = globSync('**/*.txt', { cwd: pattern }).sort().map(write)
spawnSync(path.join(root, 'node_modules/.bin/biome'), ['check', '--write', folder], { cwd: root, shell: process.platform === 'win32' })

console.log(`Made modules/${name}:
${made.map((file) => `  ${file}`).join('\n')}

Add in apps/server/modules.ts, below the modules it calls:
  import { ${name}Module } from '#modules/${name}'        …and ${name}Module at its place in the list
Add in testing/index.ts, so that tests can make its rows:
  import { ${name}Given } from '../modules/${name}/given.ts'        …and ...${name}Given(db, base) beside the others

Then: npm test -- modules/${name}`)

function write(file: string) {
  const target = file.replace(/\.txt$/, '').replace('migrations/sample', `migrations/${minute()}_${name}`)
  mkdirSync(path.dirname(path.join(folder, target)), { recursive: true })
  writeFileSync(path.join(folder, target), readFileSync(path.join(pattern, file), 'utf8').replace(/sample|Sample/g, named))
  return target
}

function named(word: string) {
  return word === 'sample' ? name : name[0]!.toUpperCase() + name.slice(1)
}

/** Migrations run in the order of their time. */
function minute() {
  return new Date().toISOString().slice(0, 16).replaceAll('-', '').replace('T', '-').replace(':', '')
}

function stop(why: string): never {
  console.error(why)
  process.exit(2)
}
