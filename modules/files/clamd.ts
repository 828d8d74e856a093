import { connect } from 'node:net'

/** What the antivirus says of some bytes. */
export type Verdict = { scan: 'clean' } | { scan: 'infected'; threat: string }

const longestWait = 60_000
const chunk = 256 * 1024

/**
 * Has clamd look at bytes, by its INSTREAM command: chunks of a length in four bytes and as many bytes, an empty one at the end; it answers
 * `stream: OK` or `stream: <name> FOUND`. Anything else, or nothing in time, is a failure: never "clean".
 */
export async function lookAt(url: string, bytes: Uint8Array, wait = longestWait): Promise<Verdict> {
  const said = await converse(url, bytes, wait)
  if (said === 'stream: OK') return { scan: 'clean' }
  const threat = /^stream: (.+) FOUND$/.exec(said)?.[1]
  if (threat) return { scan: 'infected', threat: threat.slice(0, 200) }
  throw new Error(`clamd answered: ${said.slice(0, 200)}`)
}

function converse(url: string, bytes: Uint8Array, wait: number) {
  return new Promise<string>((heard, fail) => {
    const connection = connect(placeOf(url))
    let said = ''
    connection.setTimeout(wait, () => connection.destroy(new Error('clamd did not answer in time')))
    connection.on('error', fail)
    connection.on('data', (part) => {
      said += part.toString()
    })
    connection.on('close', () => (said ? heard(said.replace(/\0.*$/s, '').trim()) : fail(new Error('clamd hung up'))))
    connection.write('zINSTREAM\0')
    for (let at = 0; at < bytes.length; at += chunk) {
      const part = bytes.subarray(at, at + chunk)
      connection.write(lengthOf(part.length))
      connection.write(part)
    }
    connection.write(lengthOf(0))
  })
}

function lengthOf(count: number) {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(count)
  return length
}

function placeOf(url: string) {
  const { protocol, hostname, port, pathname } = new URL(url)
  return protocol === 'unix:'
    ? { path: decodeURIComponent(pathname) }
    : { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) }
}
