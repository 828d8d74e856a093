import { createHash, createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestContext } from 'node:test'
import S3rver from 's3rver'

const account = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER', region: 'us-east-1' }

/**
 * A server that speaks S3 on this machine, s3rver. It checks Signature Version 4 in part only, so the whole signature is checked before it, as
 * the specification of AWS computes it. `isAway` decides about each request.
 */
export async function s3Server(t: TestContext, { isAway = () => false }: { isAway?: () => boolean } = {}) {
  const directory = mkdtempSync(path.join(tmpdir(), 's3-'))
  const s3 = new S3rver({ silent: true, directory, configureBuckets: [{ name: 'elan', configs: [] }] })
  await s3.configureBuckets()
  const handle = s3.callback()
  let refused = 0
  const server = createServer((request, reply) => {
    if (isAway()) return void reply.writeHead(503).end()
    if (signatureOf(request) !== /Signature=([0-9a-f]{64})$/.exec(request.headers.authorization ?? '')?.[1]) {
      refused++
      return void reply.writeHead(403).end('SignatureDoesNotMatch')
    }
    return handle(request, reply)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  t.after(() => {
    server.closeAllConnections()
    server.close()
    rmSync(directory, { recursive: true, force: true })
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/elan`
  return { url, settings: { url, ...account }, refused: () => refused }
}

/** What the signature of a request must be (AWS, "Signature Version 4 signing process"). */
function signatureOf({ method, url = '/', headers }: IncomingMessage) {
  const [, day, region, signed] =
    /Credential=[^/]+\/(\d{8})\/([^/]+)\/s3\/aws4_request,.*SignedHeaders=([^,]+)/.exec(headers.authorization ?? '') ?? []
  if (!day || !region || !signed) return undefined
  const names = signed.split(';')
  const canonical = [
    method,
    url.split('?')[0],
    '',
    ...names.map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    signed,
    headers['x-amz-content-sha256'],
  ].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, createHash('sha256').update(canonical).digest('hex')].join('\n')
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>((k, part) => hmac(k, part), `AWS4${account.secretAccessKey}`)
  return hmac(key, text).toString('hex')
}
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
