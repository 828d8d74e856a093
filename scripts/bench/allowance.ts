import { spawnSync } from 'node:child_process'
import path from 'node:path'
import pg from 'pg'
import { seedDeclarations } from '../seed/allowance.ts'
import { seedContracts } from '../seed/contracts.ts'
import type { Plan } from '../seed/people.ts'
import { seedPeople } from '../seed/people.ts'
import { machine } from './load.ts'

/** People under contract with what they declared, then everybody's month found by a process of its own, whose time and memory are told. */
export async function measureAllowance(url: string, plan: Plan) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('set synchronous_commit = off')
  await seedContracts(client, plan, await seedPeople(client, plan))
  await client.query('analyze')
  await seedDeclarations(client, plan)
  await client.query('vacuum analyze')
  await client.end()
  console.log(`${new Date().toISOString().slice(0, 10)} · ${machine()} · ${plan.youngPersons} young persons, durable commits\n`)
  const { status } = spawnSync(process.execPath, [path.join(import.meta.dirname, '../bench-calculate.ts')], {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URL: url, NODE_ENV: 'production' },
  })
  if (status) throw new Error('the calculation failed')
}
