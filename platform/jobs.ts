import { PgBoss } from 'pg-boss'
import type { z } from 'zod'
import type { Db } from './db.ts'
import type { Surroundings } from './work.ts'

/** Work done in the background, `module.do-it`. The handler opens its own transactions (`transact`), and may be run twice. */
export type Job<S extends z.ZodObject = z.ZodObject> = {
  name: string
  data: S
  handle: (s: Surroundings, data: z.infer<S>) => Promise<unknown>
  /** When it starts by itself, in cron form, Europe/Paris. */
  cron?: string
  /** Also once when a worker starts, so that a moved clock or a long stop is caught up at once. */
  atStart?: boolean
}
/** Declares a job; keeps the type of its data. */
export const job = <const S extends z.ZodObject>(j: Job<S>) => j

/** Puts a job in the queue in the caller's transaction. Two with the same `key` waiting are one. */
export type Enqueue = <S extends z.ZodObject>(db: Db, j: Job<S>, data: z.infer<S>, key?: string) => Promise<void>

/** Creates the tables and queues of the job store; run with the migrations. */
export async function migrateJobs(url: string, names: string[]) {
  const boss = open(url, { supervise: false, schedule: false, max: 2 })
  await boss.start()
  for (const name of names) await boss.createQueue(name, { retryLimit: 5, retryDelay: 5, retryBackoff: true, notify: true })
  await boss.stop({ graceful: false })
}

/** What a process needs to put jobs in the queue. */
export async function openQueue(url: string): Promise<{ enqueue: Enqueue; close: () => Promise<void> }> {
  const boss = open(url, { migrate: false, supervise: false, schedule: false, max: 1 })
  await boss.start()
  return {
    enqueue: async (db, { name }, data, key) => {
      await boss.send(name, data, { db: { executeSql: (text, values) => db.foreign(text, values) }, ...(key && { singletonKey: key }) })
    },
    close: () => boss.stop({ graceful: false }),
  }
}

/** Runs the jobs of this process until stopped. */
export async function startJobs(url: string, s: Surroundings, jobs: Job[]) {
  const boss = open(url, { migrate: false, useListenNotify: true, max: 4 })
  boss.on('error', (error) => s.log.error({ error }, 'jobs'))
  await boss.start()
  for (const j of jobs) {
    await boss.work(j.name, { burstWhenBatchFull: true, batchSize: 1 }, async ([one]) => j.handle(s, j.data.parse(one?.data ?? {})))
    if (j.cron) await boss.schedule(j.name, j.cron, {}, { tz: 'Europe/Paris' })
    if (j.atStart) await boss.send(j.name, {}, { singletonKey: 'at-start' })
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5000 }) }
}

function open(url: string, options: object) {
  const boss = new PgBoss({ connectionString: url, schema: 'jobs', ...options })
  boss.on('error', () => undefined)
  return boss
}
