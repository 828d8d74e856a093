// npm run asp:exchange: one pass of the exchange with the ASP; prints one JSON line. [-- --control]: the weekly comparison leaves too.
// [-- --release PAI --reason '…']: a flow or a file that is held goes on first.
import { parseArgs } from 'node:util'
import { exchange, releaseHold } from '#modules/payments'
import { type Config, ConfigError, readConfig } from '#platform/config'
import { Refusal } from '#platform/errors'
import { migrate } from '#platform/migrate'
import { startEmbedded } from '#platform/postgres'
import { transact } from '#platform/work'
import { jobNames } from '../apps/server/modules.ts'
import { withSurroundings } from './with-surroundings.ts'

try {
  await main()
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error instanceof Refusal ? `Refused: ${error.code}.` : error)
  process.exitCode = 2
}

async function main() {
  // its own output is one line: the log goes where errors go
  const config = readConfig({ LOG_LEVEL: 'silent', ...process.env })
  const database = config.databaseUrl ? undefined : await startEmbedded('.data/pg')
  const url = config.databaseUrl ?? database!.url
  try {
    await migrate(url, jobNames)
    console.log(JSON.stringify(await pass(url, config)))
  } finally {
    if (database && !database.isReused) await database.stop()
  }
}

function pass(url: string, config: Config) {
  const { values } = parseArgs({
    options: { control: { type: 'boolean', default: false }, release: { type: 'string' }, reason: { type: 'string', default: '' } },
  })
  const { release, reason } = values
  return withSurroundings(url, config, async (surroundings) => {
    if (release) await transact(surroundings, (work) => releaseHold(work, release, reason))
    return exchange(surroundings, { withControl: values.control })
  })
}
