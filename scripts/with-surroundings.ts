import { makeClock } from '#platform/clock'
import type { Config } from '#platform/config'
import { Db, openPool } from '#platform/db'
import { openQueue } from '#platform/jobs'
import { makeLog } from '#platform/log'
import { makeRing, type Surroundings } from '#platform/work'

/** Lets a command do one thing as the product would, over a database that runs; what it opened is closed whatever happens. */
export async function withSurroundings<T>(url: string, config: Config, act: (surroundings: Surroundings) => Promise<T>) {
  const pool = openPool(url, { max: 4 })
  const queue = await openQueue(url)
  try {
    return await act({
      db: new Db(pool),
      clock: makeClock(config.startsAt),
      log: makeLog(config.logLevel),
      config,
      ring: makeRing(pool),
      enqueue: queue.enqueue,
    })
  } finally {
    await queue.close()
    await pool.end()
  }
}
