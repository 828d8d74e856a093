// What the worker does at night, alone in a process: this month of everybody. Tells how long it took and the most memory it held.
import { runMonth } from '#modules/allowance'
import { makeClock } from '#platform/clock'
import { readConfig } from '#platform/config'
import { Db, openPool } from '#platform/db'

const pool = openPool(process.env.DATABASE_URL ?? '', { max: 4 })
const clock = makeClock()
const quiet = { info() {}, warn() {}, debug() {}, error: console.error }
const began = performance.now()
await runMonth(
  { db: new Db(pool), clock, log: quiet as never, config: readConfig({ DEMO: '0' }), ring() {}, enqueue: async () => undefined },
  clock.today().slice(0, 7),
)
const seconds = (performance.now() - began) / 1000
const { rows } = await pool.query<{ people: number; due: number }>(
  `select count(*)::int as people, (count(*) filter (where status = 'due'))::int as due from allowance.month`,
)
await pool.end()
const { people = 0, due = 0 } = rows[0] ?? {}
console.log('| people | due | seconds | people/s | most memory MB |\n| --- | --- | --- | --- | --- |')
const cells = [people, due, seconds.toFixed(1), Math.round(people / seconds), Math.round(process.resourceUsage().maxRSS / 1024)]
console.log(`| ${cells.join(' | ')} |`)
