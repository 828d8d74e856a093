// npm run admin:create -- --email you@example.org [--first-name A --last-name B] [--reset]: prints the one-use link of an administrator.
import { parseArgs } from 'node:util'
import { loadTerritories } from '#modules/territories'
import { type Config, ConfigError, readConfig } from '#platform/config'
import { Refusal } from '#platform/errors'
import { migrate } from '#platform/migrate'
import { startEmbedded } from '#platform/postgres'
import { transact } from '#platform/work'
import { jobNames } from '../apps/server/modules.ts'
import { createAdministrator } from './create-administrator.ts'
import { withSurroundings } from './with-surroundings.ts'

try {
  process.exitCode = await main()
} catch (error) {
  const isExpected = error instanceof ConfigError || error instanceof Refusal
  console.error(error instanceof Refusal ? `Refused: ${error.code}.` : isExpected ? (error as Error).message : error)
  process.exitCode = 2
}

async function main() {
  const wanted = readArguments()
  if (!wanted) return 2
  const config = readConfig(process.env)
  if (config.demo) {
    console.error('This is a demonstration, where nobody needs an account. For real use start with DEMO=0, here and in npm start.')
    return 2
  }
  const database = config.databaseUrl ? undefined : await startEmbedded('.data/pg')
  const url = config.databaseUrl ?? database!.url
  try {
    await migrate(url, jobNames)
    await loadTerritories(url)
    return await create(url, config, wanted)
  } finally {
    if (database && !database.isReused) await database.stop()
  }
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      email: { type: 'string' },
      'first-name': { type: 'string', default: 'Administration' },
      'last-name': { type: 'string', default: 'Élan' },
      reset: { type: 'boolean', default: false },
    },
  })
  const { email, reset } = values
  if (email) return { email, firstName: values['first-name'], lastName: values['last-name'], isReset: reset }
  console.error('Whose account? npm run admin:create -- --email you@example.org')
  return undefined
}

async function create(url: string, config: Config, wanted: Parameters<typeof createAdministrator>[1]) {
  const made = await withSurroundings(url, config, (s) => transact(s, (work) => createAdministrator(work, wanted)))
  if ('fault' in made) {
    console.error(made.fault)
    return 1
  }
  console.log(`Open this link once, before ${made.expiresAt}, to choose a means of signing in:\n${made.link}`)
  return 0
}
