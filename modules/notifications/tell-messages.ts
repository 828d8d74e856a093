import type { messageSent, receiptMoved } from '#api/messaging'
import type { EventData } from '#platform/api'
import { z } from '#platform/api'
import { sql } from '#platform/sql'
import type { Fact } from '#platform/subscribers'
import type { Work } from '#platform/work'
import { type Channel, noticeAdded } from './api.ts'
import { listAdvisersOf } from './audience.ts'
import { awaySeconds, readingSeconds, ringsAgain } from './rules.ts'
import type { Telling } from './tell.ts'

const Line = z.object({ id: z.uuid(), accountId: z.uuid(), howMany: z.int(), lastPushAt: z.string().nullable() })

/**
 * One line a conversation while it is unread. Outside, only the young person is told: the first message rings, the next ones only after two
 * quiet minutes, and each waits a moment, so that it can be withdrawn when the message is read meanwhile.
 */
export async function tellMessage(work: Work, sent: EventData<typeof messageSent>, { at }: Fact): Promise<Telling | undefined> {
  const accountIds = sent.byYoungPerson ? await listAdvisersOf(work, sent.youngPersonId) : [sent.youngPersonId]
  const lines = await countMessage(work, sent, accountIds, at)
  await work.publishEach(
    noticeAdded,
    lines.filter((l) => l.howMany === 1).map((l) => ({ data: { noticeId: l.id }, audience: [l.accountId] })),
  )
  if (sent.byYoungPerson) return undefined
  const now = work.clock.now()
  const outside = {
    kind: 'message' as const,
    aboutId: sent.conversationId,
    version: String(sent.number),
    at,
    details: {},
    howMany: 1,
    topic: 'messages' as const,
    expiresAt: new Date(Date.parse(at) + 24 * 3_600_000).toISOString(),
    waits: { push: readingSeconds, email: awaySeconds, sms: awaySeconds },
    notices: lines.map((l) => ({ noticeId: l.id, accountId: l.accountId, channels: channelsFor(l, now) })),
  }
  return { outside }
}

const channelsFor = ({ howMany, lastPushAt }: z.infer<typeof Line>, now: string): Channel[] => [
  ...(ringsAgain(howMany, lastPushAt, now) ? (['push'] as const) : []),
  ...(howMany === 1 ? (['email', 'sms'] as const) : []),
]

/** Adds the message to the line of its conversation; gives no line back when it was counted before. */
const countMessage = ({ db, ids }: Work, sent: EventData<typeof messageSent>, accountIds: string[], at: string) =>
  db.many(
    Line,
    sql`
    insert into notifications.notice as n (id, account_id, kind, about_id, version, young_person_id, last_number, happened_at)
    select t.id, t.account_id, ${sent.byYoungPerson ? 'young-message' : 'message'}, ${sent.conversationId}, '', ${sent.youngPersonId},
      ${sent.number}, ${at}
    from unnest(${accountIds.map(() => ids.uuid())}::uuid[], ${accountIds}::uuid[]) t (id, account_id)
    join identity.pub_account a on a.id = t.account_id and a.status <> 'closed'
    on conflict on constraint one_notice_per_fact do update
    set how_many = case when n.read_at is null then n.how_many + 1 else 1 end, read_at = null,
      last_number = excluded.last_number, happened_at = excluded.happened_at
    where n.last_number < excluded.last_number
    returning n.id, n.account_id as "accountId", n.how_many as "howMany",
      (select max(d.queued_at) from notifications.delivery d where d.notice_id = n.id and d.channel = 'push') as "lastPushAt"`,
  )

/** What was read up to here rings no more: the line is read, and what has not left is withdrawn. */
export async function hushConversation(
  { db, clock }: Work,
  { conversationId, accountId, readUpTo }: EventData<typeof receiptMoved>,
): Promise<Telling | undefined> {
  const hushed = await db.many(
    z.object({ id: z.uuid() }),
    sql`
    update notifications.notice set read_at = ${clock.now()}
    where account_id = ${accountId} and kind in ('message', 'young-message') and about_id = ${conversationId} and version = ''
      and read_at is null and last_number <= ${readUpTo}
    returning id`,
  )
  return hushed.length ? { withdraw: sql`d.notice_id = any(${hushed.map((n) => n.id)})` } : undefined
}
