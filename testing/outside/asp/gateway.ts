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
import { type Surroundings, transact } from '#platform/work'
import { given } from '#testing/given'
import { ownDatabase } from '#testing/real'
import { exchange, type PassOptions } from '../../../modules/payments/exchange.ts'
import { cancelAttempt } from '../../../modules/payments/change-attempt.ts'
import { queueAttempt, type ToPay } from '../../../modules/payments/queue-attempt.ts'
import { type ToldDossier, type ToldState, tellDossier } from '../../../modules/payments/tell-dossier.ts'
import { exampleState } from '../../../modules/payments/wire/examples-of-lines.ts'
import { openAsp } from './asp.ts'
import { makeFaults } from './faults.ts'
import { makeKeys, startSftpServer } from './sftp-server.ts'

const keys = { server: makeKeys(), client: makeKeys() }
const accounts = ['FR1420041010050500013M02606', 'FR7630006000011234567890189', 'FR7610107001011234567890129']

/** The gateway over a database of its own and the whole counterpart behind a real SFTP server, with one clock for both. */
export async function aspAndUs(t: TestContext, env: Record<string, string> = {}) {
  const database = await ownDatabase(t)
  const folder = mkdtempSync(path.join(tmpdir(), 'elan-asp-'))
  const root = path.join(folder, 'asp')
  const time = { now: '2026-12-01T08:00:00.000Z' }
  const faults = makeFaults()
  const asp = openAsp({ folder: root, now: () => time.now, faults })
  const server = await startSftpServer({ root, hostKey: keys.server.private, clientKey: keys.client.private, faults })
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
    ...env,
  }
  const config = readConfig(settings)
  const quiet = { info() {}, warn() {}, error() {}, debug() {} }
  const surroundings = (db: Db): Surroundings => ({
    db,
    config,
    log: quiet,
    clock: { now: () => time.now, today: (zone) => dayOf(time.now, zone) },
    ring() {},
    enqueue: async () => undefined,
  })
  const s = surroundings(database.db)
  t.after(async () => {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const rows = given(database.db)
  const words = <T extends z.ZodRawShape>(shape: T, query: ReturnType<typeof sql>) => database.db.many(z.object(shape), query)
  let people = 0

  const us = {
    s,
    db: database.db,
    asp,
    faults,
    server,
    root,
    config,
    env: settings,
    databaseUrl: database.url,
    at: (now: string) => {
      time.now = new Date(now).toISOString()
    },
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
    pass: (options: PassOptions = {}, on = s) => exchange(on, { settleMs: 0, pauses: [], ...options }),
    /** Pass, counterpart, pass: what was sent is answered and the answer read. */
    async round(options: PassOptions = {}) {
      await us.pass(options)
      asp.tick()
      return us.pass(options)
    },
    write: <T>(act: Parameters<typeof transact<T>>[1]) => transact(s, act),
    /** A dossier that is told to the ASP. */
    async dossier(change: (state: ToldState) => void = () => undefined) {
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
    /** What is told of a dossier changes. */
    change: (dossier: ToldDossier, more: Partial<ToldDossier> & { type: ToldDossier['type'] }) =>
      transact(s, (work) => tellDossier(work, { ...dossier, ...more })),
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
    cancel: (id: string) => transact(s, (work) => cancelAttempt(work, id)),
    /** A dossier the ASP holds, and a month that was sent. */
    async sent(count = 1) {
      const made = []
      for (let n = 0; n < count; n++) {
        const dossier = await us.dossier()
        made.push({ dossier, ...(await us.ask(dossier.id)) })
      }
      await us.pass()
      return made
    },
    /** The same, accepted into a series. */
    async accepted(count = 1) {
      const made = await us.sent(count)
      asp.tick()
      await us.pass()
      return made
    },
    state: async (id: string) => (await words({ state: z.string() }, sql`select state from payments.attempt where id = ${id}`))[0]?.state,
    states: async () =>
      (await words({ state: z.string() }, sql`select state from payments.attempt order by created_at, id`)).map((r) => r.state),
    attempt: async (id: string) =>
      (
        await words(
          {
            state: z.string(),
            code: z.string().nullable(),
            label: z.string().nullable(),
            series: z.string().nullable(),
            paidCents: z.int().nullable(),
            blockedBy: z.string().nullable(),
            isSecond: z.boolean(),
          },
          sql`select state, code, label, series, paid_cents as "paidCents", blocked_by as "blockedBy", is_second as "isSecond" from payments.attempt where id = ${id}`,
        )
      )[0]!,
    movements: async () =>
      (
        await words(
          { is: z.string() },
          sql`select type || ' ' || state || ' ' || coalesce(code, '-') as is from payments.movement order by created_at, id`,
        )
      ).map((r) => r.is),
    batches: async () =>
      (
        await words(
          { is: z.string() },
          sql`select flow || ' ' || sequence || ' ' || state as is from payments.batch order by flow, sequence`,
        )
      ).map((r) => r.is),
    files: async () =>
      (
        await words(
          { is: z.string() },
          sql`select flow || ' ' || state || coalesce(' ' || reason, '') as is from payments.received_file where flow <> 'CAL' and name not like '%Accuse%' order by id`,
        )
      ).map((r) => r.is),
    anomalies: async () =>
      (await words({ type: z.string() }, sql`select type from payments.anomaly where resolved_at is null order by id`)).map((r) => r.type),
    resolved: async () =>
      (await words({ type: z.string() }, sql`select type from payments.anomaly where resolved_at is not null order by id`)).map(
        (r) => r.type,
      ),
    postings: async () =>
      (
        await words({ is: z.string() }, sql`select type || ' ' || amount_cents as is from payments.posting order by type, amount_cents`)
      ).map((r) => r.is),
    facts: async () => (await words({ n: z.int() }, sql`select count(*)::int as n from payments.fact`))[0]!.n,
    held: async (flow: string) =>
      (await words({ why: z.string().nullable() }, sql`select held_because as why from payments.flow where flow = ${flow}`))[0]?.why ??
      null,
    seriesState: async (code: string) =>
      (await words({ state: z.string() }, sql`select state from payments.series where code = ${code}`))[0]?.state,
    events: async (type: string) =>
      (await words({ data: z.any() }, sql`select data from platform.event where type = ${type} order by id`)).map(
        (r) => r.data as Record<string, unknown>,
      ),
    inFolder: (name: string) => readdirSync(path.join(root, name)).sort(),
    /** All that money and states say: equal after two runs that should end the same. */
    async picture() {
      const standing = await words({ state: z.string() }, sql`select state from payments.attempt where state <> 'replaced' order by prestation, kind, number`)
      return { states: standing.map((r) => r.state), postings: await us.postings(), facts: await us.facts() }
    },
    /** Executes the first series of December, and reads what it paid. */
    async settle(at = '2026-12-07T08:00:00Z') {
      us.at(at)
      asp.tick()
      return us.pass()
    },
  }
  return us
}
export type AspAndUs = Awaited<ReturnType<typeof aspAndUs>>
