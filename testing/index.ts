import { AsyncLocalStorage } from 'node:async_hooks'
import { after, it as nodeIt, type TestContext } from 'node:test'
import { format } from 'node:util'
import pg from 'pg'
import { authenticate } from '#modules/identity'
import type { Body, Endpoint, EventType, Params, Query, Reply } from '#platform/api'
import { z } from '#platform/api'
import { dayOf } from '#platform/clock'
import { type Config, readConfig } from '#platform/config'
import { Db } from '#platform/db'
import { openQueue } from '#platform/jobs'
import { makeServer } from '#platform/server'
import { sql } from '#platform/sql'
import { handleEvents } from '#platform/subscribers'
import { makeWork, type Surroundings, type Work } from '#platform/work'
import { modules } from '../apps/server/modules.ts'
import { actionsGiven } from '../modules/actions/given.ts'
import { allowanceGiven } from '../modules/allowance/given.ts'
import { appointmentsGiven } from '../modules/appointments/given.ts'
import { contractsGiven } from '../modules/contracts/given.ts'
import { filesGiven } from '../modules/files/given.ts'
import { hoursGiven } from '../modules/hours/given.ts'
import { identityGiven } from '../modules/identity/given.ts'
import { messagingGiven } from '../modules/messaging/given.ts'
import { notificationsGiven } from '../modules/notifications/given.ts'
import { plansGiven } from '../modules/plans/given.ts'
import { teamGiven } from '../modules/team/given.ts'
import { workshopsGiven } from '../modules/workshops/given.ts'
import { given, type Person, testNow } from './given.ts'

export { describe } from 'node:test'
export { type Person, type Professional, type Structure, testNow, testToday, type YoungPerson } from './given.ts'

/** Row makers of the platform and of each module. */
function everyGiven(db: Db) {
  const base = given(db)
  return {
    ...base,
    ...actionsGiven(db, base),
    ...allowanceGiven(db, base),
    ...appointmentsGiven(db, base),
    ...filesGiven(db, base),
    ...contractsGiven(db, base),
    ...hoursGiven(db, base),
    ...identityGiven(db),
    ...messagingGiven(db, base),
    ...notificationsGiven(db, base),
    ...teamGiven(db, base),
    ...workshopsGiven(db, base),
    ...plansGiven(db, base),
  }
}
export type Given = ReturnType<typeof everyGiven>

const databaseUrl = process.env.DATABASE_URL ?? ''
const pool = new pg.Pool({ connectionString: databaseUrl, max: 4, options: '-c role=elan_app -c timezone=UTC', allowExitOnIdle: true })

type Current = { db: Db; now: string; config: Partial<Config> }
const current = new AsyncLocalStorage<Current>()
const baseConfig = readConfig({ LOG_LEVEL: 'silent', DEMO: '0', RATE_LIMIT: '0' })
let queue: ReturnType<typeof openQueue> | undefined
// an open queue would keep the process of the test file alive
after(async () => (await queue)?.close())

/** The application over whatever transaction the running test holds; built once a process. */
const deps = {
  get db() {
    return current.getStore()!.db
  },
  get config() {
    return { ...baseConfig, ...current.getStore()?.config }
  },
  clock: { now: () => current.getStore()?.now ?? testNow, today: (zone?: string) => dayOf(current.getStore()?.now ?? testNow, zone) },
  log: { info() {}, warn() {}, debug() {}, error: (fault: unknown) => process.env.SHOW_ERRORS && console.error(fault) },
  ring() {},
  async enqueue(...args: Parameters<Surroundings['enqueue']>) {
    queue ??= openQueue(databaseUrl)
    await (await queue).enqueue(...args)
  },
  authenticate,
} as unknown as Parameters<typeof makeServer>[0]
const http = makeServer(deps, modules)

const isBytes = (body: unknown): body is Uint8Array => body instanceof Uint8Array

type Input<E extends Endpoint> = {
  [K in keyof E & ('params' | 'query' | 'body')]: K extends 'params' ? Params<E> : K extends 'query' ? Query<E> : Body<E>
} & (E['takes'] extends 'bytes' ? { body: Uint8Array } : unknown)
export type Answer<E extends Endpoint> = {
  status: number
  body: Reply<E> & { code?: string; params?: Record<string, unknown> }
  headers: Record<string, unknown>
}

/** What a test can ask for: a transaction that is rolled back, the application over it, and rows. */
function fixtures(state: Current, t: TestContext) {
  const call = async <E extends Endpoint>(
    who: Person | undefined,
    e: E,
    input: Input<NoInfer<E>>,
    headers: Record<string, string> = {},
  ): Promise<Answer<E>> => {
    const { params = {}, query, body } = input as { params?: Record<string, string>; query?: object; body?: object }
    const url = `/api${e.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))}`
    const app = await http
    const reply = await current.run(
      state,
      async () =>
        // awaited inside: inject starts only when somebody waits for it
        await app.inject({
          method: e.method,
          url,
          ...(query && { query: query as Record<string, string> }),
          headers: {
            'user-agent': 'test',
            ...(isBytes(body) && { 'content-type': 'application/octet-stream' }),
            ...(who && { cookie: `elan_session=${who.token}` }),
            ...headers,
          },
          ...(body && { payload: isBytes(body) ? Buffer.from(body) : body }),
        }),
    )
    const isJson = /json/.test(String(reply.headers['content-type']))
    const said = isJson ? reply.json() : reply.body && { bytes: reply.rawPayload }
    return { status: reply.statusCode, body: said || ({} as never), headers: reply.headers }
  }
  return {
    t,
    db: state.db,
    given: everyGiven(state.db),
    app: {
      as: (who: Person) => ({
        call: <E extends Endpoint>(e: E, input: Input<NoInfer<E>> = {} as Input<E>, headers?: Record<string, string>) =>
          call(who, e, input, headers),
      }),
      /** Without a session. */
      call: <E extends Endpoint>(e: E, input: Input<NoInfer<E>> = {} as Input<E>, headers?: Record<string, string>) =>
        call(undefined, e, input, headers),
      /** Moves the clock of this test. */
      at: (now: string) => {
        state.now = now
      },
      /** Runs the rest of this test under another configuration. */
      configured: (config: Partial<Config>) => {
        state.config = config
      },
      /** The data of the events of a type, oldest first. */
      published: async (type: EventType | string) =>
        (
          await state.db.many(
            z.object({ data: z.any() }),
            sql`select data from platform.event where type = ${typeof type === 'string' ? type : type.type} order by id`,
          )
        ).map((e) => e.data),
      /** Messages queued to the outside, oldest first. */
      sent: () =>
        state.db.many(
          z.object({
            channel: z.string(),
            recipient: z.string(),
            kind: z.string(),
            subject: z.string(),
            body: z.string(),
            calendar: z.string().nullable(),
          }),
          sql`select channel, recipient, kind, subject, body, calendar from platform.outgoing order by id`,
        ),
      /** Runs something as the worker would: a subscriber, a job. */
      work: <T>(act: (work: Work, s: Surroundings) => Promise<T>) =>
        current.run(state, () =>
          act(
            makeWork(state.db, deps, () => undefined),
            { ...deps, db: state.db, clock: deps.clock, config: deps.config },
          ),
        ),
      /** Hands the events published so far to the modules that listen, once each, as the worker does. */
      deliverEvents: () => current.run(state, () => deliverEvents(state)),
    },
  }
}
export type Fixtures = ReturnType<typeof fixtures>

const delivered = new WeakMap<Db, number>()
async function deliverEvents(state: Current) {
  for (;;) {
    const after = delivered.get(state.db) ?? 0
    const events = await state.db.many(
      z.object({ id: z.int(), at: z.string(), type: z.string(), data: z.unknown() }),
      sql`select id, at, type, data from platform.event where id > ${after} and at >= '2000-01-01' order by id limit 200`,
    )
    if (!events.length) return
    delivered.set(state.db, events.at(-1)!.id)
    const work = makeWork(state.db, deps, () => undefined)
    for (const { subscriber } of modules) if (subscriber) await handleEvents(work, subscriber, events)
  }
}

const undone = (act: (f: Fixtures) => unknown) => async (t: TestContext) => {
  const client = await pool.connect()
  await client.query('begin')
  try {
    await act(fixtures({ db: new Db(client, { depth: 1 }), now: testNow, config: {} }, t))
  } finally {
    await client.query('rollback')
    client.release()
  }
}
const one = (name: string, act: (f: Fixtures) => unknown) => nodeIt(name, undone(act))
/** A test with fixtures, in a transaction that is rolled back. `it.each(rows)(name, work)` makes one test a row; %o in the name takes the row's cells. */
export const it = Object.assign(one, {
  each:
    <const Row extends readonly unknown[]>(rows: readonly Row[]) =>
    (name: string, act: (row: Row, f: Fixtures) => unknown) => {
      for (const row of rows) one(format(name, ...row.slice(0, name.split('%').length - 1)), (f) => act(row, f))
    },
})
