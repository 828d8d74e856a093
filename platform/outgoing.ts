import { z } from 'zod'
import { event } from './api.ts'
import type { Db } from './db.ts'
import { ids } from './ids.ts'
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
  /** Where a push opens; a newer push of the same address takes the place of the older on the screen. */
  url?: string
  /** Holds a code or a link: the text is erased once sent. */
  isSecret?: boolean
  /** ISO instant before which it waits, and can still be withdrawn. */
  notBefore?: string
  /** ISO instant after which it is useless, and dropped. */
  expiresAt?: string
}

/** Queues messages in the caller's transaction, with one statement; gives their ids in the same order. */
export async function queueOutgoing(db: Db, now: string, messages: readonly Outgoing[]) {
  const lines = messages.map((m) => ({
    id: ids.uuid(),
    channel: m.channel,
    recipient: m.to,
    account_id: m.accountId ?? null,
    kind: m.kind,
    subject: m.subject ?? '',
    body: m.body,
    calendar: m.calendar ? JSON.stringify(m.calendar) : null,
    url: m.url ?? null,
    is_secret: m.isSecret ?? false,
    expires_at: m.expiresAt ?? null,
    next_try_at: m.notBefore ?? now,
  }))
  if (lines.length)
    await db.run(sql`insert into platform.outgoing
      (id, channel, recipient, account_id, kind, subject, body, calendar, url, is_secret, created_at, expires_at, next_try_at)
      select id, channel, recipient, account_id, kind, subject, body, calendar, url, is_secret, ${now}, expires_at, next_try_at
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l (id uuid, channel text, recipient text, account_id uuid, kind text,
        subject text, body text, calendar text, url text, is_secret boolean, expires_at timestamptz, next_try_at timestamptz)`)
  return lines.map((l) => l.id)
}

/** A push service said that this device's subscription is over (RFC 8030 §7.3): whoever keeps devices forgets it. */
export const pushGone = event('platform.push-gone', z.object({ outgoingId: z.uuid() }))

/** Takes back messages that have not left yet; those on their way are not stopped. How many were taken back. */
export const withdrawOutgoing = (db: Db, outgoingIds: readonly string[]) =>
  db.run(sql`update platform.outgoing set status = 'dropped', last_error = 'withdrawn', body = case when is_secret then '' else body end
    where id = any(${outgoingIds}) and status = 'queued'`)

const OutgoingState = z.object({
  id: z.uuid(),
  channel: z.enum(['email', 'sms', 'push']),
  kind: z.string(),
  status: z.enum(['queued', 'sending', 'sent', 'delivered', 'failed', 'dropped']),
  lastError: z.string().nullable(),
  tries: z.int(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
})
/** How far a message got; never its text nor its address. */
export type OutgoingState = z.infer<typeof OutgoingState>

/** The messages to one account, newest first. `before`: the id of the last one already seen. */
export const listOutgoing = (db: Db, accountId: string, { before, limit }: { before?: string | undefined; limit: number }) =>
  db.many(
    OutgoingState,
    sql`
    select id, channel, kind, status, last_error as "lastError", tries, created_at as "createdAt", sent_at as "sentAt"
    from platform.outgoing
    where account_id = ${accountId}
      and (${before ?? null}::uuid is null or (created_at, id) < (select created_at, id from platform.outgoing where id = ${before ?? null}))
    order by created_at desc, id desc limit ${limit}`,
  )
