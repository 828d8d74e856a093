// Plain JavaScript on purpose: runs on any Node >= 20, before anything is installed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
process.chdir(root)
const [command = 'start', ...rest] = process.argv.slice(2)
const began = Date.now()

// the product does not need what only tests and tools need: a first start is quicker without
const needsTools = !['start', 'admin-create', 'seed', 'asp-exchange', 'asp-simulator'].includes(command)
let running
let isStopping = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    isStopping = true
    running?.kill(signal)
  })
// npm killed alone (not its group) must not leave the server behind
const parent = process.ppid
if (process.platform !== 'win32')
  setInterval(() => {
    if (process.ppid !== parent) running?.kill('SIGTERM')
  }, 500).unref()

await install(needsTools)

const bundled = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
const node = existsSync(bundled) ? bundled : process.execPath
if (node === process.execPath && Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`Node ${process.versions.node} is too old and no Node comes with the packages here: install Node 24 or newer.`)
  process.exit(1)
}
const script = command === 'start' ? 'apps/server/main.ts' : `scripts/${command}.ts`
process.exit(
  await run(node, ['--disable-warning=ExperimentalWarning', script, ...rest], {
    NODE_ENV: ['start', 'bench', 'seed', 'asp-exchange'].includes(command) ? 'production' : 'development',
    ...process.env,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(root, 'node_modules/.cache/v8'),
    ELAN_BEGAN: String(began),
    ELAN_INSTALLED: String(Date.now()),
  }),
)

/** Runs a command to its end, passing on our signals; its exit code. */
function run(command, args, env) {
  return new Promise((done) => {
    running = spawn(command, args, { stdio: 'inherit', env })
    running.on('error', (error) => {
      console.error(error.message)
      done(1)
    })
    running.on('exit', (code, signal) => done(code ?? (signal ? 1 : 0)))
  })
}

/** npm ci, once for each state of the lock file; two starts at once take turns. */
async function install(withTools) {
  const stamp = 'node_modules/.install-stamp'
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
  const isThere = () => {
    const has = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
    return has === `${lock} all` || (!withTools && has === `${lock} product`)
  }
  if (isThere()) return
  const giveBack = await takeTurn('.data/installing')
  if (!isThere()) await installNow(withTools, () => writeFileSync(stamp, `${lock} ${withTools ? 'all' : 'product'}`))
  giveBack()
  if (isStopping) process.exit(1)
}

/** Waits while another process installs in this folder; one that was killed is not waited for. */
async function takeTurn(file) {
  mkdirSync(path.dirname(file), { recursive: true })
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      process.on('exit', () => rmSync(file, { force: true }))
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (!isInstalling(file)) rmSync(file, { force: true })
      else if (isStopping) process.exit(1)
      else await new Promise((done) => setTimeout(done, 200))
    }
  }
}

function isInstalling(file) {
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  const commandLine = `/proc/${pid}/cmdline`
  // a number may belong to another process by now
  if (existsSync('/proc/self/cmdline')) return existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes('run.mjs')
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function installNow(withTools, markDone) {
  console.log(`Installing packages (first ${command} only)…`)
  const npm = process.env.npm_execpath
    ? [process.execPath, [process.env.npm_execpath]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
  const args = ['ci', withTools ? '--include=dev' : '--omit=dev', '--include=optional', '--prefer-offline', '--loglevel=error']
  const env = { ...process.env, NODE_ENV: undefined, npm_config_engine_strict: 'false' }
  for (const name of Object.keys(env)) if (env[name] === undefined) delete env[name]
  const code = await run(npm[0], [...npm[1], ...args], env)
  if (code !== 0 || isStopping) process.exit(code || 1)
  mkdirSync('node_modules', { recursive: true })
  markDone()
}
