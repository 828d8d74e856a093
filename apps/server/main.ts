// npm start: PostgreSQL, migrations, reference data, demonstration, pages, server; one line at the end says where.
import { loadTerritories } from '#modules/territories'
import { type Config, ConfigError, readConfig } from '#platform/config'
import { migrate } from '#platform/migrate'
import { startEmbedded } from '#platform/postgres'
import { buildWeb } from '../../scripts/build-web.ts'
import { DemoRefused, prepareDemo } from '../../scripts/demo.ts'
import { explainPort, findPort } from './find-port.ts'
import { jobNames } from './modules.ts'
import { startElan } from './start-elan.ts'

const phases: [string, number][] = []
let last = Number(process.env.ELAN_BEGAN ?? Date.now())
const began = last
if (process.env.ELAN_INSTALLED) done('install', Number(process.env.ELAN_INSTALLED))

/** What leaving must end, in the order of starting; a promise, so that what is just starting is ended too. */
const started: Promise<{ stop: () => Promise<void> }>[] = []
let leaving: Promise<void> | undefined
leaveOnSignal()
await main().catch(explain)

async function main() {
  const given = readConfig(process.env)
  const port = given.role === 'worker' ? given.port : await findPort(given)
  // PORT=0: the links in messages need the real one
  const config = port === given.port ? given : readConfig({ METRICS_PORT: '0', ...process.env, PORT: String(port) })
  done('load')
  const pages = config.role === 'worker' ? undefined : buildWeb()
  pages?.catch(() => undefined) // said when it is waited for
  const database = config.databaseUrl ? { url: config.databaseUrl } : await start(startEmbedded('.data/pg'))
  done('database')
  await migrate(database.url, jobNames)
  await loadTerritories(database.url)
  done('migrations')
  if (config.demo) await prepareDemo(database.url, config)
  done('demo')
  const folder = await pages
  done('pages')
  const elan = await start(startElan(config, database.url, folder))
  done('server')
  if (!leaving) say(config, elan.url)
}

/** Remembers what must be ended. */
function start<T extends { stop: () => Promise<void> }>(starting: Promise<T>) {
  started.push(starting)
  return starting
}

function done(phase: string, at = Date.now()) {
  phases.push([phase, at - last])
  last = at
}

function say({ demo, role }: Config, url: string) {
  const times = phases.map(([phase, ms]) => `${phase} ${(ms / 1000).toFixed(1)}`).join(', ')
  const who = demo
    ? `open ${url}/demo and pick a persona (demonstration data)`
    : 'the administrator creates the first accounts: npm run admin:create -- --email you@example.org'
  console.log(`Ready in ${((Date.now() - began) / 1000).toFixed(1)} s (${times}).`)
  console.log(role === 'worker' ? 'Élan worker: sends, reminds and listens.' : `Élan: ${url} — ${who}`)
}

/** A start that fails says why in one sentence where it can, and leaves nothing running. */
async function explain(error: Error & { code?: string }) {
  if (leaving) return // the cause is that we are leaving
  const isRefused = error instanceof ConfigError || error instanceof DemoRefused
  console.error(isRefused ? error.message : (explainPort(error) ?? explainDatabase(error) ?? error))
  await leave(isRefused ? 2 : 1)
}

function explainDatabase({ code = '', message }: { code?: string; message: string }) {
  const isAway = /^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|28P01|28000|3D000)$/.test(code)
  return isAway && process.env.DATABASE_URL ? `The database of DATABASE_URL cannot be used: ${message || code}.` : undefined
}

/** Finishes what is under way, then leaves; a second signal leaves at once. One Ctrl-C comes up to three times: the terminal, npm and run.mjs pass it on. */
function leaveOnSignal() {
  let first = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (leaving && Date.now() - first > 1000) process.exit(1)
      first ||= Date.now()
      void leave(0)
    })
  // started by npm: killed without a word, it must not leave us behind
  const parent = process.ppid
  if (process.env.ELAN_BEGAN && process.platform !== 'win32')
    setInterval(() => {
      if (process.ppid !== parent && !leaving) void leave(0)
    }, 500).unref()
}

function leave(code: number) {
  setTimeout(() => process.exit(1), 15_000).unref()
  // a start cut short loses its connections under its feet: that must not keep the rest from being stopped
  process.on('uncaughtException', () => undefined)
  leaving ??= (async () => {
    for (const starting of started.reverse()) await starting.then((it) => it.stop()).catch(() => undefined)
    process.exit(code)
  })()
  return leaving
}
