// One gateway in a process of its own, which a test may kill at any moment: passes without end, as fast as they go.
import { dayOf } from '#platform/clock'
import { readConfig } from '#platform/config'
import { Db, openPool } from '#platform/db'
import { exchange } from '../../../modules/payments/exchange.ts'

const config = readConfig(process.env)
const db = new Db(openPool(config.databaseUrl ?? '', { max: 4 }))
const now = () => config.startsAt ?? new Date().toISOString()
const quiet = { info() {}, warn() {}, error() {}, debug() {} }
process.stdout.write('ready\n')
for (;;)
  await exchange(
    { db, config, log: quiet, clock: { now, today: (zone) => dayOf(now(), zone) }, ring() {}, enqueue: async () => undefined },
    { settleMs: 0, pauses: [] },
  )
