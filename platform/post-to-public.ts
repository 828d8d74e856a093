import { type LookupAddress, lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** The address that somebody else gave leads into a network of its own: never called. */
export class PrivateAddress extends Error {}

type Options = {
  headers: Record<string, string>
  body: Uint8Array | string
  /** Milliseconds for the whole call. */
  timeout: number
  /** This installation is itself only reachable on this machine, as in tests and the demonstration. */
  allowsLoopback: boolean
  /** Finds the addresses of a name; the resolver of the machine unless told. */
  resolve?: Resolve
}
/** All the addresses of a name, as `dns.lookup` gives them. */
export type Resolve = (host: string, done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void) => void

/**
 * Posts to an address that came from outside. Checked is the address that is connected to, not the name: a public name may resolve to a machine
 * of our own network, or to another one a moment later. Redirections are not followed; what is answered beyond status and `Retry-After` is
 * not read. Throws PrivateAddress, `TimeoutError` or the fault of the connection.
 */
export async function postToPublic(url: string, { headers, body, timeout, allowsLoopback, resolve = resolveAll }: Options) {
  const { protocol, hostname } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && !isAllowed(host, allowsLoopback)) throw new PrivateAddress(hostname)
  const options = {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    // a connection is kept for the next call to the same name: its address was looked at when it was opened, by the same rule
    agent: resolve === resolveAll && agents[allowsLoopback ? 'here' : 'public'][protocol === 'http:' ? 'http' : 'https'],
    lookup: lookupAllowed(resolve, allowsLoopback),
    signal: AbortSignal.timeout(timeout),
  }
  return new Promise<{ status: number; retryAfter: string | null }>((answer, fail) => {
    const request = (protocol === 'http:' ? http : https).request(url, options, (reply) => {
      letGo(reply)
      answer({ status: reply.statusCode ?? 0, retryAfter: reply.headers['retry-after'] ?? null })
    })
    // ended by the signal, the fault names its cause: too long
    request.on('error', (error) => fail(error.name === 'AbortError' ? (error.cause ?? error) : error))
    request.end(body)
  })
}

/** Reads a short answer to its end, so that the connection serves again; a long one is cut. */
function letGo(reply: http.IncomingMessage) {
  let bytes = 0
  reply.on('error', () => undefined)
  reply.on('data', (part: Buffer) => {
    bytes += part.length
    if (bytes > longestAnswer) reply.destroy()
  })
}
const longestAnswer = 16_384

const kept = { keepAlive: true, maxSockets: 64, maxFreeSockets: 64, timeout: 30_000 }
const makeAgents = () => ({ http: new http.Agent(kept), https: new https.Agent(kept) })
/** Connections of an installation that may call its own machine are not those of one that may not. */
const agents = { here: makeAgents(), public: makeAgents() }

const resolveAll: Resolve = (host, done) => lookup(host, { all: true }, done)

/** Looks a name up for a connection; one address of ours among those of a name is enough to refuse it. */
const lookupAllowed =
  (resolve: Resolve, allowsLoopback: boolean): LookupFunction =>
  (host, { all }, done) =>
    resolve(host, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) return done(error ?? new Error(`${host} has no address`), '', 0)
      if (addresses.some((a) => !isAllowed(a.address, allowsLoopback))) return done(new PrivateAddress(host), '', 0)
      return all ? done(null, addresses) : done(null, first.address, first.family)
    })

/** An address of the internet; one of this machine where that is allowed. */
export function isAllowed(address: string, allowsLoopback: boolean) {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (allowsLoopback && loopback.check(address, family)) return true
  return family === 'ipv4' ? !reserved.check(address, family) : unicast.check(address, family) && !reserved.check(address, family)
}

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

/** What the registries of special addresses (RFC 6890 and after) keep from the internet, and the tunnels that lead back to IPv4. */
const reserved = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  reserved.addSubnet(net, bits)
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  reserved.addSubnet(net, bits, 'ipv6')

/** The only part of IPv6 that the internet uses: neither local, nor mapped, nor translated addresses. */
const unicast = new BlockList()
unicast.addSubnet('2000::', 3, 'ipv6')
