import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestContext } from 'node:test'

/** What it does with a stream: looks at it, answers an error, hangs up half-way, says nothing, or nonsense; the first may take its time. */
type Mood = 'looks' | 'error' | 'hangs-up' | 'silence' | 'nonsense' | { slowly: number }

/** The harmless text every antivirus takes for a virus (eicar.org); cut in two, so that none finds it in this file. */
export const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''))

type Options = { mood?: (stream: number) => Mood; socket?: 'tcp' | 'unix'; most?: number }
/**
 * A clamd on this machine: PING, and INSTREAM in chunks of four bytes of length, as the real one speaks (clamd(8)). `most`: its
 * StreamMaxLength, bytes. It finds EICAR.
 */
export async function clamd(t: TestContext, { mood = () => 'looks', socket = 'tcp', most = 25_000_000 }: Options = {}) {
  const looked: Buffer[] = []
  const sockets = new Set<Socket>()
  let streams = 0
  const server = createServer((connection) => {
    sockets.add(connection)
    connection.on('error', () => undefined)
    connection.on('close', () => sockets.delete(connection))
    let heard = Buffer.alloc(0)
    connection.on('data', (part: Buffer) => {
      heard = Buffer.concat([heard, part])
      const command = heard.subarray(0, heard.indexOf(0) + 1).toString()
      if (command === 'zPING\0') return void connection.end('PONG\0')
      if (command !== 'zINSTREAM\0') return heard.includes(0) ? void connection.end('UNKNOWN COMMAND\0') : undefined
      const { bytes, isWhole } = readChunks(heard.subarray(command.length))
      if (bytes.length > most) return void connection.end('INSTREAM size limit exceeded. ERROR\0')
      if (!isWhole) return undefined
      connection.removeAllListeners('data')
      looked.push(bytes)
      answer(connection, bytes, mood(++streams))
    })
  })
  const folder = mkdtempSync(path.join(tmpdir(), 'clamd-'))
  const file = path.join(folder, 'clamd.ctl')
  await new Promise<void>((ready) => (socket === 'unix' ? server.listen(file, ready) : server.listen(0, '127.0.0.1', ready)))
  const address = server.address()
  t.after(() => {
    for (const open of sockets) open.destroy()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { url: typeof address === 'object' && address ? `tcp://127.0.0.1:${address.port}` : `unix://${file}`, looked }
}

function readChunks(heard: Buffer) {
  const parts: Buffer[] = []
  for (let at = 0; at + 4 <= heard.length; ) {
    const length = heard.readUInt32BE(at)
    if (length === 0) return { bytes: Buffer.concat(parts), isWhole: true }
    parts.push(heard.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return { bytes: Buffer.concat(parts), isWhole: false }
}

function answer(connection: Socket, bytes: Buffer, mood: Mood) {
  const verdict = bytes.includes(eicar) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0'
  if (mood === 'silence') return
  if (mood === 'hangs-up') return void connection.destroy()
  if (mood === 'error') return void connection.end("stream: Can't allocate memory ERROR\0")
  if (mood === 'nonsense') return void connection.end('HTTP/1.1 400 Bad Request\r\n\r\n')
  if (mood === 'looks') return void connection.end(verdict)
  setTimeout(() => connection.end(verdict), mood.slowly).unref()
}
