import { createHmac } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { createTransport, type Transporter } from 'nodemailer'
import type pg from 'pg'
import webPush from 'web-push'
import { z } from 'zod'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { Db } from './db.ts'
import { listen, oneAtATime, publish } from './events.ts'
import type { Log } from './log.ts'
import { pushGone } from './outgoing.ts'
import { PrivateAddress, postToPublic } from './post-to-public.ts'
import { pushKeys } from './push-keys.ts'
import { sql } from './sql.ts'

/** The pauses between tries, seconds: a message is tried once more than there are pauses. */
const pauses = [5, 30, 120, 600, 3600]
/** A message whose sending was cut short is taken again after this, seconds: longer than any try may last. */
const cutShortAfter = 60
/** The longest one try may last, milliseconds. */
const longestTry = 20_000
/** How many messages of a channel are under way at once. What waits for a server is cheap; a gateway that wants fewer says so (429). */
const lanes: Record<Due['channel'], number> = { email: 40, sms: 20, push: 64 }
/** Outcomes are written down together: this many at most, or after this many milliseconds. */
const together = { most: 50, milliseconds: 20 }
/** How long, while the last messages are under way, before newer ones are looked for, milliseconds. */
const lookAgain = 200
/** How long stopping waits for the tries under way, milliseconds. */
const longestGoodbye = 4000

const Due = z.object({
  id: z.uuid(),
  channel: z.enum(['email', 'sms', 'push']),
  recipient: z.string(),
  subject: z.string(),
  body: z.string(),
  calendar: z.string().nullable(),
  url: z.string().nullable(),
  expiresAt: z.string().nullable(),
  tries: z.int(),
})
type Due = z.infer<typeof Due>
type Channel = Due['channel']
type Deliver = (m: Due, now: string) => Promise<unknown>

/**
 * Sends what is due until the queue is empty; each message gets its state. Channels do not wait for each other, and a channel without
 * settings keeps its messages queued.
 *
 * At least once: a worker that dies after the server outside has accepted a message and before that is written down sends it again a minute
 * later. SMS carry their id so that the gateway can tell; e-mails keep their Message-ID and pushes their tag, so that they replace each other.
 */
export async function startSender(pool: pg.Pool, url: string, { config, clock, log }: { config: Config; clock: Clock; log: Log }) {
  const db = new Db(pool)
  const { deliver, close } = await openChannels(db, config)
  let isStopping = false
  const queues = Object.entries(deliver).map(([channel, send]) =>
    oneAtATime(
      () => sendAll(db, clock, channel as Channel, send, () => isStopping),
      (error) => log.error({ error }, `${channel}: will be tried again`),
    ),
  )
  const stop = await listen(url, 'outgoing', log, async () => {
    await dropExpired(db, clock.now())
    for (const run of queues) run()
  })
  return async () => {
    isStopping = true
    await stop()
    // a server outside that does not answer does not keep us: what was cut short is sent again by the next worker
    await Promise.race([Promise.all(queues.map((run) => run.idle())), pause(longestGoodbye, undefined, { ref: false })])
    close()
  }
}

/** Keeps every lane of the channel busy until nothing is due: a slow message holds up one lane, not the others. */
async function sendAll(db: Db, clock: Clock, channel: Channel, send: Deliver, isStopping: () => boolean) {
  const underWay = new Set<Promise<void>>()
  const book = openBook(db, clock)
  const sendOne = async (m: Due) => {
    const fault = await send(m, clock.now()).then(
      () => undefined,
      (error: Error) => error,
    )
    await (fault ? record(db, m, fault, clock.now()) : book.sent(m.id))
  }
  try {
    while (!isStopping()) {
      const free = lanes[channel] - underWay.size
      const wants = free >= lanes[channel] / 2
      const due = wants ? await claim(db, channel, clock.now(), free) : []
      for (const m of due) {
        const one: Promise<void> = sendOne(m).finally(() => underWay.delete(one))
        underWay.add(one)
      }
      if (!underWay.size) return
      // nothing more is due: looks again now and then while the last ones are under way
      const isEmpty = wants && due.length < free
      await Promise.race<unknown>(isEmpty ? [Promise.all(underWay), pause(lookAgain)] : underWay)
    }
  } finally {
    await Promise.all(underWay)
    await book.close()
  }
}

/** Writes down what was sent, many at a time: a statement a message would cost more than the sending. */
function openBook(db: Db, clock: Clock) {
  let waiting: string[] = []
  let timer: NodeJS.Timeout | undefined
  let written: Promise<unknown> = Promise.resolve()
  const write = () => {
    clearTimeout(timer)
    timer = undefined
    if (!waiting.length) return
    const [ids, now] = [waiting, clock.now()]
    waiting = []
    const one = db.run(sql`update platform.outgoing set status = 'sent', sent_at = ${now}, tried_at = ${now}, last_error = null,
      body = case when is_secret then '' else body end where id = any(${ids}) and status = 'sending'`)
    written = Promise.all([written, one])
    written.catch(() => undefined)
  }
  return {
    sent: async (id: string) => {
      waiting.push(id)
      if (waiting.length >= together.most) write()
      else timer ??= setTimeout(write, together.milliseconds)
    },
    close: async () => {
      write()
      await written
    },
  }
}

/** A message that its channel will never take: not tried again. The reason holds no address and no text. */
class Undeliverable extends Error {}
/** Not now: the other side may say when, in seconds. */
class NotNow extends Error {
  readonly retryAfter: number
  constructor(reason: string, retryAfter = 0) {
    super(reason)
    this.retryAfter = retryAfter
  }
}

async function openChannels(db: Db, { smtpUrl, mailFrom, sms, ...config }: Config) {
  const keys = await pushKeys(db, { smtpUrl, mailFrom, sms, ...config })
  const transport = smtpUrl ? openMail(smtpUrl) : undefined
  const deliver: Partial<Record<Channel, Deliver>> = {
    push: (m, now) => sendPush(m, now, { keys, subject: config.vapidSubject, allowsLoopback: config.isOnThisMachine }),
    ...(transport && { email: (m) => sendMail(transport, mailFrom, m) }),
    ...(sms && { sms: (m) => sendSms(m, sms) }),
  }
  return { deliver, close: () => transport?.close() }
}

const openMail = (url: string) =>
  createTransport({
    url,
    pool: true,
    maxConnections: 10,
    maxMessages: 1000,
    connectionTimeout: longestTry / 2,
    greetingTimeout: longestTry / 2,
    socketTimeout: longestTry,
  } as Parameters<typeof createTransport>[0])

async function sendMail(transport: Transporter, from: string, m: Due) {
  const calendar = m.calendar ? (JSON.parse(m.calendar) as { method: string; ics: string }) : undefined
  const mail = {
    from,
    to: m.recipient,
    subject: m.subject,
    text: m.body,
    messageId: `<${m.id}@elan>`,
    // no out-of-office reply, please (RFC 3834)
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(calendar && { icalEvent: { method: calendar.method, filename: 'rendez-vous.ics', content: calendar.ics } }),
  }
  await transport.sendMail(mail).catch((error: { responseCode?: number; code?: string }) => {
    // a refused password or a broken server is ours to mend: only what is said of the message itself is final
    const isFinal = error.code !== 'EAUTH' && (error.responseCode ?? 0) >= 500 && error.responseCode !== 554
    throw isFinal
      ? new Undeliverable(`smtp: ${error.responseCode}`)
      : new NotNow(`smtp: ${error.responseCode ?? error.code ?? 'unreachable'}`)
  })
}

async function sendSms(m: Due, { url, token }: { url: string; token: string | undefined }) {
  const body = JSON.stringify({ id: m.id, to: m.recipient, text: m.body })
  const headers = {
    'content-type': 'application/json',
    ...(token && { authorization: `Bearer ${token}`, 'x-signature': sign(body, token) }),
  }
  const reply = await post('gateway', url, headers, body)
  refuse('gateway', reply.status, reply.headers.get('retry-after'))
}
const sign = (body: string, token: string) => createHmac('sha256', token).update(body).digest('hex')

type PushSettings = { keys: { publicKey: string; privateKey: string }; subject: string; allowsLoopback: boolean }

async function sendPush(m: Due, now: string, { keys, subject, allowsLoopback }: PushSettings) {
  const payload = JSON.stringify({ title: m.subject, body: m.body, url: m.url, tag: m.url ?? m.id })
  const secondsLeft = m.expiresAt ? Math.floor((Date.parse(m.expiresAt) - Date.parse(now)) / 1000) : 24 * 3600
  const options = { vapidDetails: { subject, ...keys }, TTL: Math.max(0, Math.min(secondsLeft, 24 * 3600)) }
  const sealed = webPush.generateRequestDetails(JSON.parse(m.recipient), payload, options)
  const headers = Object.fromEntries(Object.entries(sealed.headers).map(([name, value]) => [name, String(value)]))
  const reply = await postToPublic(sealed.endpoint, {
    headers,
    body: sealed.body as Uint8Array,
    timeout: longestTry / 2,
    allowsLoopback,
  }).catch((error: Error) => {
    throw error instanceof PrivateAddress ? new Undeliverable('push: private address') : toNotNow('push', error)
  })
  if (reply.status === 404 || reply.status === 410) throw new Undeliverable('gone')
  refuse('push', reply.status, reply.retryAfter)
}

/** Calls a server of the configuration; it is not followed elsewhere, and what it says beyond its status is not read. */
async function post(who: string, url: string, headers: Record<string, string>, body: string | Uint8Array<ArrayBuffer>) {
  const reply = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal: AbortSignal.timeout(longestTry / 2) }).catch(
    (error: Error) => {
      throw toNotNow(who, error)
    },
  )
  await reply.body?.cancel()
  return reply
}

const toNotNow = (who: string, error: Error) => new NotNow(`${who}: ${error.name === 'TimeoutError' ? 'timeout' : 'unreachable'}`)

/** 2xx is taken; 429 and 5xx are for later; any other answer will be the same tomorrow. */
function refuse(who: string, status: number, retryAfter: string | null) {
  if (status >= 200 && status < 300) return
  if (status === 429 || status === 408 || status >= 500) throw new NotNow(`${who}: ${status}`, Number(retryAfter) || 0)
  throw new Undeliverable(`${who}: ${status}`)
}

/** What is useless by now is dropped, whatever its channel, those cut short included. */
const dropExpired = (db: Db, now: string) =>
  db.run(sql`
    update platform.outgoing set status = 'dropped', last_error = 'expired', body = case when is_secret then '' else body end
    where expires_at < ${now} and (status = 'queued' or (status = 'sending' and next_try_at <= ${now}))`)

function claim(db: Db, channel: Channel, now: string, most: number) {
  return db.many(
    Due,
    sql`
    update platform.outgoing o set status = 'sending', tries = o.tries + 1, next_try_at = ${now}::timestamptz + make_interval(secs => ${cutShortAfter})
    where o.id in (
      select id from platform.outgoing
      where channel = ${channel} and status in ('queued', 'sending') and next_try_at <= ${now} and (expires_at is null or expires_at >= ${now})
      order by next_try_at limit ${most} for update skip locked)
    returning o.id, o.channel, o.recipient, o.subject, o.body, o.calendar, o.url, o.expires_at as "expiresAt", o.tries`,
  )
}

async function record(db: Db, m: Due, outcome: Error, now: string) {
  const pause = outcome instanceof Undeliverable ? undefined : pauses[m.tries - 1]
  const seconds = pause && Math.max(pause, Math.min(outcome instanceof NotNow ? outcome.retryAfter : 0, 3600))
  const reason = outcome instanceof NotNow || outcome instanceof Undeliverable ? outcome.message : 'unsendable'
  await db.tx(async (tx) => {
    await tx.run(sql`update platform.outgoing set status = ${seconds ? 'queued' : 'failed'}, last_error = ${reason}, tried_at = ${now},
      body = case when is_secret and ${!seconds} then '' else body end,
      next_try_at = ${now}::timestamptz + make_interval(secs => ${seconds ?? 0}) where id = ${m.id} and status = 'sending'`)
    if (reason === 'gone') await publish(tx, now, pushGone, { outgoingId: m.id })
  })
}
