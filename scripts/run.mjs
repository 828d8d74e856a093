// Plain JavaScript on purpose: runs on any Node >= 20, before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
process.chdir(root)
const [command = 'start', ...rest] = process.argv.slice(2)
const began = Date.now()

// the product does not need what only tests and tools need: a first start is quicker without
const needsTools = !['start', 'admin-create', 'seed'].includes(command)
install(needsTools)

const bundled = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
const node = existsSync(bundled) ? bundled : process.execPath
if (node === process.execPath && Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`Node ${process.versions.node} is too old and no Node comes with the packages here: install Node 24 or newer.`)
  process.exit(1)
}
const script = command === 'start' ? 'apps/server/main.ts' : `scripts/${command}.ts`
const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...rest], {
  stdio: 'inherit',
  env: {
    NODE_ENV: command === 'start' || command === 'bench' || command === 'seed' ? 'production' : 'development',
    ...process.env,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(root, 'node_modules/.cache/v8'),
    ELAN_BEGAN: String(began),
    ELAN_INSTALLED: String(Date.now()),
  },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
// npm killed alone (not its group) must not leave the server behind
const parent = process.ppid
if (process.platform !== 'win32')
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 500).unref()
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))

/** npm ci, once for each state of the lock file. */
function install(withTools) {
  const stamp = 'node_modules/.install-stamp'
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
  const has = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
  if (has === `${lock} all` || (!withTools && has === `${lock} product`)) return
  console.log(`Installing packages (first ${command} only)…`)
  const npm = process.env.npm_execpath
    ? [process.execPath, [process.env.npm_execpath]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
  const args = ['ci', withTools ? '--include=dev' : '--omit=dev', '--include=optional', '--prefer-offline', '--loglevel=error']
  const env = { ...process.env, NODE_ENV: undefined, npm_config_engine_strict: 'false' }
  for (const name of Object.keys(env)) if (env[name] === undefined) delete env[name]
  const { status } = spawnSync(npm[0], [...npm[1], ...args], { stdio: 'inherit', env })
  if (status !== 0) process.exit(status ?? 1)
  mkdirSync('node_modules', { recursive: true })
  writeFileSync(stamp, `${lock} ${withTools ? 'all' : 'product'}`)
}
