// npm run asp:exchange: one pass of the exchange with the ASP; prints one JSON line. [-- --control]: the weekly comparison leaves too.
// [-- --release PAI --reason '…']: a flow or a file that is held goes on first.
import { parseArgs } from 'node:util'
import { exchange, releaseHold } from '#modules/payments'
import { makeClock } from '#platform/clock'
import { ConfigError, readConfig } from '#platform/config'
import { Db, openPool } from '#platform/db'
import { Refusal } from '#platform/errors'
import { openQueue } from '#platform/jobs'
import { makeLog } from '#platform/log'
import { migrate } from '#platform/migrate'
import { startEmbedded } from '#platform/postgres'
import { makeRing, transact } from '#platform/work'
import { jobNames } from '../apps/server/modules.ts'

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

async function pass(url: string, config: ReturnType<typeof readConfig>) {
  const pool = openPool(url, { max: 4 })
  const queue = await openQueue(url)
  try {
    const surroundings = {
      db: new Db(pool),
      clock: makeClock(config.startsAt),
      log: makeLog(config.logLevel),
      config,
      ring: makeRing(pool),
      enqueue: queue.enqueue,
    }
    const { values } = parseArgs({
      options: { control: { type: 'boolean', default: false }, release: { type: 'string' }, reason: { type: 'string', default: '' } },
    })
    const { release, reason } = values
    if (release) await transact(surroundings, (work) => releaseHold(work, release, reason))
    return await exchange(surroundings, { withControl: values.control })
  } finally {
    await queue.close()
    await pool.end()
  }
}
