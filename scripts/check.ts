// npm run check: format, lint, types, boundaries, dead code, lock. Says nothing more than a line for what holds.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

const root = path.dirname(import.meta.dirname)
const tool = (name: string, ...args: string[]) => [path.join(root, 'node_modules/.bin', name), ...args]

const checks: Record<string, string[]> = {
  'format and lint': tool('biome', 'check', '--error-on-warnings', '--max-diagnostics=50', '.'),
  'types of the server': tool('tsc', '-p', 'tsconfig.json'),
  'types of the screens': tool('tsc', '-p', 'apps/web/tsconfig.json'),
  boundaries: [process.execPath, '--test', '--test-reporter=spec', 'architecture.test.ts'],
  'dead code': tool('knip', '--no-progress'),
  'lock file': [process.execPath, 'scripts/check-lock.mjs'],
}
const needs: Record<string, string> = { boundaries: 'architecture.test.ts' }

let faults = 0
for (const [name, [command = '', ...args]] of Object.entries(checks)) {
  if (needs[name] && !existsSync(path.join(root, needs[name]))) continue
  const began = Date.now()
  const run = spawnSync(command, args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32', maxBuffer: 1 << 26 })
  const isFine = run.status === 0
  console.log(`${isFine ? '✔' : '✖'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
  if (isFine) continue
  faults += 1
  console.log(`${run.error?.message ?? ''}${run.stdout ?? ''}${run.stderr ?? ''}`)
}
process.exit(faults ? 1 : 0)
