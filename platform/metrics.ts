import { createServer } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Log } from './log.ts'
import type { Fare } from './receipts.ts'

type Sources = { openStreams: () => number; pool: { totalCount: number; waitingCount: number }; fares: () => Promise<Fare[]> }

/** Prometheus metrics on a port of their own, never on the public one. */
export function makeMetrics(app: FastifyInstance, { openStreams, pool, fares }: Sources) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'elan_request_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  })
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  gauge('elan_open_streams', 'Browsers listening', openStreams)
  gauge('elan_pool_connections', 'Database connections open', () => pool.totalCount)
  gauge('elan_pool_waiting', 'Requests waiting for a connection', () => pool.waitingCount)
  measureSending(registry, fares)
  app.addHook('onResponse', async (request, reply) => {
    seconds.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    )
  })
  return registry
}

/** How each channel fares, read from the database when asked. */
const measureSending = (registry: Registry, fares: () => Promise<Fare[]>) =>
  new Gauge({
    name: 'elan_recent_sends',
    help: 'The last fifty messages of the past hour of each channel: tried, and of those failed',
    labelNames: ['channel', 'counted'],
    registers: [registry],
    async collect() {
      for (const { channel, tried, failed } of await fares().catch(() => [])) {
        this.set({ channel, counted: 'tried' }, tried)
        this.set({ channel, counted: 'failed' }, failed)
      }
    },
  })

/** Serves `/metrics`; a taken port is said and does not stop the rest. */
export function serveMetrics(registry: Registry, host: string, port: number, log: Log) {
  const server = createServer(async (_, reply) => {
    reply.setHeader('content-type', registry.contentType)
    reply.end(await registry.metrics())
  })
  server.on('error', (error) => log.warn({ error }, 'metrics are not served'))
  server.listen(port, host)
  return () => new Promise<void>((done) => server.close(() => done()))
}
