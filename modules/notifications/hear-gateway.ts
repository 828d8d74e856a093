import { createHash, timingSafeEqual } from 'node:crypto'
import { audit } from '#platform/access'
import { z } from '#platform/api'
import { notFound } from '#platform/errors'
import { withdrawOutgoing } from '#platform/outgoing'
import { recordReceipts } from '#platform/receipts'
import type { Ctx } from '#platform/server'
import { sql } from '#platform/sql'
import type { notificationsApi, SmsReply } from './api.ts'
import { wordOf } from './rules.ts'
import { settle } from './tell.ts'

type Hearing = Ctx<(typeof notificationsApi)['smsCallback']>

/** What the SMS gateway tells: which messages arrived, and what people answered. Heard twice, it changes nothing. */
export async function hearGateway(ctx: Hearing) {
  const { db, config, params, body } = ctx
  if (!config.smsCallbackToken || !isSame(params.token, config.smsCallbackToken)) throw notFound('notifications.unknown-callback')
  const now = ctx.clock.now()
  await recordReceipts(
    db,
    body.receipts.map((receipt) => ({ ...receipt, at: pastInstant(receipt.at, now) })),
  )
  for (const reply of body.replies) await hearReply(ctx, { ...reply, at: pastInstant(reply.at, now) })
  return {}
}

/** The instant that a gateway says, if its clock can be right: one that is ahead must not outdo what follows. */
function pastInstant(at: string, now: string) {
  const instant = Date.parse(at)
  return instant > Date.parse('2000-01-01') && instant < Date.parse(now) ? new Date(instant).toISOString() : now
}

/** Compared without telling by the time it takes how much was right. */
const isSame = (given: string, expected: string) => timingSafeEqual(digest(given), digest(expected))
const digest = (text: string) => createHash('sha256').update(text).digest()

/** STOP and START are heard; any other answer is neither read nor kept. */
async function hearReply(ctx: Hearing, { from, text, at }: SmsReply) {
  const word = wordOf(text)
  if (!word) return
  const change = await keepChoice(ctx, from, word === 'stop', at)
  if (!change || change.wasStopped === (word === 'stop')) return
  if (word === 'stop') await withdrawWaiting(ctx, change.accountId)
  await audit(ctx, word === 'stop' ? 'notifications.sms-stopped' : 'notifications.sms-started', change.accountId)
  await settle(ctx, [
    {
      news: {
        kind: word === 'stop' ? 'young-sms-stopped' : 'young-sms-started',
        to: { advisersOf: change.accountId },
        aboutId: change.accountId,
        version: at,
        at: ctx.clock.now(),
        youngPersonId: change.accountId,
      },
    },
  ])
}

/** Keeps the latest word of whoever has this number, in whatever order words come; undefined when nobody has it, or a later word is known. */
function keepChoice({ db }: Hearing, phone: string, isStopped: boolean, at: string) {
  return db.maybe(
    z.object({ accountId: z.uuid(), wasStopped: z.boolean() }),
    sql`
    with said as (
      insert into notifications.sms_choice as c (account_id, is_stopped, said_at)
      select a.id, ${isStopped}, ${at} from identity.pub_account a
      where a.phone = ${phone} and a.role = 'youngPerson' and a.status <> 'closed'
      on conflict (account_id) do update set is_stopped = excluded.is_stopped, said_at = excluded.said_at where c.said_at < excluded.said_at
      returning account_id)
    select said.account_id as "accountId", coalesce(before.is_stopped, false) as "wasStopped"
    from said left join notifications.sms_choice before on before.account_id = said.account_id`,
  )
}

/** Notifications that have not left yet; a code that the person asks for still leaves. */
async function withdrawWaiting({ db }: Hearing, accountId: string) {
  const waiting = await db.many(
    z.object({ id: z.uuid() }),
    sql`select id from platform.outgoing where account_id = ${accountId} and channel = 'sms' and status = 'queued' and kind like 'notifications.%'`,
  )
  await withdrawOutgoing(
    db,
    waiting.map((w) => w.id),
  )
}
