import { readdirSync, readFileSync } from 'node:fs'
import os from 'node:os'
import { type Asked, connect } from './connection.ts'

/** One request to send: made anew each time, so that no two writes are the same. */
export type Shot = Asked
export type Figures = {
  requestsPerSecond: number
  p50: number
  p95: number
  p99: number
  statements: number
  nodeMicros: number
  postgresMicros: number
  failures: number
}
type Server = { url: string; pid: number; postmaster: number }

/** Sends shots over `connections` kept-alive connections for `seconds`, one at a time on each; latencies in ms, CPU in µs a request. */
export async function fire(server: Server, connections: number, seconds: number, next: (n: number) => Shot): Promise<Figures> {
  const open = Array.from({ length: connections }, () => connect(server.url))
  const latencies: number[] = []
  const tally = { n: 0, failures: 0, statements: 0, counted: 0 }
  const until = performance.now() + seconds * 1000
  const before = cpu(server)
  const began = performance.now()
  const loop = async ({ send }: (typeof open)[number]) => {
    while (performance.now() < until) {
      const shot = next(tally.n++)
      const sentAt = performance.now()
      const { status, statements } = await send(shot)
      latencies.push(performance.now() - sentAt)
      if (status >= 300) tally.failures++
      if (statements !== undefined) {
        tally.statements += statements
        tally.counted++
      }
    }
  }
  await Promise.all(open.map(loop))
  const elapsed = (performance.now() - began) / 1000
  const after = cpu(server)
  for (const { close } of open) close()
  latencies.sort((a, b) => a - b)
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN
  return {
    requestsPerSecond: latencies.length / elapsed,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    statements: tally.statements / Math.max(1, tally.counted),
    nodeMicros: ((after.node - before.node) * 1e6) / latencies.length,
    postgresMicros: ((after.postgres - before.postgres) * 1e6) / latencies.length,
    failures: tally.failures,
  }
}

const ticks = 100 // of USER_HZ, on every Linux
/** Seconds of CPU that the server and its PostgreSQL have used. Ended backends are counted by their parent. */
function cpu({ pid, postmaster }: Server) {
  let postgres = 0
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    const s = stat(entry)
    if (s && (s.pid === postmaster || s.parent === postmaster)) postgres += s.seconds
  }
  return { node: stat(String(pid))?.seconds ?? 0, postgres }
}

function stat(pid: string) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const waited = Number(pid) ? Number(fields[13]) + Number(fields[14]) : 0
    return { pid: Number(pid), parent: Number(fields[1]), seconds: (Number(fields[11]) + Number(fields[12]) + waited) / ticks }
  } catch {
    return undefined // ended meanwhile
  }
}

/** What machine the figures are from. */
export const machine = () =>
  `${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown'}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.version}`
