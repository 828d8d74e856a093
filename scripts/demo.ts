import pg from 'pg'
import type { Config } from '#platform/config'
import { cast } from './seed/cast.ts'
import { seedOnce } from './seed/seed.ts'
import { demoStructures } from './seed/structures.ts'

/** Anybody plays anybody in a demonstration: never beside real people. */
export class DemoRefused extends Error {
  constructor() {
    super('DEMO=1 is refused: this database held real accounts. Start with DEMO=0, or with an empty database.')
  }
}

/** Fills an empty database with the demonstration; refuses one that ever held a real account. */
export async function prepareDemo(url: string, config: Config) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(4714)') // two starts at once fill it once
    const { rows } = await client.query(`select
      exists (select from platform.setting where name = 'held-real-accounts') as "heldReal",
      exists (select from identity.account) as "isFilled"`)
    if (rows[0].heldReal) throw new DemoRefused()
    if (rows[0].isFilled) return
    const now = config.startsAt ? Date.parse(config.startsAt) : Date.now()
    await seedOnce(client, { youngPersons: 500, advisers: 200, structures: demoStructures, isDemo: true, seed: 93, now, cast })
  } finally {
    await client.end()
  }
}
