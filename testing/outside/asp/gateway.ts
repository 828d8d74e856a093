import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestContext } from 'node:test'
import pg from 'pg'
import { z } from '#platform/api'
import { dayOf } from '#platform/clock'
import { readConfig } from '#platform/config'
import { Db, openPool } from '#platform/db'
import { ids } from '#platform/ids'
import { sql } from '#platform/sql'
import { type Surroundings, transact, type Work } from '#platform/work'
import { given } from '#testing/given'
import { ownDatabase } from '#testing/real'
import { cancelAttempt } from '../../../modules/payments/change-attempt.ts'
import { exchange, type PassOptions } from '../../../modules/payments/exchange.ts'
import { queueAttempt, type ToPay } from '../../../modules/payments/queue-attempt.ts'
import { type ToldDossier, type ToldState, tellDossier } from '../../../modules/payments/tell-dossier.ts'
import { exampleState } from '../../../modules/payments/wire/examples-of-lines.ts'
import { openAsp } from './asp.ts'
import { makeFaults } from './faults.ts'
import { makeKeys, startSftpServer } from './sftp-server.ts'

const keys = { server: makeKeys(), client: makeKeys() }
const accounts = ['FR1420041010050500013M02606', 'FR7630006000011234567890189', 'FR7610107001011234567890129']
const quiet = { info() {}, warn() {}, error() {}, debug() {} }

/** The gateway over a database of its own and the whole counterpart behind a real SFTP server, with one clock for both. */
export async function aspAndUs(t: TestContext, env: Record<string, string> = {}) {
  const database = await ownDatabase(t)
  const { db } = database
  const time = { now: '2026-12-01T08:00:00.000Z' }
  const world = await openWorld(t, time)
  const { asp, server } = world
  const settings = { ...world.settings, ...env }
  const config = readConfig(settings)
  const surroundings = (on: Db): Surroundings => ({
    db: on,
    config,
    log: quiet,
    clock: { now: () => time.now, today: (zone) => dayOf(time.now, zone) },
    ring() {},
    enqueue: async () => undefined,
  })
  const s = surroundings(db)
  const write = <T>(act: (work: Work) => Promise<T>) => transact(s, act)
  const pass = (options: PassOptions = {}, on = s) => exchange(on, { settleMs: 0, pauses: [], ...options })
  const at = (now: string) => {
    time.now = new Date(now).toISOString()
  }
  const { dossier, ask } = makeWords(s)
  const sent = async (count = 1) => {
    const made = []
    for (let n = 0; n < count; n++) {
      const told = await dossier()
      made.push({ dossier: told, ...(await ask(told.id)) })
    }
    await pass()
    return made
  }
  return {
    s,
    db,
    asp,
    faults: world.faults,
    server,
    root: world.root,
    config,
    env: settings as Record<string, string>,
    databaseUrl: database.url,
    at,
    now: () => time.now,
    /** Another process on the same database. */
    another: () => {
      const pool = openPool(database.url, { max: 4 })
      t.after(() => pool.end())
      return surroundings(new Db(pool))
    },
    /** As the owner of the database, past every protection. */
    admin: async (statement: string) => {
      const client = new pg.Client({ connectionString: database.url })
      await client.connect()
      await client.query(statement).finally(() => client.end())
    },
    pass,
    /** Pass, counterpart, pass: what was sent is answered and the answer read. */
    round: async (options: PassOptions = {}) => {
      await pass(options)
      asp.tick()
      return pass(options)
    },
    write,
    dossier,
    /** What is told of a dossier changes. */
    change: (told: ToldDossier, more: Partial<ToldDossier> & { type: ToldDossier['type'] }) =>
      write((work) => tellDossier(work, { ...told, ...more })),
    ask,
    cancel: (id: string) => write((work) => cancelAttempt(work, id)),
    /** Dossiers the ASP is told of, each with a month that was sent. */
    sent,
    /** The same, accepted into a series. */
    accepted: async (count = 1) => {
      const made = await sent(count)
      asp.tick()
      await pass()
      return made
    },
    inFolder: (name: string) => readdirSync(path.join(world.root, name)).sort(),
    /** Executes the first series of December, and reads what it paid. */
    settle: async (instant = '2026-12-07T08:00:00Z') => {
      at(instant)
      asp.tick()
      return pass()
    },
    ...makeReads(db),
  }
}
export type AspAndUs = Awaited<ReturnType<typeof aspAndUs>>

/** The counterpart with its server and its folder, and what the gateway must be told of it. */
async function openWorld(t: TestContext, time: { now: string }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'elan-asp-'))
  const root = path.join(folder, 'asp')
  const faults = makeFaults()
  const asp = openAsp({ folder: root, now: () => time.now, faults })
  const server = await startSftpServer({ root, hostKey: keys.server.private, clientKey: keys.client.private, faults })
  t.after(async () => {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const write = (file: string, content: string) => {
    writeFileSync(path.join(folder, file), content, { mode: 0o600 })
    return path.join(folder, file)
  }
  const settings = {
    DEMO: '0',
    LOG_LEVEL: 'silent',
    ELAN_SECRET_FILE: path.join(folder, 'secret'),
    ASP_URL: `sftp://elan@127.0.0.1:${server.port}`,
    ASP_KEY_FILE: write('key', keys.client.private),
    ASP_KNOWN_HOSTS: write('known_hosts', `[127.0.0.1]:${server.port} ${keys.server.public}`),
  }
  return { root, faults, asp, server, settings }
}

/** Dossiers and months, told as the rest of Élan tells them. */
function makeWords(s: Surroundings) {
  const rows = given(s.db)
  let people = 0
  return {
    dossier: async (change: (state: ToldState) => void = () => undefined) => {
      people += 1
      const youngPerson = await rows.youngPerson()
      const { coordBancaires, ...state } = exampleState(people)
      const { idCoord: _, ...account } = coordBancaires
      const told: ToldDossier = {
        id: ids.uuid(),
        youngPersonId: youngPerson.id,
        type: 'C',
        effectiveOn: '2026-09-14',
        state: { ...state, coordBancaires: { ...account, iban: accounts[people % accounts.length]!, accountId: ids.uuid() } },
      }
      change(told.state)
      const { number } = await transact(s, (work) => tellDossier(work, told))
      return { ...told, number }
    },
    ask: (dossierId: string, more: Partial<ToPay> = {}) =>
      transact(s, (work) =>
        queueAttempt(work, {
          dossierId,
          month: '2026-11',
          rank: 3,
          lumpSumCents: 56168,
          deductedCents: 6168,
          scale: '2026-04',
          calculationHash: 'ab'.repeat(32),
          validators: [{ agent: 'A1', le: '2026-11-30T10:00:00.000Z' }],
          ...more,
        }),
      ),
  }
}

const Attempt = z.object({
  state: z.string(),
  code: z.string().nullable(),
  label: z.string().nullable(),
  series: z.string().nullable(),
  paidCents: z.int().nullable(),
  blockedBy: z.string().nullable(),
  isSecond: z.boolean(),
})

/** What the database says, in a few words each. */
function makeReads(db: Db) {
  const words = async (query: ReturnType<typeof sql>) => (await db.many(z.object({ is: z.string() }), query)).map((r) => r.is)
  const states = () => words(sql`select state as is from payments.attempt order by created_at, id`)
  const postings = () => words(sql`select type || ' ' || amount_cents as is from payments.posting order by type, amount_cents`)
  const facts = async () => (await db.one(z.object({ n: z.int() }), sql`select count(*)::int as n from payments.fact`)).n
  const one = async (query: ReturnType<typeof sql>) => (await words(query))[0]
  return {
    states,
    postings,
    facts,
    state: (id: string) => one(sql`select state as is from payments.attempt where id = ${id}`),
    attempt: (id: string) =>
      db.one(
        Attempt,
        sql`select state, code, label, series, paid_cents as "paidCents", blocked_by as "blockedBy", is_second as "isSecond" from payments.attempt where id = ${id}`,
      ),
    movements: () =>
      words(sql`select type || ' ' || state || ' ' || coalesce(code, '-') as is from payments.movement order by created_at, id`),
    batches: () => words(sql`select flow || ' ' || sequence || ' ' || state as is from payments.batch order by flow, sequence`),
    files: () =>
      words(
        sql`select flow || ' ' || state || coalesce(' ' || reason, '') as is from payments.received_file where flow <> 'CAL' and name not like '%Accuse%' order by id`,
      ),
    anomalies: () => words(sql`select type as is from payments.anomaly where resolved_at is null order by id`),
    resolved: () => words(sql`select type as is from payments.anomaly where resolved_at is not null order by id`),
    held: async (flow: string) => (await one(sql`select coalesce(held_because, '') as is from payments.flow where flow = ${flow}`)) || null,
    seriesState: (code: string) => one(sql`select state as is from payments.series where code = ${code}`),
    events: async (type: string) =>
      (
        await db.many(
          z.object({ data: z.record(z.string(), z.unknown()) }),
          sql`select data from platform.event where type = ${type} order by id`,
        )
      ).map((r) => r.data),
    /** All that money and states say: equal after two runs that should end the same. */
    picture: async () => ({
      states: await words(sql`select state as is from payments.attempt where state <> 'replaced' order by prestation, kind, number`),
      postings: await postings(),
      facts: await facts(),
    }),
  }
}
