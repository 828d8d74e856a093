import { authenticate } from '#modules/identity'
import { makeClock } from '#platform/clock'
import type { Config } from '#platform/config'
import { Db, openPool } from '#platform/db'
import { forbidden, unauthenticated } from '#platform/errors'
import { follow, lastSeq, startRelay } from '#platform/events'
import { serveHealth } from '#platform/health'
import { openQueue, startJobs } from '#platform/jobs'
import { listenToHints, makeLive, serveLive } from '#platform/live'
import { makeLog } from '#platform/log'
import { makeMetrics, serveMetrics } from '#platform/metrics'
import { serveDocument } from '#platform/openapi'
import { listFares } from '#platform/receipts'
import { startSender } from '#platform/send-outgoing'
import { actorOf, type Deps, makeServer } from '#platform/server'
import { rememberSessions } from '#platform/session-memory'
import { startSubscribers } from '#platform/subscribers'
import { serveWeb } from '#platform/web'
import { makeRing } from '#platform/work'
import { modules } from './modules.ts'

/** A running Élan: where it answers, and how to stop it without losing anything. */
export type Running = { url: string; metricsUrl: string | undefined; stop: () => Promise<void> }

/** Starts the roles of this process on a migrated database. Stops in the reverse order of starting. */
export async function startElan(config: Config, databaseUrl: string, webFolder: string | undefined): Promise<Running> {
  const log = makeLog(config.logLevel)
  const clock = makeClock(config.startsAt)
  const pool = openPool(databaseUrl, { max: 20 })
  const queue = await openQueue(databaseUrl)
  const sessions = rememberSessions(authenticate)
  const deps: Deps = {
    db: new Db(pool),
    clock,
    log,
    config,
    ring: makeRing(pool),
    enqueue: queue.enqueue,
    authenticate: sessions.authenticate,
  }
  const stops: (() => Promise<unknown>)[] = [() => pool.end(), queue.close]
  const stop = async () => {
    for (const end of stops.reverse()) await end().catch((error: unknown) => log.error({ error }, 'while stopping'))
  }
  try {
    if (config.role !== 'web') stops.push(...(await startWorker(deps, pool, databaseUrl)))
    const web = config.role === 'worker' ? undefined : await startWeb(deps, { pool, url: databaseUrl, webFolder, forget: sessions.forget })
    if (web) stops.push(...web.stops)
    return { url: web?.url ?? '', metricsUrl: web?.metricsUrl, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** A request whose sender stalls does not keep the process, milliseconds. */
const longestGoodbye = 5000

async function startWorker(deps: Deps, pool: ReturnType<typeof openPool>, url: string) {
  const subscribers = modules.flatMap((m) => m.subscriber ?? [])
  const jobs = await startJobs(
    url,
    deps,
    modules.flatMap((m) => m.jobs ?? []),
  )
  return [
    jobs.stop,
    await startSender(pool, url, deps),
    await startSubscribers(pool, url, deps, subscribers),
    await startRelay(pool, url, deps.log),
  ]
}

type WebParts = { pool: ReturnType<typeof openPool>; url: string; webFolder: string | undefined; forget: (sessionId: string) => void }

async function startWeb(deps: Deps, { pool, url, webFolder, forget }: WebParts) {
  const { config, log } = deps
  const app = await makeServer(deps, modules)
  const live = makeLive(pool, await lastSeq(pool))
  serveLive(app, live, async (request) => {
    const actor = await actorOf(deps, request)
    if (!actor) throw unauthenticated('session.none')
    // it tells of messages too
    if (actor.mandate) throw forbidden('access.mandate')
    return actor
  })
  serveHealth(app, deps)
  await serveDocument(app, modules)
  const metrics = makeMetrics(app, { openStreams: live.count, pool, fares: () => listFares(deps.db, deps.clock.now()) })
  if (webFolder) await serveWeb(app, webFolder)
  const stopFollowing = await follow(pool, url, log, (e) => {
    live.pass(e)
    if (e.type === 'session.ended') {
      const { accountId, sessionId } = e.data as { accountId: string; sessionId: string }
      forget(sessionId)
      live.endSession(accountId, sessionId)
    }
  })
  const stopHints = await listenToHints(url, live, log)
  await app.listen({ port: config.port, host: config.host })
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  const stopMetrics = serveMetrics(metrics, config.metricsHost, config.metricsPort, log)
  return {
    url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    metricsUrl: config.metricsPort ? `http://${config.metricsHost}:${config.metricsPort}/metrics` : undefined,
    stops: [
      stopHints,
      stopFollowing,
      stopMetrics,
      // new requests are refused, those under way are finished, streams are told to come back elsewhere
      async () => {
        live.endAll()
        const tooLong = setTimeout(() => app.server.closeAllConnections(), longestGoodbye)
        await app.close()
        clearTimeout(tooLong)
      },
    ],
  }
}
