import pg from 'pg'
import { seedActions } from './actions.ts'
import { seedAllowance } from './allowance.ts'
import { seedAppointments } from './appointments.ts'
import { seedContracts } from './contracts.ts'
import { seedConversations } from './conversations.ts'
import { seedHours } from './hours.ts'
import { type People, type Plan, seedPeople } from './people.ts'
import { seedPlans } from './plans.ts'
import { seedWorkshops } from './workshops.ts'

export type Counts = { structures: number; advisers: number; youngPersons: number; messages: number; actions: number; appointments: number }

/** Fills the tables of every module in one transaction: for a demonstration. */
export async function seedOnce(client: pg.Client, plan: Plan): Promise<People> {
  await client.query('begin')
  try {
    const people = await seedPeople(client, plan)
    await seedContracts(client, plan, people)
    await seedConversations(client, plan, people)
    await seedPlans(client, plan, people)
    await seedActions(client, plan, people)
    await seedAppointments(client, plan, people)
    await seedWorkshops(client, plan, people)
    await seedHours(client, plan)
    await seedAllowance(client, plan)
    await client.query('commit')
    return people
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/**
 * Fills a database that holds no data with volumes: indexes and foreign keys of the big tables are taken off before and made anew
 * after, those of one table while the next is filled. `note` is told each phase.
 */
export async function seedVolume(url: string, plan: Plan, note: (what: string) => void): Promise<Counts> {
  const [one, two] = [await connect(url), await connect(url)]
  try {
    const people = await seedPeople(one, plan)
    note(`${plan.youngPersons} young persons, ${plan.advisers} advisers`)
    note(`${await fillContracts(one, plan, people)} contracts`)
    note(`${await seedPlans(one, plan, people)} objectives`)
    const messages = await withoutIndexes(
      one,
      ['messaging.conversation', 'messaging.receipt', 'messaging.receipt_log', 'messaging.message'],
      () => seedConversations(one, plan, people),
    )
    note(`${messages.result} messages`)
    const actions = await withoutIndexes(two, ['actions.action'], async () => {
      const rebuilding = messages.rebuild().then(() => note('indexes of messages'))
      const result = await seedActions(two, plan, people)
      note(`${result} actions`)
      await rebuilding
      return result
    })
    const appointments = await withoutIndexes(
      one,
      ['appointments.appointment', 'appointments.participation', 'appointments.presence'],
      async () => {
        const rebuilding = actions.rebuild().then(() => note('indexes of actions'))
        const result = await seedAppointments(one, plan, people)
        note(`${result} appointments`)
        await rebuilding
        return result
      },
    )
    await appointments.rebuild()
    note('indexes of appointments')
    await fillHours(one, plan, note)
    return {
      structures: plan.structures.length,
      advisers: plan.advisers,
      youngPersons: people.youngPersons.length,
      messages: messages.result,
      actions: actions.result,
      appointments: appointments.result,
    }
  } finally {
    await Promise.all([one.end(), two.end()])
  }
}

/** The ledger is read from what the other tables hold, once they are whole; then the database is left with its statistics. */
async function fillHours(client: pg.Client, plan: Plan, note: (what: string) => void) {
  await client.query('analyze')
  const { result, rebuild } = await withoutIndexes(client, ['hours.entry', 'hours.fact', 'hours.week'], () => seedHours(client, plan))
  await rebuild()
  note(`${result} weeks of hours`)
  await client.query('vacuum analyze')
  note('statistics')
}

/** Contracts on their own: each table once, before the big ones. */
async function fillContracts(client: pg.Client, plan: Plan, people: People) {
  const { result, rebuild } = await withoutIndexes(client, contractTables, () => seedContracts(client, plan, people))
  await rebuild()
  return result
}

const contractTables = [
  'contracts.course',
  'contracts.diagnosis',
  'contracts.need',
  'contracts.decision',
  'contracts.contract',
  'contracts.version',
  'contracts.objective',
  'contracts.signature',
  'contracts.holding',
]

async function connect(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`set maintenance_work_mem = '1GB'; set max_parallel_maintenance_workers = 2; set synchronous_commit = off`)
  return client
}

/** Runs `fill` on tables stripped of indexes and foreign keys; `rebuild` makes them again. */
async function withoutIndexes(client: pg.Client, tables: string[], fill: () => Promise<number>) {
  const { rows } = await client.query<{ drop: string; make: string }>(strippable, [tables])
  for (const { drop } of rows) await client.query(drop)
  const result = await fill()
  const rebuild = async () => {
    for (const { make } of rows.toReversed()) await client.query(make)
  }
  return { result, rebuild }
}

/** Foreign keys first, then keys and exclusions, then plain indexes: made again in the reverse order. */
const strippable = `
  with target as (select t::regclass as id from unnest($1::text[]) t)
  select drop, make from (
    select case c.contype when 'f' then 1 else 2 end as step,
      format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as drop,
      format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as make
    from pg_constraint c where (c.conrelid in (select id from target) or (c.contype = 'f' and c.confrelid in (select id from target)))
      and c.contype in ('f', 'u', 'p', 'x')
    union all
    select 3, format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
    from pg_index i where i.indrelid in (select id from target) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
  ) s order by step`
