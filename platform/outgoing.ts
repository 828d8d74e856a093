import { createHmac } from 'node:crypto'
import { createTransport } from 'nodemailer'
import type pg from 'pg'
import webPush from 'web-push'
import { z } from 'zod'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { Db } from './db.ts'
import { listen } from './events.ts'
import { ids } from './ids.ts'
import type { Log } from './log.ts'
import { pushKeys } from './push-keys.ts'
import { sql } from './sql.ts'

/** A message to the outside world. Queued with the change that causes it; sent by the worker when its channel is configured. */
export type Outgoing = {
  channel: 'email' | 'sms' | 'push'
  /** An e-mail address, a number in E.164, or a push subscription as JSON. */
  to: string
  accountId?: string
  /** What it is about, `module.kind`: for counts and for the person's own list. */
  kind: string
  /** E-mail subject or push title. */
  subject?: string
  /** Plain text. */
  body: string
  /** An iCalendar object (RFC 5545), attached to the e-mail. */
  calendar?: { method: 'REQUEST' | 'CANCEL' | 'PUBLISH'; ics: string }
  /** Where a push opens. */
  url?: string
  /** Holds a code or a link: the text is erased once sent. */
  isSecret?: boolean
  /** ISO instant after which it is useless, and dropped. */
  expiresAt?: string
}

/** Queues a message in the caller's transaction. */
export async function queueOutgoing(db: Db, now: string, m: Outgoing) {
  const id = ids.uuid()
  await db.run(sql`insert into platform.outgoing
    (id, channel, recipient, account_id, kind, subject, body, calendar, url, is_secret, created_at, expires_at, next_try_at)
    values (${id}, ${m.channel}, ${m.to}, ${m.accountId ?? null}, ${m.kind}, ${m.subject ?? ''}, ${m.body},
      ${m.calendar ? JSON.stringify(m.calendar) : null}, ${m.url ?? null}, ${m.isSecret ?? false}, ${now}, ${m.expiresAt ?? null}, ${now})`)
  return id
}

/** How often a message is tried, and the pauses between, seconds. */
const pauses = [5, 30, 120, 600, 3600]

const Due = z.object({
  id: z.uuid(),
  channel: z.enum(['email', 'sms', 'push']),
  recipient: z.string(),
  subject: z.string(),
  body: z.string(),
  calendar: z.string().nullable(),
  url: z.string().nullable(),
  tries: z.int(),
})
type Due = z.infer<typeof Due>

/** Sends what is due, batch after batch, until the queue is empty; each message gets its state. */
export async function startSender(pool: pg.Pool, url: string, { config, clock, log }: { config: Config; clock: Clock; log: Log }) {
  const db = new Db(pool)
  const deliver = await openChannels(db, config)
  const channels = Object.keys(deliver) as Due['channel'][]
  return listen(url, 'outgoing', log, async () => {
    for (;;) {
      const due = await claim(db, channels, clock.now())
      if (!due.length) return
      await Promise.all(
        due.map(async (m) => {
          const outcome = await deliver[m.channel]!(m).then(
            () => 'sent' as const,
            (error: Error) => error,
          )
          await record(db, m, outcome, clock.now())
        }),
      )
    }
  })
}

/** A message that its channel will never take: not tried again. */
class Undeliverable extends Error {}

type Deliver = (m: Due) => Promise<unknown>

async function openChannels(db: Db, config: Config): Promise<Partial<Record<Due['channel'], Deliver>>> {
  const keys = await pushKeys(db, config)
  const { sms } = config
  return {
    push: (m) => sendPush(m, { keys, subject: config.vapidSubject }),
    ...(config.smtpUrl && { email: mailer(config.smtpUrl, config.mailFrom) }),
    ...(sms && { sms: (m: Due) => sendSms(m, sms) }),
  }
}

function mailer(url: string, from: string): Deliver {
  const transport = createTransport(url, { from })
  return async (m) => {
    const calendar = m.calendar ? (JSON.parse(m.calendar) as { method: string; ics: string }) : undefined
    await transport.sendMail({
      from,
      to: m.recipient,
      subject: m.subject,
      text: m.body,
      messageId: `<${m.id}@elan>`,
      ...(calendar && {
        icalEvent: { method: calendar.method, filename: 'rendez-vous.ics', content: calendar.ics },
      }),
    })
  }
}

async function sendSms(m: Due, { url, token }: { url: string; token: string | undefined }) {
  const body = JSON.stringify({ id: m.id, to: m.recipient, text: m.body })
  const reply = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}`, 'x-signature': sign(body, token) }) },
    body,
    signal: AbortSignal.timeout(10_000),
  })
  if (reply.status >= 400 && reply.status < 500 && reply.status !== 429) throw new Undeliverable(`gateway: ${reply.status}`)
  if (!reply.ok) throw new Error(`gateway: ${reply.status}`)
}
const sign = (body: string, token: string) => createHmac('sha256', token).update(body).digest('hex')

async function sendPush(m: Due, { keys, subject }: { keys: { publicKey: string; privateKey: string }; subject: string }) {
  const payload = JSON.stringify({ title: m.subject, body: m.body, url: m.url, tag: m.id })
  await webPush
    .sendNotification(JSON.parse(m.recipient), payload, { vapidDetails: { subject, ...keys }, timeout: 10_000, TTL: 24 * 3600 })
    .catch((error: { statusCode?: number; message: string }) => {
      if (error.statusCode === 404 || error.statusCode === 410) throw new Undeliverable('gone')
      throw new Error(error.message)
    })
}

function claim(db: Db, channels: string[], now: string) {
  return db.many(
    Due,
    sql`
    with dropped as (
      update platform.outgoing set status = 'dropped', body = case when is_secret then '' else body end
      where status = 'queued' and expires_at < ${now}
    )
    update platform.outgoing o set status = 'sending', tries = o.tries + 1, next_try_at = ${now}::timestamptz + interval '1 minute'
    where o.id in (
      select id from platform.outgoing
      where status in ('queued', 'sending') and next_try_at <= ${now} and channel = any(${channels})
        and (expires_at is null or expires_at >= ${now})
      order by next_try_at limit 50 for update skip locked)
    returning o.id, o.channel, o.recipient, o.subject, o.body, o.calendar, o.url, o.tries`,
  )
}

async function record(db: Db, m: Due, outcome: 'sent' | Error, now: string) {
  if (outcome === 'sent') {
    await db.run(sql`update platform.outgoing set status = 'sent', sent_at = ${now}, last_error = null,
      body = case when is_secret then '' else body end where id = ${m.id}`)
    return
  }
  const pause = outcome instanceof Undeliverable ? undefined : pauses[m.tries - 1]
  await db.run(sql`update platform.outgoing set status = ${pause ? 'queued' : 'failed'}, last_error = ${outcome.message.slice(0, 300)},
    next_try_at = ${now}::timestamptz + make_interval(secs => ${pause ?? 0}) where id = ${m.id}`)
}
