// npm run bench [-- --young-persons 12000 --seconds 5 --streams 1000,5000]: requests, latencies, CPU and statements on a realistic volume.
// npm run bench -- allowance [--young-persons 500000]: the month of everybody under contract (four in five), its time and memory.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { loadTerritories } from '#modules/territories'
import { ids } from '#platform/ids'
import { migrate } from '#platform/migrate'
import { startEmbedded } from '#platform/postgres'
import { jobNames } from '../apps/server/modules.ts'
import { type Actors, castOf } from './bench/actors.ts'
import { measureAllowance } from './bench/allowance.ts'
import { connect } from './bench/connection.ts'
import { fire, machine, type Shot } from './bench/load.ts'
import { openStreams, spread } from './bench/streams.ts'
import { seedVolume } from './seed/seed.ts'
import { allStructures } from './seed/structures.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'young-persons': { type: 'string', default: '12000' },
    seconds: { type: 'string', default: '5' },
    streams: { type: 'string', default: '1000,5000' },
    only: { type: 'string' },
    /** The folder of an embedded database seeded by an earlier run, kept; a fresh one when absent. */
    data: { type: 'string' },
  },
})
const seconds = Number(values.seconds)
const folder = values.data ?? mkdtempSync(path.join(tmpdir(), 'elan-bench-'))
const isSeeded = existsSync(path.join(folder, 'data/PG_VERSION'))
const database = await startEmbedded(folder)
try {
  if (positionals[0] === 'allowance') await benchAllowance(database.url)
  else {
    if (!isSeeded) await prepare(database.url)
    await run(database.url)
  }
} finally {
  await database.stop()
  if (!values.data) rmSync(folder, { recursive: true, force: true })
}

async function prepare(url: string) {
  await empty(url)
  await seedVolume(url, makePlan(), () => undefined)
}

async function empty(url: string) {
  await migrate(url, jobNames)
  await loadTerritories(url)
}

function makePlan() {
  const youngPersons = Number(values['young-persons'])
  const advisers = Math.round((youngPersons * 21_513) / 292_018)
  return { youngPersons, advisers, structures: allStructures(), isDemo: false, seed: 1, now: Date.now() }
}

async function benchAllowance(url: string) {
  await empty(url)
  await measureAllowance(url, makePlan())
}

async function run(databaseUrl: string) {
  const actors = await castOf(databaseUrl)
  const server = await startServer(databaseUrl)
  await new Promise((r) => setTimeout(r, 3000)) // what a start brings (reminders looked up, backlog read) is not measured
  const postmaster = Number(readFileSync(path.join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0])
  console.log(`${new Date().toISOString().slice(0, 10)} · ${machine()} · ${values['young-persons']} young persons, durable commits\n`)
  console.log('| operation | connections | requests/s | p50 ms | p95 ms | p99 ms | statements | Node µs | PostgreSQL µs | failures |')
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |')
  try {
    for (const [name, next] of Object.entries(operations(actors))) {
      if (values.only && !name.includes(values.only)) continue
      await fire({ ...server, postmaster }, 10, 1, next) // warm: plans prepared, code compiled
      for (const connections of [1, 10]) {
        const f = await fire({ ...server, postmaster }, connections, seconds, next)
        const cells = [
          f.requestsPerSecond.toFixed(0),
          f.p50.toFixed(2),
          f.p95.toFixed(2),
          f.p99.toFixed(2),
          f.statements.toFixed(1),
          f.nodeMicros.toFixed(0),
          f.postgresMicros.toFixed(0),
          f.failures,
        ]
        console.log(`| ${name} | ${connections} | ${cells.join(' | ')} |`)
      }
    }
    if (!values.only || 'streams'.includes(values.only)) await measureStreams(server.url, actors)
  } finally {
    await server.stop()
  }
}

/** Each operation picks its actor in turn, so that no cache of one person's rows flatters the figures. */
function operations(actors: Actors): Record<string, (n: number) => Shot> {
  const { advisers, youngPersons, today } = actors
  const adviser = (n: number) => advisers[n % advisers.length]!
  const young = (n: number) => youngPersons[n % youngPersons.length]!
  const read = (path: string, who: { token: string }) => ({ method: 'GET', path, token: who.token })
  let bookings = 0
  const homeRequests = [`/agenda?from=${today}&days=14`, '/actions/today', '/me', '/notices/unread']
  return {
    'portfolio of 60': (n) => read('/portfolio', adviser(n)),
    'week of the portfolio': (n) => read('/hours/portfolio', adviser(n)),
    "young person's home (its requests in turn)": (n) =>
      read(homeRequests[n % homeRequests.length]!, young(Math.floor(n / homeRequests.length))),
    "young person's week": (n) => read(`/agenda?from=${today}&days=7`, young(n)),
    "adviser's week": (n) => read(`/adviser-agenda?from=${today}&days=7&scope=mine`, adviser(n)),
    'create an action': (n) => newAction(actors, young(n)),
    'create an appointment': () => newAppointment(actors, bookings++),
    'send a message': (n) => newMessage(young(n)),
  }
}

function newMessage(young: { id: string; token: string }): Shot {
  const body = { id: ids.uuid(), text: 'Bonjour, je serai là demain.' }
  return { method: 'POST', path: `/conversations/${young.id}/messages`, token: young.token, body }
}

function newAction({ inDays }: Actors, young: { id: string; token: string }): Shot {
  const action = { id: ids.uuid(), youngPersonId: young.id, dueOn: inDays(5) }
  const words = { title: 'Mettre mon CV à jour', description: '', category: 'employment', wantsReminder: false }
  return { method: 'POST', path: '/actions', token: young.token, body: { actions: [action], catalogueCode: null, ...words } }
}

/** Ten hours a day for each adviser, from day 40 on: every booking is free. */
function newAppointment({ advisers, inDays }: Actors, n: number): Shot {
  const { id, token, follows } = advisers[n % advisers.length]!
  const round = Math.floor(n / advisers.length)
  const [day, time] = [inDays(40 + Math.floor(round / 10)), `${String(8 + (round % 10)).padStart(2, '0')}:00`]
  const where = { type: 'individual', modality: 'at_structure', day, time, minutes: 45 }
  const body = { id: ids.uuid(), youngPersonIds: [follows[round % follows.length]!], adviserIds: [id], ...where }
  return { method: 'POST', path: '/appointments', token, body }
}

/** From the moment a message is sent to the moment its hint is read on the adviser's stream; streams open meanwhile as said. */
async function measureStreams(url: string, { advisers, youngPersons }: Actors) {
  const writer = connect(url)
  console.log('\n| open streams | messages | p50 ms | p95 ms | p99 ms |\n| --- | --- | --- | --- | --- |')
  for (const count of values.streams.split(',').map(Number)) {
    const sentAt = new Map<string, number>()
    const delays: number[] = []
    const listening = await openStreams(
      url,
      advisers.map((a) => a.token),
      advisers.length,
      (id) => {
        const at = sentAt.get(id)
        if (at === undefined) return
        sentAt.delete(id)
        delays.push(performance.now() - at)
      },
    )
    const others = youngPersons.map((y) => y.token)
    const idle = await openStreams(url, others, count - advisers.length, () => undefined)
    for (let n = 0; n < 1000; n++) {
      const y = youngPersons[n % youngPersons.length]!
      const id = ids.uuid()
      sentAt.set(id, performance.now())
      await writer.send({ method: 'POST', path: `/conversations/${y.id}/messages`, token: y.token, body: { id, text: 'Bonjour' } })
      await new Promise((r) => setTimeout(r, 5))
    }
    await new Promise((r) => setTimeout(r, 1500))
    listening()
    idle()
    const s = spread(delays)
    console.log(`| ${count} | ${s.count} | ${s.p50.toFixed(1)} | ${s.p95.toFixed(1)} | ${s.p99.toFixed(1)} |`)
  }
  writer.close()
}

/** The product as it runs in production, in a process of its own. */
async function startServer(databaseUrl: string) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'apps/server/main.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      DEMO: '0',
      PORT: '0',
      METRICS_PORT: '0',
      RATE_LIMIT: '0',
      LOG_LEVEL: 'warn',
    },
  })
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (d) => {
      said += d
      const found = /Élan: (http:\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    })
    child.on('exit', () => reject(new Error(`the server did not start: ${said}`)))
  })
  const stop = () =>
    new Promise<void>((done) => {
      child.removeAllListeners('exit')
      child.once('exit', () => done())
      child.kill('SIGTERM')
    })
  return { url, pid: child.pid!, stop }
}
