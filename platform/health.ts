import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sql } from './sql.ts'
import type { Surroundings } from './work.ts'

const version = (JSON.parse(readFileSync(path.join(import.meta.dirname, '../package.json'), 'utf8')) as { version: string }).version

const Counts = z.object({
  waiting: z.int(),
  oldestSeconds: z.number(),
  stuck: z.int(),
  jobs: z.int(),
  failedJobs: z.int(),
  unsent: z.int(),
})

/** GET /api/health: 200 when the database answers; says how far relay, subscribers, jobs and messages are behind. */
export function serveHealth(app: FastifyInstance, { db }: Surroundings) {
  app.get('/api/health', { schema: { hide: true } as object }, async (_, reply) => {
    try {
      const c = await db.one(
        Counts,
        sql`
        select (select count(*) from platform.event where seq is null) as waiting,
          (select coalesce(extract(epoch from now() - min(at)), 0) from platform.event where seq is null) as "oldestSeconds",
          (select count(*) from platform.stuck_event) as stuck,
          (select count(*) from jobs.job where state in ('created', 'retry')) as jobs,
          (select count(*) from jobs.job where state = 'failed') as "failedJobs",
          (select count(*) from platform.outgoing where status in ('queued', 'sending')) as unsent`,
      )
      return {
        status: c.stuck ? 'degraded' : 'ok',
        version,
        database: 'ok',
        relay: { waiting: c.waiting, oldestSeconds: Math.max(0, c.oldestSeconds), stuckEvents: c.stuck },
        jobs: { waiting: c.jobs, failed: c.failedJobs },
        messages: { unsent: c.unsent },
      }
    } catch {
      return reply.code(503).send({ status: 'down', version, database: 'unreachable' })
    }
  })
}
