import assert from 'node:assert/strict'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { it, type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from '#platform/api'
import { makeClock } from '#platform/clock'
import { readConfig } from '#platform/config'
import { queueOutgoing } from '#platform/outgoing'
import { startSender } from '#platform/send-outgoing'
import { sql } from '#platform/sql'
import { runs } from '#testing/deep'
import { pushService } from '#testing/outside/push-service'
import { ownDatabase } from '#testing/real'

const many = runs(400, 100_000)
const start = '2026-11-23T09:00:00.000Z'
const log = { info() {}, warn() {}, debug() {}, error() {} } as never

/** Queues in handfuls, sends until all have left; says how long it took. */
async function sendAll(t: TestContext, env: Record<string, string>, message: (i: number) => { channel: 'email' | 'push'; to: string }) {
  const { db, pool, url } = await ownDatabase(t)
  const clock = makeClock(start)
  const began = performance.now()
  for (let i = 0; i < many; i += 1000) {
    const some = Array.from({ length: Math.min(1000, many - i) }, (_, k) => ({
      ...message(i + k),
      kind: 'test.bulk',
      subject: 'Élan',
      body: 'Tu as un nouveau message.',
      url: '/jeune/messages',
    }))
    await queueOutgoing(db, clock.now(), some)
  }
  const queued = performance.now()
  const stop = await startSender(pool, url, { config: readConfig({ DEMO: '0', LOG_LEVEL: 'silent', ...env }), clock, log })
  t.after(() => stop())
  const counts = () =>
    db.one(
      z.object({ sent: z.int(), tries: z.int(), others: z.int() }),
      sql`select (count(*) filter (where status = 'sent'))::int as sent, coalesce(sum(tries), 0)::int as tries,
        (count(*) filter (where status not in ('sent', 'queued', 'sending')))::int as others from platform.outgoing`,
    )
  for (let seen = await counts(); seen.sent < many; seen = await counts()) {
    assert.equal(seen.others, 0)
    assert.ok(performance.now() - queued < 15 * 60_000, `only ${seen.sent} of ${many} after fifteen minutes`)
    await wait(runs(50, 1000))
  }
  const sent = performance.now()
  t.diagnostic(
    `${many} messages queued in ${((queued - began) / 1000).toFixed(1)} s, sent in ${((sent - queued) / 1000).toFixed(1)} s: ${Math.round((many / (sent - queued)) * 1000)} a second`,
  )
  assert.equal((await counts()).tries, many)
}

it('sends many e-mails in minutes, each once', async (t) => {
  const smtp = await countingSmtp(t)
  await sendAll(t, { SMTP_URL: smtp.url }, (i) => ({ channel: 'email', to: `jeune${i}@exemple.fr` }))
  assert.equal(smtp.recipients.size, many)
  assert.equal(smtp.taken(), many)
})

it('sends many pushes in minutes, each sealed for its own device', async (t) => {
  const service = await countingPushService(t)
  const browser = (await pushService(t)).subscribe('unused')
  await sendAll(t, {}, (i) => ({ channel: 'push', to: JSON.stringify({ endpoint: `${service.url}/${i}`, keys: browser.keys }) }))
  assert.equal(service.paths.size, many)
  assert.equal(service.unsealed(), 0)
})

/** As much of SMTP (RFC 5321) as a sender needs, and nothing that would slow it down: what is measured is ours. */
async function countingSmtp(t: TestContext) {
  const recipients = new Set<string>()
  const sockets = new Set<Socket>()
  let taken = 0
  const server = createServer((socket) => {
    sockets.add(socket)
    let isText = false
    let rest = ''
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    socket.write('220 here\r\n')
    socket.on('data', (part) => {
      rest += part.toString('latin1')
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        if (isText) {
          if (line !== '.') continue
          isText = false
          taken++
          socket.write('250 taken\r\n')
        } else if (/^DATA/i.test(line)) {
          isText = true
          socket.write('354 go on\r\n')
        } else {
          const to = /^RCPT TO:<(.+?)>/i.exec(line)
          if (to) recipients.add(to[1]!)
          socket.write(/^QUIT/i.test(line) ? '221 bye\r\n' : '250 ok\r\n')
        }
      }
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  t.after(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, recipients, taken: () => taken }
}

/** A push service that looks at the form of what it is sent: sealed (RFC 8291), and vouched for (RFC 8292). */
async function countingPushService(t: TestContext) {
  const paths = new Set<string>()
  let unsealed = 0
  const server = createHttpServer((request, reply) => {
    if (request.headers['content-encoding'] !== 'aes128gcm' || !request.headers.authorization?.startsWith('vapid ')) unsealed++
    paths.add(request.url ?? '')
    request.resume().on('end', () => reply.writeHead(201).end())
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, paths, unsealed: () => unsealed }
}
