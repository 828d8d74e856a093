import type pg from 'pg'
import { type Plan, seedPeople } from './people.ts'

/** Fills the tables of every module, in one transaction. */
export async function seed(client: pg.Client, plan: Plan) {
  await client.query('begin')
  try {
    await seedPeople(client, plan)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
