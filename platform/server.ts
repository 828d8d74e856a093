import { createHash } from 'node:crypto'
import type { Server } from 'node:http'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, type RouteOptions } from 'fastify'
import { type Actor, recordFileAccess, recordHelp } from './access.ts'
import type { Body, Bytes, Endpoint, Params, Query, Reply } from './api.ts'
import { z } from './api.ts'
import type { Config } from './config.ts'
import { type Db, isUnreachable } from './db.ts'
import { conflict, forbidden, notFound, Refusal, tooMany, unauthenticated } from './errors.ts'
import { toSchema, toWritingSchema } from './json-schema.ts'
import { type Hint, hint } from './live.ts'
import { sql } from './sql.ts'
import { isStorable } from './storable.ts'
import { makeWork, type Surroundings, transact, type Work } from './work.ts'

/** What a use case is handed for one request. */
export type Ctx<E extends Endpoint = Endpoint> = Work & {
  actor: E['access'] extends 'public' ? Actor | undefined : Actor
  params: Params<E>
  query: Query<E>
  body: Body<E>
  request: { id: string; ip: string; userAgent: string; token: string | undefined }
  /** Rings the open screens of some accounts without leaving a trace. */
  hint(h: Hint): Promise<void>
  /** Opens the session cookie (a token), or closes it (undefined). */
  setSession(token: string | undefined, maxAgeSeconds?: number): void
}
/** One step, in a transaction if it writes; or two, where something slow comes before the transaction (`inTwoSteps`). */
type Handler<E extends Endpoint> = ((ctx: Ctx<E>) => Promise<Reply<E>>) | TwoSteps<E>
type TwoSteps<E extends Endpoint> = {
  before: (ctx: Ctx<E>) => Promise<unknown>
  write: (ctx: Ctx<E>, found: never) => Promise<Reply<E>>
}
type Handlers<A extends Record<string, Endpoint>> = { [K in keyof A]: Handler<A[K]> }
/** What finds the account behind a session cookie; given by the identity module. */
export type Authenticate = (db: Db, token: string, now: string) => Promise<Actor | undefined>
export type Deps = Surroundings & { authenticate: Authenticate }
export type Routes = { api: Record<string, Endpoint>; mount: (app: FastifyInstance, deps: Deps) => void }
/** Constraint name → refusal code: the database is the last guard, and speaks through here. */
export type Constraints = Record<string, string>

/** The cookie of the session; over https its name tells browsers to take it from this host only. */
export const sessionCookie = ({ publicUrl }: Pick<Config, 'publicUrl'>) =>
  publicUrl.startsWith('https:') ? '__Host-elan_session' : 'elan_session'

/** Puts a module's endpoints on HTTP: session → role → validation → transaction if it writes → use case → declared fields → one log line. */
export function routes<A extends Record<string, Endpoint>>(api: A, handlers: Handlers<A>): Routes {
  return {
    api,
    mount(app, deps) {
      for (const [name, e] of Object.entries(api)) mountOne(app, deps, name, e, handlers[name] as Handle)
    },
  }
}
type Handle = Handler<Endpoint>

/**
 * A write that computes for long, such as a password's hash: `before` runs without a transaction, so that no connection and no row waits
 * for it, and each of its statements is committed at once; `write` has the transaction, and checks again what may have changed since.
 */
export const inTwoSteps = <E extends Endpoint, Found>(
  before: (ctx: Ctx<E>) => Promise<Found>,
  write: (ctx: Ctx<E>, found: Found) => Promise<Reply<E>>,
): TwoSteps<E> => ({ before, write })

function mountOne(app: FastifyInstance, deps: Deps, name: string, e: Endpoint, handle: Handle) {
  const route = routeOf(deps, name, e, handle)
  if (e.takes !== 'bytes') return void app.route(route)
  // in a scope of its own: nothing but bytes is read there, and bytes are read nowhere else
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
    scope.route(route)
  })
}

function routeOf(deps: Deps, name: string, e: Endpoint, handle: Handle): RouteOptions {
  return {
    method: e.method,
    url: `/api${e.path}`,
    bodyLimit: e.bodyLimit ?? 65_536,
    schema: {
      operationId: name,
      ...(e.params && { params: toSchema(e.params, 'input') }),
      ...(e.query && { querystring: toSchema(e.query, 'input') }),
      ...(e.body && { body: toSchema(e.body, 'input') }),
      ...(e.gives !== 'bytes' && { response: { 200: toWritingSchema(e.reply) } }),
    } as object,
    onRequest: async (request) => {
      checkOrigin(request, deps.config.publicUrl)
      request.actor = await actorOf(deps, request)
    },
    // after the limit of requests, which knows by now who asks, and before the body is read: a stranger learns nothing of what would be valid
    preParsing: async (request) => checkRole(e, request.actor),
    handler: async (request, reply) => {
      const result = await runOne(deps, name, e, handle, request, reply)
      if (e.gives === 'bytes') return sendBytes(reply, result as Bytes)
      return e.status === 204 ? reply.code(204).send() : result
    },
  }
}

const sendBytes = (reply: FastifyReply, { bytes, headers }: Bytes) =>
  reply.headers(headers).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))

async function runOne(deps: Deps, name: string, e: Endpoint, handle: Handle, request: FastifyRequest, reply: FastifyReply) {
  const db = deps.db.counted()
  request.tally = db.tally
  const own = { ...deps, db }
  try {
    const outside = () => makeCtx(makeWork(db, own, deps.ring), request, reply)
    if (e.method === 'GET' && typeof handle === 'function') {
      const result = await handle(outside())
      await recordReading(own, name, e, request, false)
      return result
    }
    const act = typeof handle === 'function' ? handle : await takeFirstStep(handle, outside())
    const outcome = await transact(own, async (work) => {
      const ctx = makeCtx(work, request, reply)
      return once(ctx, e, request, () => actAndTell(ctx, e, act)).catch(toKeptRefusal)
    })
    if (outcome instanceof Refusal) throw outcome
    return outcome
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) await recordReading(own, name, e, request, true)
    throw error
  }
}

async function takeFirstStep({ before, write }: TwoSteps<Endpoint>, outside: Ctx) {
  const found = await before(outside)
  return (ctx: Ctx) => write(ctx, found as never)
}

/** What a helper did is told in the same transaction. */
async function actAndTell(ctx: Ctx, e: Endpoint, act: (ctx: Ctx) => Promise<unknown>) {
  const reply = await act(ctx)
  if (ctx.actor?.mandate && isOfScope(e)) await recordHelp({ ...ctx, actor: ctx.actor }, `${e.method} ${e.path}`)
  return reply
}
const isOfScope = ({ mandate }: Endpoint) => mandate !== undefined && mandate !== 'any'

/** A refusal that keeps what was written leaves the transaction as a value, so that it commits. */
function toKeptRefusal(error: unknown) {
  if (error instanceof Refusal && error.keeps) return error
  throw error
}

function makeCtx(work: Work, request: FastifyRequest, reply: FastifyReply): Ctx {
  return {
    ...work,
    actor: request.actor as Actor,
    params: request.params as never,
    query: request.query as never,
    body: request.body as never,
    request: {
      id: request.id,
      ip: request.ip,
      userAgent: request.headers['user-agent'] ?? '',
      token: request.cookies[sessionCookie(work.config)],
    },
    hint: async (h) => {
      await hint(work.db, h)
    },
    setSession: (token, maxAgeSeconds) => {
      giveSession(work.config, reply, token, maxAgeSeconds)
    },
  }
}

/** Gives a browser the cookie of its session, or takes it back (undefined). */
export function giveSession(config: Config, reply: FastifyReply, token: string | undefined, maxAgeSeconds?: number) {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: config.publicUrl.startsWith('https:') } as const
  if (token) reply.setCookie(sessionCookie(config), token, { ...options, ...(maxAgeSeconds && { maxAge: maxAgeSeconds }) })
  else reply.clearCookie(sessionCookie(config), options)
}

/** The account behind the cookie, or undefined. */
export async function actorOf(deps: Deps, request: FastifyRequest) {
  const token = request.cookies[sessionCookie(deps.config)]
  return token ? deps.authenticate(deps.db, token, deps.clock.now()) : undefined
}

function checkRole({ access, mandate }: Endpoint, actor: Actor | undefined) {
  if (access === 'public') return
  if (!actor) throw unauthenticated('session.none')
  if (access !== 'signed-in' && !access.includes(actor.role)) throw forbidden('access.role')
  if (actor.mandate && !(mandate && (mandate === 'any' || actor.mandate.scopes.includes(mandate)))) throw forbidden('access.mandate')
}

/** A write comes from our own pages (or from a client without a browser): SameSite is not the only guard. Older browsers say the origin only. */
function checkOrigin({ method, headers }: FastifyRequest, publicUrl: string) {
  if (method === 'GET') return
  const { 'sec-fetch-site': site, origin, host } = headers
  const isOurs = site
    ? site === 'same-origin' || site === 'none'
    : !origin || origin === new URL(publicUrl).origin || hostOf(origin) === host
  if (!isOurs) throw forbidden('access.origin')
}
const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : undefined)

async function recordReading({ db, clock }: Surroundings, name: string, e: Endpoint, request: FastifyRequest, refused: boolean) {
  const { actor, params, query } = request
  if (actor?.mandate && isOfScope(e) && !refused) return recordHelp({ db, clock, actor }, `${e.method} ${e.path}`)
  const person = e.reads && { ...(query as Record<string, string>), ...(params as Record<string, string>) }[e.reads.personalFile]
  if (!person || !actor || actor.id === person) return
  await recordFileAccess(db, clock.now(), actor, person, name, refused)
}

const Kept = z.object({ requestHash: z.instanceof(Buffer), reply: z.unknown() })
const Key = z.uuid()

/** A write that carries an `Idempotency-Key` is done once; a retry gets the same answer, another body is refused. */
async function once({ db, actor }: Ctx, e: Endpoint, request: FastifyRequest, act: () => Promise<unknown>) {
  const given = request.headers['idempotency-key']
  if (given === undefined || !actor) return act()
  const key = Key.safeParse(given)
  if (!key.success) throw new Refusal(400, 'request.invalid', { at: 'Idempotency-Key' })
  const hash = createHash('sha256')
    .update(JSON.stringify([e.method, request.url, Buffer.isBuffer(request.body) ? null : (request.body ?? null)]))
    .update(Buffer.isBuffer(request.body) ? request.body : '')
    .digest()
  const isFirst = await db.run(sql`insert into platform.idempotent_reply (account_id, key, request_hash)
    values (${actor.id}, ${key.data}, ${hash}) on conflict do nothing`)
  if (!isFirst) {
    const kept = await db.one(
      Kept,
      sql`select request_hash as "requestHash", reply from platform.idempotent_reply where account_id = ${actor.id} and key = ${key.data}`,
    )
    if (!kept.requestHash.equals(hash)) throw conflict('request.key-reused')
    return kept.reply
  }
  const reply = await act().catch(async (error) => {
    if (error instanceof Refusal && error.keeps)
      await db.run(sql`delete from platform.idempotent_reply where account_id = ${actor.id} and key = ${key.data}`)
    throw error
  })
  await db.run(sql`update platform.idempotent_reply set reply = ${JSON.stringify(reply ?? null)}
    where account_id = ${actor.id} and key = ${key.data}`)
  return reply
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | undefined
    tally: { statements: number } | undefined
    refusal: string | undefined
  }
}

/** The HTTP server with every module on it; the caller adds pages and starts it. */
export async function makeServer(deps: Deps, modules: { routes: Routes; constraints?: Constraints }[]) {
  const app = Fastify<Server>({
    logger: false,
    // the nearest proxy only: what stands further left in X-Forwarded-For is whatever the caller wrote
    trustProxy: deps.config.trustProxy && ((_, hop) => hop === 0),
    frameworkErrors: (error, request, reply) => sendRefusal(toRefusal(error as Thrown, {}) ?? notFound('access.unknown'), request, reply),
    bodyLimit: 65_536,
    forceCloseConnections: 'idle',
    genReqId: newRequestId,
  })
  app.decorateRequest('actor')
  app.decorateRequest('tally')
  app.decorateRequest('refusal')
  app.setValidatorCompiler(makeValidatorCompiler())
  app.setNotFoundHandler((request, reply) => sendRefusal(notFound('access.unknown'), request, reply))
  app.setErrorHandler(makeErrorHandler(deps, Object.assign({}, ...modules.map((m) => m.constraints ?? {}))))
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    if (request.tally) reply.header('server-timing', `sql;desc="${request.tally.statements}"`)
  })
  app.addHook('onResponse', async (request, reply) => logOne(deps, request, reply))
  await app.register(helmet, { contentSecurityPolicy: false })
  await app.register(cookie)
  await limitRates(app, deps)
  for (const { routes } of modules) routes.mount(app, deps)
  return app
}

const newRequestId = () => crypto.randomUUID()

async function limitRates(app: FastifyInstance, { config }: Deps) {
  if (!config.rateLimit) return
  await app.register(rateLimit, {
    max: config.rateLimit,
    timeWindow: '1 minute',
    // a cookie that opens nothing is no key: one made anew for each request would never be limited
    keyGenerator: (request) => request.actor?.sessionId ?? request.ip,
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: (_, { ttl }) => tooMany('request.too-many', { retryAfter: Math.ceil(ttl / 1000) }),
  })
}

/** One line a request, without a name, an address or an id of a person. */
function logOne({ log }: Deps, request: FastifyRequest, reply: FastifyReply) {
  const route = request.routeOptions.url ?? 'none'
  if (!route.startsWith('/api/') && reply.statusCode < 500) return
  log.info({
    request: request.id,
    method: request.method,
    route,
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 10) / 10,
    role: request.actor?.mandate ? 'helper' : request.actor?.role,
    sql: request.tally?.statements,
    code: request.refusal,
  })
}

function makeValidatorCompiler() {
  const make = (coerceTypes: boolean | 'array') => {
    const ajv = new Ajv({ allErrors: false, useDefaults: true, coerceTypes })
    addFormats.default(ajv)
    ajv.addFormat('date', isDay)
    return ajv
  }
  const strict = make(false)
  const loose = make('array')
  return ({ schema, httpPart }: { schema: unknown; httpPart?: string | undefined }) => {
    let check: ValidateFunction | undefined
    return (data: unknown) => {
      check ??= (httpPart === 'body' ? strict : loose).compile(schema as object)
      if (!check(data)) return { error: check.errors as never }
      return isStorable(data) ? { value: data } : { error: new Error('text that cannot be kept') }
    }
  }
}

/** A day of the calendar from the year 1 on: there is no year 0, neither in history nor in PostgreSQL. */
const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= '0001' && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)

type Thrown = Error & { validation?: unknown[]; statusCode?: number; code?: string; constraint?: string }

function makeErrorHandler({ log }: Deps, constraints: Constraints) {
  return (error: Thrown, request: FastifyRequest, reply: FastifyReply) => {
    const refusal = toRefusal(error, constraints)
    if (!refusal) log.error({ request: request.id, error }, 'bug')
    return sendRefusal(refusal ?? { status: 500, code: 'bug', params: {} }, request, reply)
  }
}

function sendRefusal({ status, code, params }: Pick<Refusal, 'status' | 'code' | 'params'>, request: FastifyRequest, reply: FastifyReply) {
  request.refusal = code
  if ('retryAfter' in params) reply.header('retry-after', String(params.retryAfter))
  return reply
    .code(status)
    .type('application/problem+json')
    .serializer((body: unknown) => JSON.stringify(body))
    .send({ status, code, params, requestId: request.id })
}

function toRefusal(error: Thrown, constraints: Constraints) {
  if (error instanceof Refusal) return error
  if (error.validation) return new Refusal(400, 'request.invalid', { at: error.message })
  const code = error.constraint && constraints[error.constraint]
  if (code) return conflict(code)
  if (error.code === '40P01' || error.code === '40001' || isUnreachable(error))
    return new Refusal(503, 'request.try-again', { retryAfter: 1 })
  if (error.statusCode === 413) return new Refusal(413, 'request.too-large')
  if (error.statusCode === 415 || error.statusCode === 400) return new Refusal(error.statusCode, 'request.invalid', { at: error.message })
  return undefined
}
