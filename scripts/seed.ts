// npm run seed -- --young-persons N [--advisers M] [--seed S]: fills DATABASE_URL (or the embedded database) with volumes.
import { parseArgs } from 'node:util'
import pg from 'pg'
import { loadTerritories } from '#modules/territories'
import { readConfig } from '#platform/config'
import { migrate } from '#platform/migrate'
import { startEmbedded } from '#platform/postgres'
import { jobNames } from '../apps/server/modules.ts'
import { seedVolume } from './seed/seed.ts'
import { allStructures } from './seed/structures.ts'

const { values } = parseArgs({
  options: { 'young-persons': { type: 'string', default: '12000' }, advisers: { type: 'string' }, seed: { type: 'string', default: '1' } },
})
const youngPersons = Number(values['young-persons'])
const advisers = Number(values.advisers ?? Math.max(1, Math.round((youngPersons * 21_513) / 292_018)))
if (!(youngPersons > 0 && advisers > 0)) throw new Error('--young-persons and --advisers are numbers above 0')

const config = readConfig(process.env)
const database = config.databaseUrl ? { url: config.databaseUrl, stop: async () => undefined } : await startEmbedded('.data/pg')
const began = Date.now()
try {
  await migrate(database.url, jobNames)
  await loadTerritories(database.url)
  await refuseIfFilled(database.url)
  const now = config.startsAt ? Date.parse(config.startsAt) : Date.now()
  const counts = await seedVolume(
    database.url,
    { youngPersons, advisers, structures: allStructures(), isDemo: config.demo, seed: Number(values.seed), now },
    note,
  )
  console.log(JSON.stringify({ ...counts, seconds: (Date.now() - began) / 1000, ...(await disk(database.url)) }))
} finally {
  await database.stop()
}

function note(what: string) {
  console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(7)} s  ${what}`)
}

async function query(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(statement)
  await client.end()
  return rows[0] as Record<string, unknown>
}

async function refuseIfFilled(url: string) {
  const { filled } = await query(url, 'select exists (select from identity.account) as filled')
  if (filled) throw new Error('this database already holds accounts: seed an empty one')
}

function disk(url: string) {
  return query(url, `select pg_size_pretty(pg_database_size(current_database())) as disk`)
}
