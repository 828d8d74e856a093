// npm start: PostgreSQL, migrations, reference data, demonstration, pages, server; one line at the end says where.
import { loadTerritories } from '#modules/territories'
import { type Config, ConfigError, readConfig } from '#platform/config'
import { migrate } from '#platform/migrate'
import { startEmbedded } from '#platform/postgres'
import { buildWeb } from '../../scripts/build-web.ts'
import { prepareDemo } from '../../scripts/demo.ts'
import { jobNames } from './modules.ts'
import { startElan } from './start-elan.ts'

const phases: [string, number][] = []
let last = Number(process.env.ELAN_BEGAN ?? Date.now())
const began = last
if (process.env.ELAN_INSTALLED) done('install', Number(process.env.ELAN_INSTALLED))

await main()

async function main() {
  const config = readOrExplain()
  done('load')
  const pages = config.role === 'worker' ? undefined : buildWeb()
  const database = config.databaseUrl ? { url: config.databaseUrl, stop: async () => undefined } : await startEmbedded('.data/pg')
  done('database')
  await migrate(database.url, jobNames)
  await loadTerritories(database.url)
  done('migrations')
  if (config.demo) await prepareDemo(database.url, config)
  done('demo')
  const folder = await pages
  done('pages')
  const elan = await startElan(config, database.url, folder)
  done('server')
  say(config, elan.url)
  stopOnSignal(async () => {
    await elan.stop()
    await database.stop()
  })
}

function readOrExplain() {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    console.error(error.message)
    process.exit(2)
  }
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

/** Finishes what is under way, then leaves; a second signal leaves at once. */
function stopOnSignal(stop: () => Promise<void>) {
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (isStopping) process.exit(1)
      isStopping = true
      setTimeout(() => process.exit(1), 15_000).unref()
      void stop().then(() => process.exit(0))
    })
}
