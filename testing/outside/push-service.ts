import { createDecipheriv, createECDH, createHash, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'

/** What a browser shows. */
export type Push = { title: string; body: string; url?: string; tag: string }
type Taken = { push: Push; ttl: number; subject: string; voucher: string }
type Answer = number | { status: number; retryAfter: number }
type Browser = ReturnType<typeof makeBrowser>

/**
 * A push service and the browsers behind it, on this machine. It refuses (403) who does not prove the VAPID key that the browser subscribed
 * with (RFC 8292), and opens each message with the browser's own key (RFC 8291, aes128gcm).
 */
export async function pushService(t: TestContext, { answer = () => 201 }: { answer?: (tries: number) => Answer } = {}) {
  const browsers = new Map<string, { browser: Browser; taken: Taken[]; tries: number; faults: string[] }>()
  const server = createServer(async (request, reply) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const known = browsers.get(request.url ?? '')
    if (!known) return reply.writeHead(404).end()
    known.tries++
    const said = answer(known.tries)
    const { status, retryAfter } = typeof said === 'number' ? { status: said, retryAfter: undefined } : said
    try {
      const proof = checkVoucher(request, origin(), known.browser.voucherKey)
      const push = JSON.parse(openSealed(Buffer.concat(parts), known.browser)) as Push
      if (status < 300) known.taken.push({ push, ttl: Number(request.headers.ttl), ...proof })
    } catch (error) {
      known.faults.push((error as Error).message)
      return reply.writeHead(403).end()
    }
    return reply.writeHead(status, retryAfter ? { 'retry-after': String(retryAfter) } : {}).end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    /** A browser that subscribed with this server's public key. */
    subscribe(voucherKey: string) {
      const browser = makeBrowser(voucherKey)
      const path = `/push/${randomBytes(8).toString('hex')}`
      const entry = { browser, taken: [] as Taken[], tries: 0, faults: [] as string[] }
      browsers.set(path, entry)
      return { endpoint: `${origin()}${path}`, keys: browser.keys, got: entry, leave: () => browsers.delete(path) }
    },
  }
}

function makeBrowser(voucherKey: string) {
  const ecdh = createECDH('prime256v1')
  const publicKey = ecdh.generateKeys()
  const secret = randomBytes(16)
  return { ecdh, publicKey, secret, voucherKey, keys: { p256dh: publicKey.toString('base64url'), auth: secret.toString('base64url') } }
}

/** RFC 8292: a token signed with ES256 for this origin, of at most a day, by the key the browser subscribed with. */
function checkVoucher(request: IncomingMessage, audience: string, expectedKey: string) {
  const given = /^vapid t=([^,]+), k=(.+)$/.exec(request.headers.authorization ?? '')
  if (!given) throw new Error('no vapid authorization')
  const [, token = '', key = ''] = given
  const [head = '', claims = '', signature = ''] = token.split('.')
  if (key !== expectedKey) throw new Error('another key than the subscription')
  const raw = Buffer.from(key, 'base64url')
  const publicKey = createPublicKey({
    format: 'jwk',
    key: { kty: 'EC', crv: 'P-256', x: raw.subarray(1, 33).toString('base64url'), y: raw.subarray(33, 65).toString('base64url') },
  })
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { alg: string }
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { aud: string; exp: number; sub: string }
  if (alg !== 'ES256' || !isSigned) throw new Error('signature')
  if (aud !== audience) throw new Error(`audience ${aud}`)
  const seconds = exp - Date.now() / 1000
  if (seconds < 0 || seconds > 24 * 3600) throw new Error('expiry')
  if (!/^(mailto:|https:)/.test(sub)) throw new Error('subject')
  return { subject: sub, voucher: createHash('sha256').update(token).digest('hex') }
}

/** RFC 8291 over RFC 8188: one record, sealed for the browser's key with the sender's key of the moment. */
function openSealed(sealed: Buffer, { ecdh, publicKey, secret }: Browser) {
  const salt = sealed.subarray(0, 16)
  const idLength = sealed.readUInt8(20)
  const senderKey = sealed.subarray(21, 21 + idLength)
  const record = sealed.subarray(21 + idLength)
  const shared = ecdh.computeSecret(senderKey)
  const keyInfo = Buffer.concat([Buffer.from('WebPush: info\0'), publicKey, senderKey])
  const material = Buffer.from(hkdfSync('sha256', shared, secret, keyInfo, 32))
  const key = Buffer.from(hkdfSync('sha256', material, salt, 'Content-Encoding: aes128gcm\0', 16))
  const nonce = Buffer.from(hkdfSync('sha256', material, salt, 'Content-Encoding: nonce\0', 12))
  const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(record.subarray(-16))
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
  return padded.subarray(0, padded.lastIndexOf(2)).toString()
}
