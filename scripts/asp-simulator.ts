// npm run asp:simulator [-- --folder .data/asp --port 2222 --seed 1 --now 2026-12-01T08:00:00Z --every 2 --fault 25]: the whole counterpart of the
// exchange: an SFTP server, the ASP's rules, its series and its bank. It prints the settings of the gateway, then listens to commands.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { openAsp } from '../testing/outside/asp/asp.ts'
import { faultNames, makeFaults } from '../testing/outside/asp/faults.ts'
import { makeKeys, startSftpServer } from '../testing/outside/asp/sftp-server.ts'

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: '.data/asp' },
    port: { type: 'string', default: '2222' },
    host: { type: 'string', default: '127.0.0.1' },
    seed: { type: 'string', default: '1' },
    now: { type: 'string' },
    emitter: { type: 'string', default: 'MLNAT' },
    environment: { type: 'string', default: 'TEST' },
    every: { type: 'string', default: '2' },
    fault: { type: 'string', multiple: true, default: [] },
    'agency-refuses': { type: 'string', default: '0' },
    'bank-returns': { type: 'string', default: '0' },
  },
})

const folder = path.resolve(values.folder)
const time = { shift: values.now ? Date.parse(values.now) - Date.now() : 0 }
const faults = makeFaults()
for (const number of values.fault) faults.on(Number(number))
const keys = keepKeys(path.join(folder, 'cles'))
const asp = openAsp({
  folder,
  now: () => new Date(Date.now() + time.shift).toISOString(),
  recipient: values.emitter,
  environment: values.environment as 'TEST',
  seed: Number(values.seed),
  faults,
  rates: { agency: Number(values['agency-refuses']), bank: Number(values['bank-returns']) },
})
const server = await startSftpServer({
  root: folder,
  hostKey: keys.server,
  clientKey: keys.client,
  faults,
  port: Number(values.port),
  host: values.host,
})
writeFileSync(path.join(folder, 'cles', 'known_hosts'), `[${values.host}]:${server.port} ${keys.serverPublic}\n`)
const ticking = setInterval(asp.tick, Number(values.every) * 1000)
asp.tick()

console.log(`The ASP listens. Settings of the gateway:
ASP_URL=sftp://elan@${values.host}:${server.port}
ASP_KEY_FILE=${path.join(folder, 'cles', 'client')}
ASP_KNOWN_HOSTS=${path.join(folder, 'cles', 'known_hosts')}
ASP_EMITTER=${values.emitter}
ASP_ENVIRONMENT=${values.environment}
Commands: state · faults · fault NUMBER [TIMES] · release · time +HOURS · time INSTANT · refuse IBAN CODE (agency) · return IBAN CODE (bank) · stop`)

const commands: Record<string, (...words: string[]) => void> = {
  state: () => {
    const { dossiers, lines, series } = asp.state
    const byStatus = Object.entries(Object.groupBy(Object.values(lines), (l) => l.status)).map(([status, some]) => [status, some?.length])
    console.log(
      JSON.stringify({
        dossiers: Object.keys(dossiers).length,
        lines: Object.fromEntries(byStatus),
        series: series.map((s) => `${s.code} ${s.statut}`),
      }),
    )
  },
  faults: () =>
    console.log(
      Object.entries(faultNames)
        .map(([number, name]) => `${number}: ${name}${faults.isOn(Number(number)) ? ' (on)' : ''}`)
        .join('\n'),
    ),
  fault: (number, times = '1') => faults.on(Number(number), Number(times)),
  release: () => asp.release(),
  time: (to = '') => {
    time.shift = to.startsWith('+') ? time.shift + Number(to.slice(1)) * 3_600_000 : Date.parse(to) - Date.now()
    asp.tick()
  },
  refuse: (iban = '', code = 'IDR') => {
    asp.world.agencyRefuses[iban] = code
  },
  return: (iban = '', code = 'AC04') => {
    asp.world.bankGivesBack[iban] = code
  },
  stop: () => void stop(),
}

const input = createInterface({ input: process.stdin })
input.on('line', (line) => {
  const [name = '', ...words] = line.trim().split(/\s+/)
  if (!name) return
  try {
    if (name in commands) commands[name]!(...words)
    else console.log(`Unknown: ${name}`)
  } catch (error) {
    console.log((error as Error).message)
  }
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())

async function stop() {
  clearInterval(ticking)
  input.close()
  await server.close()
  process.exit(0)
}

/** Made once: a server whose key changed would rightly be refused. */
function keepKeys(at: string) {
  mkdirSync(at, { recursive: true })
  for (const name of ['server', 'client']) {
    const file = path.join(at, name)
    if (existsSync(file)) continue
    const made = makeKeys()
    writeFileSync(file, made.private)
    chmodSync(file, 0o600)
    writeFileSync(`${file}.pub`, made.public)
  }
  const read = (name: string) => readFileSync(path.join(at, name), 'utf8')
  return { server: read('server'), serverPublic: read('server.pub').trim(), client: read('client') }
}
