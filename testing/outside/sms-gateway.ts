import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'

type Sms = { id: string; to: string; text: string }
/** A status, with how long to wait when it says so; or nothing at all. */
type Answer = number | { status: number; retryAfter: number } | 'silence'

/**
 * An SMS gateway on this machine: takes each id once, checks who calls, keeps what it took. `answer` decides about each try, counted from 1.
 * `report` and `reply` call back, as a gateway does once a phone got a message or answered one.
 */
export async function smsGateway(
  t: TestContext,
  { token, answer = () => 202 }: { token?: string; answer?: (to: string, tries: number) => Answer } = {},
) {
  const taken = new Map<string, Sms>()
  const tries = new Map<string, number>()
  const refused: string[] = []
  const server = createServer(async (request, reply) => {
    let body = ''
    for await (const part of request) body += part
    const isOurs = !token || (request.headers.authorization === `Bearer ${token}` && request.headers['x-signature'] === sign(body, token))
    if (!isOurs) {
      refused.push(body)
      reply.writeHead(401).end()
      return
    }
    const sms = JSON.parse(body) as Sms
    const count = (tries.get(sms.to) ?? 0) + 1
    tries.set(sms.to, count)
    const said = answer(sms.to, count)
    if (said === 'silence') return
    const { status, retryAfter } = typeof said === 'number' ? { status: said, retryAfter: undefined } : said
    if (status < 300) taken.set(sms.id, sms)
    reply.writeHead(status, retryAfter ? { 'retry-after': String(retryAfter) } : {}).end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const tell = (callback: string, said: object) =>
    fetch(callback, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(said) })
  return {
    report: (callback: string, receipt: { id: string; state: 'delivered' | 'failed'; at: string; reason?: string }) =>
      tell(callback, { receipts: [receipt] }),
    reply: (callback: string, reply: { from: string; text: string; at: string }) => tell(callback, { replies: [reply] }),
    url: `http://127.0.0.1:${port}/sms`,
    taken: () => [...taken.values()],
    triesOf: (to: string) => tries.get(to) ?? 0,
    refused,
  }
}

const sign = (body: string, token: string) => createHmac('sha256', token).update(body).digest('hex')
