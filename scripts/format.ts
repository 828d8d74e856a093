// npm run format [-- path…]: writes the house format, sorts imports and mends what lint can mend by itself.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const root = path.dirname(import.meta.dirname)
const paths = process.argv.slice(2)
const biome = path.join(root, 'node_modules/.bin/biome')
const run = spawnSync(biome, ['check', '--write', ...(paths.length ? paths : ['.'])], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
process.exit(run.status ?? 1)
