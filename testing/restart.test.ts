import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import pg from 'pg'
import { loadTerritories } from '#modules/territories'
import { z } from '#platform/api'
import { Db, openPool } from '#platform/db'
import { migrate } from '#platform/migrate'
import { queueOutgoing } from '#platform/outgoing'
import { startEmbedded } from '#platform/postgres'
import { sql } from '#platform/sql'
import { smtpServer } from '#testing/outside/smtp'
import { jobNames } from '../apps/server/modules.ts'
import { checkKept, conversations, listening, senders, until } from './clients.ts'
import { runs } from './deep.ts'
import { ownProcess } from './process.ts'
import { ownDatabase } from './real.ts'

describe('a worker killed while it sends', () => {
  it('has every e-mail arrive at least once, a repeated one under the same Message-ID, each marked as sent', async (t) => {
    const { db, url } = await ownDatabase(t)
    const smtp = await smtpServer(t)
    const count = runs(300, 1500)
    const now = Date.now()
    const mails = Array.from({ length: count }, (_, n) => ({
      channel: 'email' as const,
      to: `p${n}@exemple.fr`,
      kind: 'test.mail',
      subject: `${n}`,
      body: 'Bonjour',
    }))
    await queueOutgoing(db, new Date(now).toISOString(), mails)
    const settings = { ELAN_ROLE: 'worker', SMTP_URL: smtp.url }
    const worker = await ownProcess(t, url, settings)
    await until(() => smtp.mails.length >= count / 3)
    await worker.kill()
    const before = smtp.mails.length
    assert.ok(before < count, 'killed in the middle')
    // those cut short are taken again after a minute
    await worker.start({ ELAN_NOW: new Date(Date.now() + 120_000).toISOString() })
    const states = () =>
      db.many(z.object({ status: z.string(), n: z.int() }), sql`select status, count(*) as n from platform.outgoing group by status`)
    await until(async () => (await states()).every((s) => s.status === 'sent'), 60)
    assert.deepEqual(await states(), [{ status: 'sent', n: count }])
    const bySubject = Map.groupBy(smtp.mails, (m) => m.subject)
    assert.equal(bySubject.size, count, 'each arrived')
    for (const copies of bySubject.values()) assert.equal(new Set(copies.map((m) => m.messageId)).size, 1)
    const again = smtp.mails.length - count
    assert.ok(again <= 50, 'only those under way come again')
    t.diagnostic(`${count} e-mails, killed after ${before}: 0 lost, ${again} came twice under the same Message-ID`)
  })
})

describe('two web servers and two workers on one database', () => {
  it('bring what is sent to one to the streams of the other, though a worker is killed on the way', async (t) => {
    const { db, url } = await ownDatabase(t)
    const [one, other, relay] = await Promise.all([
      ownProcess(t, url, { ELAN_ROLE: 'web' }),
      ownProcess(t, url, { ELAN_ROLE: 'web' }),
      ownProcess(t, url, { ELAN_ROLE: 'worker' }),
      ownProcess(t, url, { ELAN_ROLE: 'worker' }),
    ])
    const total = runs(500, 2500)
    const who = await conversations(db, 5)
    const stream = await listening(t, other.url, who.adviser.token)
    const { sent, state, run } = senders(one.url, who, total / 50)
    let death: Promise<unknown> | undefined
    state.onSent = (count) => {
      if (count > total / 2) death ??= relay.kill()
    }
    await run()
    await death
    await until(() => stream.messageIds().length >= total)
    assert.equal(stream.ends(), 0)
    const kept = await checkKept(db, sent, total)
    assert.deepEqual(
      stream.messageIds(),
      kept.toSorted((a, b) => a.seq! - b.seq!).map((m) => m.id),
    )
    const behind = sql`select count(*) as n from platform.event where seq is null`
    assert.equal((await db.one(z.object({ n: z.int() }), behind)).n, 0)
    t.diagnostic(`${total} messages to one server, seen once and in order on the other`)
  })
})

describe('PostgreSQL stopped and started under a running server', () => {
  it('is said by health, and everything goes on by itself within seconds: sends, relay, streams', async (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'elan-restart-'))
    let postgres = await startEmbedded(folder, { isThrowaway: true })
    t.after(async () => {
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    })
    const { url } = postgres
    await migrate(url, jobNames)
    await loadTerritories(url)
    const pool = openPool(url)
    t.after(() => pool.end())
    const db = new Db(pool)
    const server = await ownProcess(t, url)
    const who = await conversations(db, 5)
    const stream = await listening(t, server.url, who.adviser.token)
    const health = async () => ((await (await fetch(`${server.url}/api/health`)).json()) as { status: string }).status
    const total = runs(500, 2500)
    const { sent, state, run } = senders(server.url, who, total / 50)
    const seen: string[] = []
    let restart: Promise<number> | undefined
    const restartPostgres = async () => {
      await postgres.stop()
      seen.push(await health())
      postgres = await startEmbedded(folder, { isThrowaway: true, port: Number(new URL(url).port) })
      const began = Date.now()
      await until(async () => (await health()) === 'ok', 10)
      seen.push('ok')
      return Date.now() - began
    }
    state.onSent = (count) => {
      if (count >= total / 3) restart ??= restartPostgres()
    }
    await run()
    const ms = await restart
    assert.deepEqual(seen, ['down', 'ok'])
    assert.ok(server.isRunning())
    await until(() => stream.messageIds().length >= total)
    const kept = await checkKept(db, sent, total)
    assert.deepEqual(
      stream.messageIds(),
      kept.toSorted((a, b) => a.seq! - b.seq!).map((m) => m.id),
    )
    t.diagnostic(`health ok ${ms} ms after PostgreSQL; ${total} messages, 0 lost, 0 doubled, the stream whole`)
  })

  it('has jobs run again', async (t) => {
    const { pool, url } = await ownDatabase(t)
    const server = await ownProcess(t, url, { ELAN_ROLE: 'worker' })
    const admin = new pg.Client({ connectionString: url.replace(/\/[^/]*$/, '/postgres') })
    await admin.connect()
    t.after(() => admin.end())
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [new URL(url).pathname.slice(1)])
    const done = async () => (await pool.query(`select count(*) as n from jobs.job where state = 'completed'`)).rows[0].n as number
    const before = await done()
    await pool.query(
      `insert into jobs.job (name, data) select name, '{}' from jobs.queue where name in (select name from jobs.schedule) order by name limit 1`,
    )
    await until(async () => (await done()) > before)
    assert.ok(server.isRunning())
  })
})
