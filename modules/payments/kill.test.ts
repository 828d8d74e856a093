import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import { chance, runs, seed } from '#testing/deep'
import { type AspAndUs, aspAndUs } from '../../testing/outside/asp/gateway.ts'

/** Starts a gateway, lets it work for a moment that chance gives, and kills it. */
async function runAndKill(us: AspAndUs, databaseUrl: string, ms: number) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'testing/outside/asp/gateway-process.ts'], {
    env: { PATH: process.env.PATH, ...us.env, DATABASE_URL: databaseUrl, ELAN_NOW: us.now(), NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((ready) => child.stdout.once('data', ready))
  await sleep(ms)
  child.kill('SIGKILL')
  await new Promise((ended) => child.once('exit', ended))
}

it(`kill -9 at ${runs(6, 200)} random points of the exchange: nothing paid twice, numbers whole (seed ${seed})`, async (t) => {
  const us = await aspAndUs(t)
  const random = chance()
  const kills = runs(6, 200)
  for (let n = 0; n < kills; n++) {
    await us.ask((await us.dossier()).id)
    await runAndKill(us, us.databaseUrl, random() * 120)
    if (random() < 0.7) us.asp.tick()
    us.at(new Date(Date.parse(us.now()) + 60_000 * 20).toISOString())
  }
  await us.db.run(sql`update payments.flow set held_because = null`)
  for (let n = 0; n < 3; n++) {
    await us.round()
    us.at(new Date(Date.parse(us.now()) + 86_400_000).toISOString())
  }
  for (const day of ['2026-12-08', '2026-12-15', '2026-12-22', '2026-12-29']) {
    if (Date.parse(day) > Date.parse(us.now())) us.at(`${day}T08:00:00Z`)
    await us.round()
  }
  assert.deepEqual([...new Set((await us.picture()).states)], ['paid'])
  assert.deepEqual(
    await us.postings(),
    Array.from({ length: kills }, () => 'paid 50000'),
  )
  const { holes } = await us.db.one(
    z.object({ holes: z.int() }),
    sql`select count(*)::int as holes from (select flow from payments.batch group by flow having max(sequence) <> count(*) or count(*) filter (where state <> 'reconciled') > 0) h`,
  )
  assert.equal(holes, 0)
  assert.equal(Object.values(us.asp.state.lines).length, kills, 'the ASP integrated each once')
})
